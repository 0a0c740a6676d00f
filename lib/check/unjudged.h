// In: a text that could not be judged, and why. Out: the one diagnostic that says so.
// Promises: the place of the fault where there is one; what might be secret is hidden as a whole.
#pragma once

#include <string_view>

#include "check/check.h"
#include "json/index.h"
#include "plan/program.h"

namespace ocpv::check {

/// `index` is the text's, as far as it was built; it is used for texts that are too deep.
void explain_unjudged(const plan::Program& program, Status status, std::string_view text, const Options& options,
                      const json::Index& index, Findings& findings);

}  // namespace ocpv::check
