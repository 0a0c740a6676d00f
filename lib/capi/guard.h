// In: what a C call does. Out: its status.
// Promises: no exception crosses the border; a failed allocation is a status. The only catch (...) of the library.
#pragma once

#include <new>

#include <ocpv/ocpv.h>

namespace ocpv::capi {

template <class Call>
ocpv_status guarded(Call call) noexcept {
  try {
    return call();
  } catch (const std::bad_alloc&) {
    return OCPV_ERROR_NO_MEMORY;
  } catch (...) {
    return OCPV_ERROR_INTERNAL;
  }
}

}  // namespace ocpv::capi
