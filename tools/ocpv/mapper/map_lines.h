// In: lines, each with a body or a recorded exchange. Out: a line of JSON for each of them, in their order.
// Promises: one line in, one line out, whatever is in it; what is ready is written when the input pauses; memory is
// bounded; no value of a document but that of the key is shown, and no secret.
#pragma once

#include <vector>

#include "tools/ocpv/check/documents.h"
#include "tools/ocpv/check/settings.h"
#include "tools/ocpv/check/targets.h"

namespace ocpv::program {

/// `other`: null, or the version whose findings are left out.
ExitStatus map_lines(const CheckSettings& settings, std::vector<NamedFile> files, unsigned jobs, Targets& targets,
                     Targets* other, Context& context);

}  // namespace ocpv::program
