// In: the subschemas that apply to one kind of place. Out: the draft of its node.
// Promises: every keyword is used, known to assert nothing, or refused by name and pointer.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/draft.h"

namespace ocpv::plan {

/// What following references may still cost, of the whole schema: a unit for each keyword and child that is looked at,
/// more where its pointer is long. A schema that refers to nothing costs less than it has bytes.
using Budget = std::int64_t;
inline constexpr Budget kLeastBudget = 200'000;  // 165 operations in one schema would need some 50,000.

/// Joins the applications into one draft. `document` is the schema's; references are resolved in it.
Result<Draft> gather(Program& program, const json::Document& document, std::span<const Application> applications,
                     Budget& budget);

}  // namespace ocpv::plan
