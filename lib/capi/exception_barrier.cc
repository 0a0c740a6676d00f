#include "capi/exception_barrier.h"

#include <new>

#include "capi/hooks.h"

namespace ocpv::capi {

ocpv_status run_guarded(const ocpv_allocator* allocator, ocpv_status (*call)(void* data), void* data) noexcept {
  const ocpv_allocator* before = exchange_allocator(allocator);
  ocpv_status status = OCPV_ERROR_INTERNAL;
  try {
    status = call(data);
  } catch (const std::bad_alloc&) {
    status = OCPV_ERROR_NO_MEMORY;
  } catch (...) {
    status = OCPV_ERROR_INTERNAL;
  }
  (void)exchange_allocator(before);
  return status;
}

}  // namespace ocpv::capi
