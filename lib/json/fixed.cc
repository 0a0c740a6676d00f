#include "json/fixed.h"

#include <array>

namespace ocpv::json {
namespace {

constexpr std::size_t kMostDigits = 18;

constexpr std::array<std::int64_t, kMostDigits + 1> kPowers = [] {
  std::array<std::int64_t, kMostDigits + 1> powers{};
  std::int64_t power = 1;
  for (std::int64_t& one : powers) {
    one = power;
    power = power < 1'000'000'000'000'000'000 ? power * 10 : power;
  }
  return powers;
}();

/// `a` with more places, against `b`, which has them already.
std::strong_ordering compare_widened(std::int64_t a, std::uint32_t more_places, std::int64_t b) noexcept {
  std::int64_t widened = 0;
  if (__builtin_mul_overflow(a, kPowers[more_places], &widened)) return a <=> 0;
  return widened <=> b;
}

}  // namespace

std::optional<std::int64_t> Fixed::whole() const noexcept {
  if (places == 0) return digits;
  return digits % kPowers[places] == 0 ? std::optional(digits / kPowers[places]) : std::nullopt;
}

std::strong_ordering compare(const Fixed& a, const Fixed& b) noexcept {
  if (a.places == b.places) return a.digits <=> b.digits;
  if (a.places < b.places) return compare_widened(a.digits, b.places - a.places, b.digits);
  return 0 <=> compare_widened(b.digits, a.places - b.places, a.digits);
}

std::optional<Fixed> fixed_of(std::string_view number) noexcept {
  const char* at = number.data();
  const char* const end = at + number.size();
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  if (static_cast<std::size_t>(end - at) > kMostDigits + 1) return std::nullopt;
  std::uint64_t digits = 0;
  std::uint32_t places = 0, count = 0, step = 0;
  for (; at != end; ++at, places += step) {
    const auto digit = static_cast<unsigned char>(*at - '0');
    if (digit > 9) {
      if (*at != '.') return std::nullopt;
      step = 1;
      --places;
      continue;
    }
    digits = digits * 10 + digit;
    ++count;
  }
  if (count > kMostDigits) return std::nullopt;
  const auto magnitude = static_cast<std::int64_t>(digits);
  return Fixed{negative ? -magnitude : magnitude, places};
}

}  // namespace ocpv::json
