// In: what the command line says, and what a document says of itself. Out: the schema it is checked against.
// Promises: each schema is compiled once, when first needed; any number of threads may ask.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/plans.h"
#include "http/http.h"
#include "plan/plan.h"
#include "tools/ocpv/check/belonging.h"
#include "tools/ocpv/check/settings.h"
#include "tools/ocpv/operations/refused_operations.h"

namespace ocpv::program {

/// A schema ready to be checked against.
struct Target {
  /// The schema, read when it is first asked for.
  const json::Document& document() const;

  std::string operation;           ///< Its id; empty for a schema of the user's own.
  std::string schema;              ///< Empty: the operation documents no such body.
  std::optional<plan::Plan> plan;  ///< None with the reference engine, and where there is no schema.
  std::shared_ptr<Lazy<json::Document>> read = std::make_shared<Lazy<json::Document>>();  ///< Of document().
};

/// A target, and the path parameters of the request at hand.
struct Aim {
  std::shared_ptr<const Target> target;
  std::vector<std::pair<std::string, std::string>> path_parameters;
};

class Targets {
 public:
  Targets(const CheckSettings& settings, catalog::Catalog catalog, Language language);

  /// By --schema, by --operation, or the only operation that is loaded.
  Result<Aim> of_command_line(bool response);
  /// By an id, `METHOD /path`, or a real target; the error names near misses.
  Result<Aim> named(const std::string& name, bool response);

  Result<Aim> of(const catalog::Operation& operation, bool response) { return of_match({&operation, {}}, response); }

  /// What bodies look like from afar; made when first asked for.
  const std::vector<Shape>& shapes(bool response);

  /// All operations with all their parts, for requests as a whole. Made when first asked for.
  Result<const http::Service*> service();

  /// Why requests of this operation cannot be judged, after service(): its schemas cannot be compiled.
  Result<void> problem_of(const catalog::Operation& operation) const;

  const catalog::Catalog& catalog() const noexcept { return catalog_; }
  /// Those of the same folders that are not loaded.
  const RefusedOperations& refused() const noexcept { return refused_; }

 private:
  Result<http::Service> made_service();
  Result<Aim> of_match(catalog::Match match, bool response);
  Result<Target> compiled(Target target, const std::string& name) const;

  const CheckSettings& settings_;
  catalog::Catalog catalog_;
  RefusedOperations refused_;
  Language language_;
  std::mutex guard_;
  std::optional<std::vector<Shape>> request_shapes_, response_shapes_;
  std::optional<catalog::Plans> plans_;  ///< Of service_.
  std::optional<Result<http::Service>> service_;
  std::map<std::string, std::shared_ptr<const Target>>
      ready_;  ///< By operation id and part; the user's own schema by "".
};

}  // namespace ocpv::program
