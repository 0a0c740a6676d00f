// In: a piece of work and how many may do it at the same time. Out: it is done.
// Promises: all threads have ended when the call returns; where none can be had the work is done all the same, by
// fewer.
#pragma once

#include <cstddef>

namespace ocpv::capi {

/// No machine is served by more, and each has a stack.
inline constexpr std::size_t kMostThreads = 256;

/// Calls `work(data, number)` at most once for each number below `count` (1 to kMostThreads), each on a thread of its
/// own but for number 0, which runs on this one. Signals of the process are not taken on these threads.
void run_together(std::size_t count, void (*work)(void* data, std::size_t number), void* data) noexcept;

}  // namespace ocpv::capi
