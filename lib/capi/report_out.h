// In: a caller's report or none, and what to judge. Out: the report filled, and the status.
// Promises: after a failure a report that was given is empty, and none is made where none was given.
#pragma once

#include "capi/handles.h"

namespace ocpv::capi {

/// A report that nothing may be read from, but that says what happened.
inline ocpv_status emptied(ocpv_report& report, ocpv_status status) noexcept {
  report.clear();
  report.findings.status = static_cast<Status>(status);
  return status;
}

/// Nothing was judged, and there is nothing to tell.
inline bool is_failure(ocpv_status status) noexcept {
  return status == OCPV_ERROR_NO_MEMORY || status == OCPV_ERROR_BAD_ARGUMENT || status == OCPV_ERROR_INTERNAL;
}

ocpv_status run_filled(ocpv_report** report, ocpv_checker& checker, ocpv_status (*judge)(void* data, ocpv_report&),
                       void* data) noexcept;

/// Calls `judge(report)` with the caller's report, or with a new one that is then the caller's, and counts what came of
/// it.
template <class Judge>
ocpv_status filled(ocpv_report** report, ocpv_checker& checker, Judge judge) noexcept {
  return run_filled(
      report, checker,
      [](void* data, ocpv_report& target) -> ocpv_status { return (*static_cast<Judge*>(data))(target); }, &judge);
}

}  // namespace ocpv::capi
