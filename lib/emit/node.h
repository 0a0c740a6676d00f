// In: the root field of a part and its placed rules. Out: the part's schema.
// Promises: document order; what the page's own example breaks is in `x-ocpv-contested`, never a rejection; a
// structure that requires itself is not required, so every schema can be met.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "contract/contract.h"
#include "emit/rules.h"

namespace ocpv::emit {

/// The whole schema of a part, with `$schema`, `title` and `definitions`.
nlohmann::ordered_json part_schema(const contract::Operation& operation, Part part, const contract::Field& root,
                                   const PlacedRules& rules);

/// Adds `x-ocpv-said`, unless only an example shows the thing.
void add_said(nlohmann::ordered_json& node, const contract::Said& said);

}  // namespace ocpv::emit
