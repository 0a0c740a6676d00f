#include "tools/ocpv/operations/refused_operations.h"

#include <utility>

#include "tools/ocpv/check/belonging.h"

namespace ocpv::program {
RefusedOperations::RefusedOperations(const catalog::Catalog& catalog) : catalog_(catalog) {
  for (const catalog::Refused& one : catalog.refused()) {
    catalog::Operation operation;
    operation.id = one.id;
    operation.method = one.method;
    operation.path = one.path;
    if (one.said_id != one.id && !one.said_id.empty()) operation.aliases = {one.said_id};
    if (refused_.add(operation).ok()) continue;
    operation.path.clear();  // Two of one path, or none that can be one: it is found by its name.
    (void)refused_.add(std::move(operation));
  }
}

std::optional<Error> RefusedOperations::reason(const catalog::Operation* operation) const {
  const catalog::Refused* refused = operation == nullptr ? nullptr : catalog_.refused_as(operation->id);
  if (refused == nullptr) return std::nullopt;
  return Error{say(kNotLoaded, {refused->id, with_place(refused->why)})};
}

std::optional<Error> RefusedOperations::named(std::string_view name) const {
  if (empty()) return std::nullopt;
  const Result<catalog::Match> match = refused_.find(name);
  return match.ok() ? std::optional(catalog_.refused_as(match->operation->id)->why) : std::nullopt;
}

std::optional<Error> RefusedOperations::of_request(std::string_view method, std::string_view target) const {
  if (empty()) return std::nullopt;
  const catalog::Route route = refused_.route(method, target, true);
  return route.found ? reason(&refused_.operations()[route.routes.front().number]) : std::nullopt;
}

std::optional<Error> RefusedOperations::of_body(std::string_view json, std::string_view file_name) const {
  if (empty()) return std::nullopt;
  if (auto why = reason(operation_by_schema_member(refused_, json))) return why;
  return reason(operation_by_file_name(refused_, file_name));
}

}  // namespace ocpv::program
