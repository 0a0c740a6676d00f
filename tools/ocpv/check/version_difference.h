// In: what two versions of a contract find in one document. Out: what only the one finds.
// Promises: what neither could judge is no difference; counts and status are those of what is left.
#pragma once

#include "tools/ocpv/check/finding.h"

namespace ocpv::program {

/// Takes out of `finding` what `other` has too.
void leave_out(const Finding& other, Finding& finding);

}  // namespace ocpv::program
