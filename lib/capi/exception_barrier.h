// In: what a C call does, and whose memory it works with. Out: its status.
// Promises: no exception crosses the border; a failed allocation is a status; the thread's allocator is as before.
#pragma once

#include <ocpv/ocpv.h>

namespace ocpv::capi {

/// `call(data)`. The only catch (...) of the library is here.
ocpv_status run_guarded(const ocpv_allocator* allocator, ocpv_status (*call)(void* data), void* data) noexcept;

template <class Call>
ocpv_status guarded(const ocpv_allocator* allocator, Call call) noexcept {
  return run_guarded(
      allocator, [](void* data) -> ocpv_status { return (*static_cast<Call*>(data))(); }, &call);
}

}  // namespace ocpv::capi
