// In: loaded operations, and HTTP requests and responses as a proxy or an .http file has them. Out: findings about all
// of a request (who asks, method, path, parameters, headers, body), or about a response and its status.
// Promises: finding the operation takes time by the path's length, not by how many operations there are; credentials
// and query texts of secret parameters appear in no finding; immutable once made, one Checker per thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/lazy.h"
#include "base/limits.h"
#include "base/result.h"
#include "base/status.h"
#include "base/uri.h"
#include "catalog/catalog.h"
#include "catalog/plans.h"
#include "check/check.h"
#include "http/form.h"
#include "http/parameter_types.h"
#include "json/document.h"
#include "plan/plan.h"

namespace ocpv::http {

struct Header {
  std::string_view name, value;
};

/// A request as it came. Nothing needs to end with a zero byte, and nothing is kept.
struct Request {
  std::string_view method;
  std::string_view target;  ///< `/path?query`, or a URL.
  std::span<const Header> headers;
  std::string_view body;  ///< Blank: the request has none.
};

/// Where a piece of a request stands, for a caller who has the request as text.
enum class Where : std::uint8_t { method, target, header_name, header_value, body };
using Locate = std::function<findings::Range(Where where, std::size_t header, std::size_t begin, std::size_t end)>;

/// Is told of each piece outside the body that must not be shown: credentials, and values of secret parameters.
using Hide = std::function<void(Where where, std::size_t header, std::size_t begin, std::size_t end)>;

struct OpenPath;
using FindOpen = OpenPath (*)(const catalog::Catalog& catalog, std::string_view method, const Target& target,
                              bool open_start);

struct Options {
  Limits limits;
  bool strict = false;           ///< Warnings are told as errors.
  bool all_secrets = false;      ///< Findings::secrets are filled also when nothing is reported.
  bool secret_literals = false;  ///< A secret written out in the body is a warning, `secret-literal`.
  bool placeholders = false;     ///< As in .http files: `${NAME}` and `{{name}}` stand for something right, and
                                 ///< `Basic user:password` for what the editor sends instead.
  bool authorization = true;     ///< false: somebody else judges who asks.
  FindOpen find_open = nullptr;  ///< With `placeholders`: open_path (open_path.h), where they may stand in the path.
                                 ///< Services know none, and do not carry it.
  bool open_start = false;       ///< With `find_open`: what stood before the path is a variable, too.
  check::Compat compat = {};     ///< Of bodies of requests; a response takes Longs as text, unless:
  bool plain_longs = false;      ///< A Long of a response is a number.
  bool after_host = false;       ///< The path stood behind a host: a proxy there may take away its beginning.
  Locate locate = {};            ///< None: findings outside the body have no place.
  Hide hide = {};                ///< None: nobody shows the request.
};

/// All operations of a catalog, ready to judge by. The catalog and the plans must outlive it. What an operation needs
/// is made when it is first asked for; any number of threads may ask.
class Service {
 public:
  static Result<Service> make(const catalog::Catalog& catalog, const catalog::Plans& plans);

  struct Loaded {
    const catalog::Operation* operation = nullptr;
    std::uint32_t number = 0;
    ParameterTypes parameters;
    bool needs_body = false;           ///< The request schema has required fields.
    std::vector<FormField> form = {};  ///< The parts of a request that is a form; empty for one that is JSON.
    const json::Document& schema(Part part) const;  ///< Read when it is first asked for: `request` or `response`.

    Lazy<json::Document> request_schema, response_schema;  ///< Of schema().
  };
  const catalog::Catalog& catalog() const noexcept { return *catalog_; }
  const Loaded& loaded(std::uint32_t number) const;
  /// Null where the part is not documented.
  const plan::Plan* plan(const Loaded& loaded, Part part) const { return plans_->find(loaded.number, part); }
  const Loaded* find(std::string_view id) const;
  const plan::Plan& failure() const noexcept { return failure_; }
  const plan::Plan& anything() const noexcept { return anything_; }

 private:
  Service(const catalog::Catalog& catalog, const catalog::Plans& plans, plan::Plan failure, plan::Plan anything)
      : catalog_(&catalog),
        plans_(&plans),
        loaded_(std::make_unique<Lazy<Loaded>[]>(catalog.operations().size())),
        failure_(std::move(failure)),
        anything_(std::move(anything)) {}
  const catalog::Catalog* catalog_;
  const catalog::Plans* plans_;
  std::unique_ptr<Lazy<Loaded>[]> loaded_;
  plan::Plan failure_;   ///< The documented form of a failed request, the same for all operations.
  plan::Plan anything_;  ///< Any JSON text: for bodies that no page describes.
};

/// Judges a whole request into `findings` (cleared first): ok, invalid, or why its body could not be judged. A request
/// that belongs to no operation is invalid. `operation` (may be null) is the one it belongs to, or null. Where several
/// have its method and path it is right if it is for one of them, and else told by the one that it fits best.
/// What is wrong with the authorization comes first, then headers, path, query, body.
Status check_request(const Service& service, check::Checker& checker, const Request& request, const Options& options,
                     findings::Findings& findings, const catalog::Operation** operation = nullptr);

/// How badly what was judged fits an operation, the least where it is right: what could not be judged is worst, then
/// errors count, of these what is missing or unknown, which speaks for another operation, then all the rest.
std::array<std::size_t, 4> misfit(const findings::Findings& findings) noexcept;

/// Judges a response of one operation by its HTTP status and body. `bad_argument` when the status is none of 100 to
/// 599. Without a status the body itself says whether it is a failure. `content_type` is what the response says of its
/// body, if that is known: a body that is no JSON is judged by that alone.
Status check_response(const Service& service, const Service::Loaded& operation, check::Checker& checker,
                      std::optional<int> http_status, std::string_view body, const Options& options,
                      findings::Findings& findings, std::optional<std::string_view> content_type = std::nullopt);

}  // namespace ocpv::http
