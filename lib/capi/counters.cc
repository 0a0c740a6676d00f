#include "capi/counters.h"

namespace ocpv::capi {
namespace {

using Number = std::atomic<std::uint64_t>;

// Nobody else writes, so nothing is lost between the two.
void add_one(Number& number) noexcept {
  number.store(number.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

std::size_t place_of(ocpv_status status) noexcept {
  constexpr std::size_t kInternal = 10;
  return status == OCPV_ERROR_INTERNAL ? kInternal : static_cast<std::size_t>(OCPV_INVALID - status);
}

template <class Numbers>
std::uint64_t read(const Numbers& numbers, std::size_t place) noexcept {
  return place < numbers.size() ? numbers[place].load(std::memory_order_relaxed) : 0;
}

}  // namespace

void Counters::count(ocpv_status status) noexcept {
  if (place_of(status) < outcomes_.size()) add_one(outcomes_[place_of(status)]);
}

void Counters::count(ocpv_status status, const findings::Findings& findings) noexcept {
  count(status);
  for (const findings::Diagnostic& d : findings.diagnostics) add_one(ids_[static_cast<std::size_t>(d.id)]);
}

std::uint64_t Counters::of_id(ocpv_diagnostic_id id) const noexcept { return read(ids_, static_cast<std::size_t>(id)); }

std::uint64_t Counters::of_outcome(ocpv_status status) const noexcept { return read(outcomes_, place_of(status)); }

}  // namespace ocpv::capi
