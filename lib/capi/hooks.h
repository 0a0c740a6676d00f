// In: the caller's allocator. Out: memory from it for as long as a call runs.
// Promises: what was allocated goes back to the allocator it came from, whenever and by whichever thread it is freed.
//
// The shared library sends its own `operator new` here (hooks.cc and cmake: --wrap), and nobody else's. An archive
// cannot do that to the program it is linked into: there has_hooks() is false (no_hooks.cc), and such a program
// replaces `operator new` itself.
#pragma once

#include <ocpv/ocpv.h>

namespace ocpv::capi {

bool has_hooks() noexcept;

/// Makes this thread's allocations come from `allocator`, nullptr: from `operator new`. Returns what it was before.
const ocpv_allocator* exchange_allocator(const ocpv_allocator* allocator) noexcept;

}  // namespace ocpv::capi
