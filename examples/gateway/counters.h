// In: what happened, one call for each. Out: Prometheus text.
// Promises: any thread at any time; nothing that a caller sent becomes a name or a label, so the number of series is
// bounded; no credential is seen here.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <ocpv/ocpv.hpp>
#include <string>

namespace gateway {

/// `unreadable`: refused before it was judged, because it is no request that this service reads.
enum class Outcome : std::uint8_t { right, wrong, unreadable, not_judged };

class Counters {
 public:
  void count(Outcome outcome) noexcept { add(requests_[static_cast<std::size_t>(outcome)]); }
  void count_reload(bool was_done) noexcept { add(reloads_[was_done ? 1 : 0]); }
  /// Each finding of a report by its id and severity.
  void count(const ocpv::Report& report) noexcept;
  void spent(std::chrono::nanoseconds time) noexcept;
  void loaded(std::size_t operations) noexcept { operations_.store(operations, std::memory_order_relaxed); }

  std::string to_text() const;

 private:
  using Number = std::atomic<std::uint64_t>;
  static void add(Number& number, std::uint64_t by = 1) noexcept { number.fetch_add(by, std::memory_order_relaxed); }

  static constexpr std::size_t kIds = 64;  ///< More than ocpv.h has; what is beyond is not counted by id.
  std::array<Number, 4> requests_{};
  std::array<Number, 2> reloads_{};
  std::array<std::array<Number, 3>, kIds> findings_{};
  Number checks_{}, check_nanoseconds_{};
  Number operations_{};
};

}  // namespace gateway
