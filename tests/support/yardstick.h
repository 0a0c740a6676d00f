// In: work that is promised to take at most so long. Out: what it takes, and how slow the machine is at that hour.
// Promises: a time is held against work of a known price that is done in the same run, since the same machine takes
// three times as long when its neighbours are busy.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

#include <time.h>

namespace ocpv {

/// Time of this thread on a processor: other processes of this system do not count.
inline double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Work>
double milliseconds(const Work& work) {
  const double start = thread_milliseconds();
  work();
  return thread_milliseconds() - start;
}

/// What reading and judging do: short texts are made, hashed, kept, sorted and given back.
inline std::size_t yardstick() {
  std::unordered_map<std::string, std::size_t> seen;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < 20'000; ++i)
    names.push_back("a name of some length " + std::to_string(i * 7919 % 20'011));
  for (const std::string& name : names) seen[name] += name.size();
  std::sort(names.begin(), names.end());
  return seen[names.front()] + seen.size();
}

/// How many times slower this machine is than the one that figures are promised on, where the yardstick takes 5 ms in a
/// dev build. Under a sanitizer it is 1: what that costs is in the bounds, and the yardstick would count it again.
class Slowness {
 public:
  /// Takes the yardstick once more: the least of all counts, since a neighbour can only make it longer.
  double measured() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 1;
#endif
    least_ = std::min(least_, milliseconds([] { static_cast<void>(yardstick()); }));
    return std::max(1.0, least_ / 5);
  }

 private:
  double least_ = std::numeric_limits<double>::max();
};

/// The least time of `work`, as it would be on that machine: tried again, the yardstick beside it, while it is too
/// much.
template <class Work>
double least_milliseconds_there(double most, const Work& work, int attempts = 9) {
  double least = std::numeric_limits<double>::max();
  double there = least;
  Slowness slowness;
  for (int attempt = 0; attempt < attempts && there > most; ++attempt) {
    least = std::min(least, milliseconds(work));
    there = least > most ? least / slowness.measured() : least;
  }
  return there;
}

}  // namespace ocpv
