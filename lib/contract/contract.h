// In: what a documentation page says, once understood. Out: plain data that emit turns into schemas.
// Promises: values only, no behaviour, no JSON library; where a thing was said travels with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/rule_kinds.h"
#include "base/terms.h"

namespace ocpv::contract {

/// Where a thing was said: the page's id (its operation's id) and the 1-based line.
struct Said {
  std::string page;
  std::uint32_t line = 0;
  bool operator==(const Said&) const = default;
};

enum class Kind : std::uint8_t {
  unknown,
  string,
  int32,
  int64,
  number,
  boolean,
  date_time,
  time,
  date,
  binary,
  object,
  array,
  map,
};

/// One allowed or known value. `text` is the value as it stands in JSON without quotes (`FULL_BACKUP`, `3`).
struct Value {
  std::string text;
  std::string gloss;  ///< What the page says it means; may be empty.
  bool operator==(const Value&) const = default;
};

/// The values a field may have (closed) or is known to have (open). For an array they are its items' values.
struct Values {
  std::vector<Value> items;
  bool closed = true;
  Strength strength = Strength::stated;
};

/// A shape of strings that the page states in words. Emitted as standard keywords.
enum class Shape : std::uint8_t {
  any,
  no_protocol,  ///< "a directory without protocol": does not begin with `scheme://`, in any letter case.
};

/// Bounds of a number, of a string's length in code points, or of an array's length; by `Field::kind`.
/// Decimal text, so that no double stands between the page and the schema.
struct Bounds {
  std::optional<std::string> minimum, maximum;          ///< Numbers.
  std::optional<std::uint64_t> min_length, max_length;  ///< Strings.
  std::optional<std::uint64_t> min_items, max_items;    ///< Arrays.
  Strength strength = Strength::stated;
};

/// A field of a body, of a structure, or a parameter. Document order is kept everywhere.
struct Field {
  std::string name;  ///< Empty for the root of a part and for `items`.
  Kind kind = Kind::unknown;
  Strength kind_strength = Strength::stated;
  bool nullable = false;    ///< The type word or an example says that null is right too.
  Said said;                ///< The row of the table; line 0 when only an example shows the field.
  std::string description;  ///< The row's text without marks and lists, in the page's language.
  bool required = false;
  Strength required_strength = Strength::stated;
  std::optional<Values> values;
  std::optional<Bounds> bounds;
  Shape shape = Shape::any;
  std::optional<std::string> default_json;  ///< JSON text of the stated default.
  std::string example_cell;                 ///< The cell under "example value", as written: a witness, not emitted.
  std::string unit;                         ///< `s`, `ms`, `min`, `GiB`, ...; empty when none is stated.
  bool secret = false;                      ///< accessKeySecret, passwords and their like.
  bool deprecated = false;
  /// Where this field belongs, if it is drawn here but a correction says it lives elsewhere (JSON Pointer from
  /// the part's root). Its presence here is a `misplaced-field` warning.
  std::string belongs_at;
  /// Name of the path parameter that this value should equal (`id` for obBackupObject.clusterId).
  std::string same_as_path;
  std::vector<Field> fields;  ///< Members, for `object`.
  bool open = false;          ///< The page has members of free names beside `fields` (`tag A`, `metric B`).
  std::vector<Field> items;   ///< At most one: the items of an array, or the values of a map.
  std::string
      structure;  ///< Name in Operation::structures when the members are shared or recursive; then `fields` is empty.
};

/// A structure that several fields share, or that contains itself. Emitted under `definitions`.
struct Structure {
  std::string name;
  Field shape;  ///< An object field.
};

/// How many items a list has; at least one of the two is set.
struct Count {
  std::optional<std::uint64_t> least, most;
  bool operator==(const Count&) const = default;
};

/// One condition on the field at `pointer`: its value is one of `in`, or is there and none of `not_in`, or it is a list
/// of so many `items`. One of the three is set. Pointers are JSON Pointers from the part's root; a step `*` stands for
/// each item of an array, the same item wherever two pointers of one rule share that prefix.
struct When {
  std::string pointer;
  std::vector<std::string> in;
  std::vector<std::string> not_in = {};
  std::optional<Count> items = {};
  bool operator==(const When&) const = default;
};

/// A conditional rule of the page.
struct Rule {
  using Kind = RuleKind;
  Part part = Part::request;
  Kind kind = Kind::only_when;
  std::string pointer;
  std::vector<std::string> in;  ///< For value_when and values_when only.
  When when;                    ///< For the kinds that end in `_when`.
  Strength strength = Strength::stated;
  Severity severity = Severity::error;
  Said said;
  std::optional<Count> items = {};       ///< For items_when only.
  std::vector<std::string> others = {};  ///< Members of the same object, for the kinds without a condition.
};

/// At least one of these pointers must be present (from corrections: a field accepted in two places). The first is
/// where it belongs. The members themselves are not `required`.
struct OneOf {
  Part part = Part::request;
  std::vector<std::string> pointers;
  Strength strength = Strength::corrected;
  Said said;
};

/// A method and a path that the page's example shows in place of the documented ones. A real target is routed to the
/// operation by it when no page documents it otherwise.
struct ShownRoute {
  std::string method, path;  ///< Braces stand where the documented path has its parameters.
};

/// An example of the page, as it was printed.
struct Example {
  Part part = Part::request;
  std::string url;             ///< The request line or target shown beside it; may be empty.
  std::uint32_t url_line = 0;  ///< Where the URL is printed.
  std::string text;            ///< JSON text; empty when only a URL is shown.
  Said said;
  bool parsable = false;  ///< False: evidence at most, never fact.
};

/// A query parameter that an operation is told apart by, with its one value (`Action=OpenGate`).
struct Selector {
  std::string name, value;
  bool operator==(const Selector&) const = default;
};

/// An operation of the API, everything its page says about it.
struct Operation {
  std::string id;                   ///< `backup-tenant-now`.
  std::string method, path;         ///< `POST`, `/api/v2/ob/clusters/{id}/...`, braces without regex.
  std::uint32_t path_line = 0;      ///< Where the page has it.
  std::vector<Selector> selectors;  ///< Query parameters that tell operations of one path apart.
  std::string content_type;         ///< Of the request's body; empty: JSON.
  std::string title_zh, title_en;   ///< One of them may be empty.
  std::string page;                 ///< Path of the page relative to the folder given to `generate`.
  std::string version;              ///< `V4.2.2` when the tree says so; may be empty.
  std::vector<ShownRoute> shown_as;
  std::vector<Field> path_parameters, query_parameters, header_parameters;
  std::optional<Field> request;   ///< The body's root; none: the operation documents no body.
  std::optional<Field> response;  ///< The envelope (or plain body); none: no response table.
  std::vector<Structure> structures;
  std::vector<Rule> rules;
  std::vector<OneOf> one_of;
  std::vector<Example> examples;
};

}  // namespace ocpv::contract
