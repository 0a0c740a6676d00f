// In: what was found in a request. Out: the finding that a refusal is about, and the HTTP status that it has.
// Promises: whoever answers by itself refuses as `problem()` of report.h does.
#pragma once

#include "findings/diagnostic.h"

namespace ocpv::report {

/// The first error; where warnings alone make the request wrong, the first of them. Null: there is none.
const findings::Diagnostic* cause_of(const findings::Findings& findings) noexcept;

/// 401, 404, 405, 413, or 400 for everything else.
int http_status_of(const findings::Diagnostic* cause) noexcept;

}  // namespace ocpv::report
