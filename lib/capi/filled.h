// In: a caller's report or none, and what to judge. Out: the report filled, and the status.
// Promises: after a failure a report that was given is empty, and none is made where none was given.
#pragma once

#include <memory>

#include "capi/guard.h"
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

/// Calls `judge(report)` with the caller's report, or with a new one that is then the caller's, and counts what came of
/// it.
template <class Judge>
ocpv_status filled(ocpv_report** report, ocpv_checker& checker, Judge judge) noexcept {
  std::unique_ptr<ocpv_report> fresh;
  ocpv_report* target = *report;
  const ocpv_status status = guarded(checker.loaded->allocator, [&] {
    if (target == nullptr) {
      fresh = std::make_unique<ocpv_report>();
      target = fresh.get();
    }
    target->clear();
    target->loaded = checker.loaded;
    return judge(*target);
  });
  if (target == nullptr || is_failure(status)) {
    if (status != OCPV_ERROR_BAD_ARGUMENT) checker.counters.count(status);
    return target == nullptr ? status : emptied(*target, status);
  }
  checker.counters.count(status, target->findings);
  if (fresh) *report = fresh.release();
  return status;
}

}  // namespace ocpv::capi
