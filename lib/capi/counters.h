// In: what calls with one checker have found. Out: the counts, for any thread.
// Promises: one thread counts at a time and any may read, without a lock and without waiting for one another.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include <ocpv/ocpv.h>
#include "findings/diagnostic.h"

namespace ocpv::capi {

class Counters {
 public:
  void count(ocpv_status status) noexcept;
  void count(ocpv_status status, const findings::Findings& findings) noexcept;
  std::uint64_t of_id(ocpv_diagnostic_id id) const noexcept;
  std::uint64_t of_outcome(ocpv_status status) const noexcept;

 private:
  using Number = std::atomic<std::uint64_t>;
  static constexpr std::size_t kOutcomes = 11;  ///< 1, 0, -1 ... -8, and -99.

  std::array<Number, findings::kIdCount> ids_{};
  std::array<Number, kOutcomes> outcomes_{};
};

}  // namespace ocpv::capi
