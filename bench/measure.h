// In: what to run. Out: times, each with its spread, and counts.
// Promises: rounds are interleaved by the caller; nothing is thrown away but by medians.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ocpv::bench {

double nanoseconds(const std::function<void()>& work);

/// Time that this thread had a processor: what else the machine does counts less.
double thread_nanoseconds(const std::function<void()>& work);

/// Median, and the tenth and ninetieth percentile.
struct Spread {
  double median = 0, low = 0, high = 0;
};
Spread spread(std::vector<double> values);

/// Calls of operator new and malloc made while `work` runs, by any thread.
std::uint64_t allocations(const std::function<void()>& work);

/// Standard output of a program; empty when it cannot be run or fails.
std::string output_of(const std::string& command);

}  // namespace ocpv::bench
