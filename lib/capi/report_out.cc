#include "capi/report_out.h"

#include <memory>

#include "capi/exception_barrier.h"

namespace ocpv::capi {

ocpv_status run_filled(ocpv_report** report, ocpv_checker& checker, ocpv_status (*judge)(void* data, ocpv_report&),
                       void* data) noexcept {
  std::unique_ptr<ocpv_report> fresh;
  ocpv_report* target = *report;
  const ocpv_status status = guarded(checker.loaded->allocator, [&] {
    if (target == nullptr) {
      fresh = std::make_unique<ocpv_report>();
      target = fresh.get();
    }
    target->clear();
    // The count of holders is shared by all threads: it is let alone where it stays.
    if (target->loaded != checker.loaded) target->loaded = checker.loaded;
    return judge(data, *target);
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
