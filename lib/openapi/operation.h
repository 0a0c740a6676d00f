// In: one operation of the catalogue. Out: its OpenAPI operation; its schemas go to the components.
#pragma once

#include <string>

#include "openapi/components.h"
#include "openapi/openapi.h"

namespace ocpv::openapi {

/// `path` is the one that the document has for it, which may call parameters otherwise.
Result<Json> operation_object(const Operation& operation, const std::string& path, const Options& options,
                              Components& components);

}  // namespace ocpv::openapi
