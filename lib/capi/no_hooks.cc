// Stands in for hooks.cc in the static library and in programs made of the modules. It is a target of its own, which
// the shared library does not take: there the linker misses these functions unless hooks.cc is in it.
#include "capi/hooks.h"

namespace ocpv::capi {

bool has_hooks() noexcept { return false; }

const ocpv_allocator* exchange_allocator(const ocpv_allocator* /*allocator*/) noexcept { return nullptr; }

}  // namespace ocpv::capi
