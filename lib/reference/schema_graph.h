// In: a schema's tree. Out: what valijson would do with it, counted before it does.
// Promises: every subschema reached from the root is looked at once; a reference cycle that consumes nothing of the
// document, a chain or a pattern that valijson cannot bear is named.
#pragma once

#include <string>
#include <vector>

#include "reference/bounds.h"

namespace ocpv::reference {

/// Fills `demand`; returns why valijson must not see the schema, or nothing. `with_format` gets the subschemas that
/// have the keyword `format`.
std::string measure(nlohmann::json& schema, SchemaDemand& demand, std::vector<nlohmann::json*>& with_format);

}  // namespace ocpv::reference
