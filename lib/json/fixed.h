// In: the text of a JSON number. Out: its exact value, where that is a few digits around a point; most numbers are.
// Promises: no rounding; what has an exponent or more digits is left to Decimal.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ocpv::json {

/// `digits` with so many of them behind the point.
struct Fixed {
  std::int64_t digits = 0;
  std::uint32_t places = 0;

  /// The value where it is an integer: 26.0 is 26.
  std::optional<std::int64_t> whole() const noexcept;
};

std::strong_ordering compare(const Fixed& a, const Fixed& b) noexcept;

/// `number` must be one by RFC 8259.
std::optional<Fixed> fixed_of(std::string_view number) noexcept;

}  // namespace ocpv::json
