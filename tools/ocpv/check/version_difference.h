// In: what two versions of a contract find in one document. Out: what only the one finds.
// Promises: what neither could judge is no difference, and is never taken for right; counts and status are those of
// what is left.
#pragma once

#include <cstdint>

#include "tools/ocpv/check/finding.h"

namespace ocpv::program {

/// What of two versions is told: what only the one finds, what neither could judge, or both; or which documents both
/// found right.
enum class Compared : std::uint8_t { all, differences, unjudged, right };

/// Takes out of `finding` what `other` has too, and what is not wanted. True when neither could judge it: no JSON, or a
/// body that is for no operation. Of a request its path was judged.
bool leave_out(const Finding& other, bool is_request, Compared wanted, Finding& finding);

}  // namespace ocpv::program
