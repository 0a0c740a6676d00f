// In: a text that could not be judged, and why. Out: the one diagnostic that says so.
// Promises: the place of the fault where there is one; what might be secret is hidden as a whole.
#pragma once

#include <string_view>

#include "base/status.h"
#include "findings/diagnostic.h"
#include "json/index.h"
#include "plan/program.h"
#include "walk/options.h"

namespace ocpv::explain {

/// `index` is the text's, as far as it was built; it is used for texts that are too deep.
void explain_unjudged(const plan::Program& program, Status status, std::string_view text, const walk::Options& options,
                      const json::Index& index, findings::Findings& findings);

}  // namespace ocpv::explain
