// The two halves of bench_growth: one looks at the plan's walk, the other at whole requests through the C++ API.
#pragma once

namespace ocpv::bench {

inline constexpr int kRounds = 15;

/// Prints how the time for a whole request grows with the number of operations loaded, as a table in Markdown.
void measure_operations();

}  // namespace ocpv::bench
