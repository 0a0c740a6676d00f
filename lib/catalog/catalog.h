// In: embedded schemas, a generated folder, or schemas in memory. Out: operations by id, by method and path, or by a
// real request target, and the text of their schemas.
// Promises: all operations of a method and path are found, those first narrowed by the query parameter that tells them
// apart; two with one id are refused by name; nothing is read unless asked; what a folder should hold and does not is
// refused by name, never taken for "anything is right".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/terms.h"
#include "catalog/box.h"
#include "catalog/router.h"
#include "plan/plan.h"

namespace ocpv::catalog {

/// One operation as operation.json has it, and its schemas' texts (empty: the part has no schema). The texts of an
/// embedded one are in the box until they are asked for.
struct Operation {
  std::string id, method, path, title_zh, title_en, page, version;
  std::string query;  ///< What tells it apart from others of its path: `Action=OpenGate`; empty when nothing does.
  std::vector<std::pair<std::string, std::string>> shown_as;  ///< Method and path of the page's own examples.
  std::string module;                                         ///< The chapter of the documentation; empty when unknown.
  std::vector<std::string> aliases;                           ///< Former ids.
  std::string integers;  ///< Names of path parameters that are integers, with commas.
  std::string operation_json;
  std::string parameters_schema, request_schema, response_schema;
  bool embedded = false;
  BoxedTexts boxed;  ///< Of an embedded one.

  bool has(Part part) const noexcept;
  /// The part's schema; empty when there is none. Made anew at each call where it comes out of the box.
  std::string schema(Part part) const;
  /// The text of operation.json.
  std::string description() const;
  /// `POST /api/v2?Action=OpenGate`.
  std::string called() const;

  // Out of line: so many texts moved in place, wherever one is handed on, are kilobytes.
  Operation();
  Operation(const Operation&);
  Operation(Operation&&) noexcept;
  Operation& operator=(const Operation&);
  Operation& operator=(Operation&&) noexcept;
  ~Operation();
};

/// An operation found for what the user named, with the path parameters its target showed.
struct Match {
  const Operation* operation = nullptr;
  std::vector<std::pair<std::string, std::string>> path_parameters;  ///< Name, percent-decoded value.
};

/// The files of one operation's folder. Absent parts are empty.
struct Texts {
  std::string folder;  ///< For messages.
  std::string operation_json, parameters_schema, request_schema, response_schema;
  bool from_folder = false;           ///< Then they must be the files that operation.json lists.
  std::optional<Error> problem = {};  ///< Why a file cannot be read.
};

/// An operation of a folder that is not loaded. Asked for by this id, its reason is told; none of the box stands in for
/// it.
struct Refused {
  std::string id;  ///< The name of its folder.
  Error why;
  std::string said_id, method, path;  ///< Of operation.json, or of the embedded one it replaces; empty: not known.
};

/// What search() found.
struct Found {
  struct Taken {
    std::string word;                ///< That nothing has as it is written.
    std::vector<std::string> nears;  ///< What it was taken for, the best first.
  };
  std::vector<std::uint32_t> numbers;  ///< Of operations(), the best first.
  std::vector<Taken> taken;
};

/// What called_by() found: `numbers` are those called so, or else what is near.
struct Called {
  bool exactly = false;
  std::vector<std::uint32_t> numbers;
  std::string said;  ///< Method and path, safe to show.
};

/// The texts of every operation of a folder made by `ocpv generate` (one sub-folder each), or of the one whose folder
/// it is, sorted bytewise; hidden folders are left out. Errors are those of the folder itself.
Result<std::vector<Texts>> read_folder(const std::string& folder);

/// The text of a schema file of somebody's own, at most kMostPageBytes.
Result<std::string> read_schema(const std::string& file);

/// How many of the pairs of `fixed` (as Operation::query has them) are in a query; -1 when one is not. `placeholders`:
/// `${name}` and `{{name}}` fit everything.
int count_fixed(std::string_view fixed, std::string_view query, bool placeholders);

/// Names of the path parameters that a parameters.schema.json holds to be integers, with commas.
std::string integer_path_parameters(std::string_view schema);

/// An operation from its texts.
Result<Operation> read_operation(Texts texts);

/// What to tell someone who named an operation that is not there.
struct Unknown {
  std::string said;               ///< The name, safe to show: without a query, escaped and cut.
  std::vector<std::string> near;  ///< `POST /api/v2/...` or ids; empty when nothing is near.
  bool wrong_method = false, letter_case = false, trailing_slash = false, missing_prefix = false;  ///< How they differ.
  bool other_segment = false, wrong_value = false, wrong_query = false;
  bool bad_encoding = false;  ///< A percent sign in it encodes nothing.
};

/// A set of operations, in the order they were added. Immutable once filled; then safe from any number of threads.
class Catalog {
 public:
  /// The operations that are part of the library in the newest version, sorted by id.
  static Result<Catalog> embedded();

  /// Adds the embedded operations of a version (of choose_api_version) behind those that are there; where an id, or a
  /// method and path, is there already, that one stays, and where it is that of one refused() none is. The ids of those
  /// that gave way to one that is there.
  Result<std::vector<std::string>> add_embedded(std::string_view version);

  /// Adds one operation from texts already in memory. One without a path (a schema of the user's own) is found by its
  /// id alone.
  Result<void> add(Operation operation);

  /// Adds every operation of read_folder(); those that are not whole, or are there already, are refused() while the
  /// others are loaded. An Error when none is. Called only when a user asks for it.
  Result<void> add_folder(const std::string& folder);

  const std::vector<Operation>& operations() const noexcept { return operations_; }
  const std::vector<Refused>& refused() const noexcept { return refused_; }
  /// Also where an embedded operation has the id: it is not what was asked for. Null: none is.
  const Refused* refused_as(std::string_view id) const noexcept;

  /// By id, by `METHOD /path/{template}`, by `METHOD /real/target?query`, or by a bare real target. The error names
  /// near misses.
  Result<Match> find(std::string_view name) const;

  /// What to tell about a name that find() does not know.
  Unknown unknown(std::string_view name) const;

  /// The operations that all words fit, as parts of their ids, paths and titles in both languages; the best first. A
  /// word that nothing has, or nothing together with the others, stands for those that it is nearly.
  Found search(std::string_view words) const;

  /// The operations called by a request line, a path or a URL, with real ids or documented names in it, for one method
  /// or, where none is said, for each. None: the words are no such thing, or nothing is near.
  std::optional<Called> called_by(std::string_view words) const;

  /// The operation with exactly this id, or a former one, or none. Allocates nothing.
  const Operation* find_id(std::string_view id) const noexcept;

  /// Which operations a method and a real target belong to, or what is near; numbers are those of operations().
  /// Where a query parameter tells several apart, only those that its value fits are found, or none; of a single one
  /// its parameters' schema says so. `placeholders` as for count_fixed.
  Route route(std::string_view method, std::string_view target, bool placeholders = false) const;
  /// The same for the path of a target that fits one documented path of one operation as it stands (Router::fit).
  bool fit(std::string_view method, std::string_view path, Fit& fit) const noexcept {
    return router_.fit(method, path, fit);
  }

  /// Compiles one part's schema. An error when the operation has no such part.
  static Result<plan::Plan> compile(const Operation& operation, Part part);

 private:
  Result<Match> find_loaded(std::string_view name) const;
  void refuse(std::string folder, Error why, std::string_view operation_json);
  Refused* refused_instead_of(const Operation& operation) noexcept;

  std::vector<Operation> operations_;
  std::vector<Refused> refused_;
  std::map<std::string, std::uint32_t, std::less<>> ids_;
  std::map<std::string, std::uint32_t, std::less<>> aliases_;
  std::uint32_t owners_ = 0;  ///< So many go before the embedded ones.
  Router router_;
  Router shown_;  ///< What only examples show: looked at where no documented path fits.

  void narrow(Route& route, std::string_view query, bool placeholders) const;
};

}  // namespace ocpv::catalog
