// Stands in for hooks.cc wherever the library is not a shared one.
#include "capi/hooks.h"

namespace ocpv::capi {

__attribute__((weak)) bool has_hooks() noexcept { return false; }

__attribute__((weak)) const ocpv_allocator* exchange_allocator(const ocpv_allocator* /*allocator*/) noexcept {
  return nullptr;
}

}  // namespace ocpv::capi
