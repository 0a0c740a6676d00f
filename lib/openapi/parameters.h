// In: parameters.schema.json, and how the path's parameters are called in the document. Out: OpenAPI's parameters.
#pragma once

#include <map>
#include <string>

#include "openapi/components.h"

namespace ocpv::openapi {

using NewNames = std::map<std::string, std::string, std::less<>>;

/// The parameters in the schema's order; those of the path by their new names, also those that no row documents.
/// `examples` is a document that the schema accepts, or null.
Json parameters_of(const Json& schema, const Json& examples, const NewNames& new_names, const Components& components);

}  // namespace ocpv::openapi
