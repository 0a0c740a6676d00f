// In: draft-07 schemas of parts of operations. Out: the `components.schemas` of a document, and references to them.
// Promises: names are unique and of the letters that OpenAPI allows; what a schema defines inside becomes a component.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "openapi/openapi.h"
#include "openapi/schemas.h"

namespace ocpv::openapi {

/// `backup-tenant-now` → `BackupTenantNow`, of the letters that a component's name may have.
std::string component_name(std::string_view id);

class Components {
 public:
  explicit Components(const Options& options) : options_(options) {}

  /// Adds a schema, of which draft-07's root is `schema`; a node that refers to it.
  Json add(std::string_view wanted_name, Json schema);
  /// A schema for where it stands, which defines nothing inside.
  Json in_place(Json schema) const;

  bool is_plain() const noexcept { return options_.plain; }
  const Json& schemas() const noexcept { return schemas_; }

 private:
  std::string free_name(std::string wanted);

  const Options& options_;
  std::set<std::string, std::less<>> names_;
  Json schemas_ = Json::object();
};

}  // namespace ocpv::openapi
