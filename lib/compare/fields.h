// In: the fields of one part, before and after. Out: what changed in them.
// Promises: fields below an added, removed, moved, renamed or retyped one are not told again.
#pragma once

#include <vector>

#include "compare/compare.h"

namespace ocpv::compare {

std::vector<Difference> compare_fields(const std::vector<FieldFacts>& before, const std::vector<FieldFacts>& after,
                                       Part part);

/// Whether both allow the same values, whatever their words.
bool allow_the_same(const FieldFacts& a, const FieldFacts& b);

}  // namespace ocpv::compare
