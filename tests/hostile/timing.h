// In: work, and texts of growing size for it. Out: what it takes of this thread's time, and how that grows.
// Promises: other processes do not count.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>

#include <malloc.h>

#include "../support/yardstick.h"

namespace ocpv::hostile {

inline constexpr double kMostGrowth = 2.3;  // Of the time when the document doubles.

/// Memory that was given back stays with the process. Else what is large asks the system for fresh pages each time,
/// what is small does not, and the price of pages, which differs by the machine and the hour, is taken for growth.
inline const bool kKeepsMemory = [] {
#ifdef __GLIBC__
  return mallopt(M_MMAP_MAX, 0) != 0 && mallopt(M_TRIM_THRESHOLD, -1) != 0 && mallopt(M_TOP_PAD, 64 << 20) != 0;
#else
  return false;
#endif
}();

template <class Work>
double least_milliseconds(const Work& work) {
  double least = std::numeric_limits<double>::max();
  for (int i = 0; i < 5; ++i) least = std::min(least, milliseconds(work));
  return least;
}

/// What the time is multiplied by when the work doubles, where the large one is four times the small one, as the mean
/// of two doublings: the step where a document outgrows a cache of the machine belongs to one of them, what grows
/// faster than the document to both. A machine that is busy can only make times longer, so the least of several rounds
/// counts, and rounds go on where the growth is too large; what is really quadratic stays at four however many there
/// are.
template <class Small, class Large>
double growth_between(std::size_t small_bytes, std::size_t large_bytes, const Small& small, const Large& large) {
  double least_small = std::numeric_limits<double>::max();
  double least_large = least_small;
  // What takes less than four nanoseconds a byte is measured by the caches that it fits in or not; it counts as that.
  constexpr double kCached = 4e-6;
  Slowness slowness;
  double per_byte = kCached;
  const auto counted = [&](double time, std::size_t bytes) {
    return std::max(time, per_byte * static_cast<double>(bytes));
  };
  double mean = 0;
  for (int round = 0; round < 120; ++round) {
    least_small = std::min(least_small, milliseconds(small));
    least_large = std::min(least_large, milliseconds(large));
    mean = std::sqrt(counted(least_large, large_bytes) / counted(least_small, small_bytes));
    if (round >= 4 && mean <= kMostGrowth) break;
    if (round >= 4) per_byte = kCached * slowness.measured();
  }
  return mean;
}

template <class Make, class Work>
double growth_from(std::size_t least_size, const Make& make, const Work& work) {
  const std::string small = make(least_size);
  const std::string large = make(least_size * 4);
  return growth_between(
      small.size(), large.size(), [&] { work(small); }, [&] { work(large); });
}

}  // namespace ocpv::hostile
