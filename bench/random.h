// In: a seed. Out: the same numbers on every machine and library.
// Promises: splitmix64; no std::distribution, whose results differ between libraries.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ocpv::bench {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  bool one_in(std::size_t count) { return below(count) == 0; }
  bool percent(std::size_t share) { return below(100) < share; }

 private:
  std::uint64_t state_;
};

}  // namespace ocpv::bench
