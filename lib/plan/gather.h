// In: the subschemas that apply to one kind of place. Out: the draft of its node.
// Promises: every keyword is used, known to assert nothing, or refused by name and pointer.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/draft.h"

namespace ocpv::plan {

/// Joins the applications into one draft. `document` is the schema's; references are resolved in it.
Result<Draft> gather(Program& program, const json::Document& document, std::span<const Application> applications);

}  // namespace ocpv::plan
