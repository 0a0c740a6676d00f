// In: the text of a JSON number, of any length. Out: its exact value, for comparing.
// Promises: no rounding, no locale, linear, whatever the exponent.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ocpv::json {

/// A number as its significant digits and the power of ten of the first one: 0.00120e5 is 12 with lead 2 (1.2 * 10^2).
/// Keeps views of the text it was read from.
class Decimal {
 public:
  /// `text` must be a number by RFC 8259.
  explicit Decimal(std::string_view text) noexcept;

  bool is_negative() const noexcept { return negative_ && count_ != 0; }
  /// True for 26, 26.0 and 1e2.
  bool is_integer() const noexcept;
  /// The value when it is an integer that fits.
  std::optional<std::int64_t> to_int64() const noexcept;
  /// True when it is an integer multiple of `divisor`, which is over 0 and under 2^31.
  bool is_multiple_of(std::int64_t divisor) const noexcept;

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept;
  friend bool operator==(const Decimal& a, const Decimal& b) noexcept { return (a <=> b) == 0; }

 private:
  int digit(std::size_t i) const noexcept;
  std::int64_t shift() const noexcept;  ///< Power of ten of the first digit, but for the exponent.
  static std::strong_ordering compare_magnitude(const Decimal& a, const Decimal& b) noexcept;
  static std::strong_ordering compare_lead(const Decimal& a, const Decimal& b) noexcept;

  std::string_view whole_, fraction_;  ///< Digits before and after the point.
  std::string_view far_;               ///< The exponent's digits from the first that is not 0, where it is over 10^15.
  std::size_t first_ = 0;              ///< Index of the first digit that is not 0, over both views joined.
  std::size_t count_ = 0;              ///< Digits from there to the last one that is not 0.
  std::int64_t lead_ = 0;              ///< Power of ten of the first digit; exponents beyond 10^17 count as 10^17.
  bool negative_ = false;
};

}  // namespace ocpv::json
