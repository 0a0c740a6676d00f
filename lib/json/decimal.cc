#include "json/decimal.h"

#include <algorithm>
#include <limits>

namespace ocpv::json {
namespace {

constexpr std::int64_t kMostExponent = 100'000'000'000'000'000;

std::int64_t read_exponent(std::string_view text) noexcept {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  for (const char c : text) value = std::min<std::int64_t>(value * 10 + (c - '0'), kMostExponent);
  return negative ? -value : value;
}

/// The digits of an exponent that is so large that it may be near one that does not fit; else none.
std::string_view far_digits(std::string_view text, std::int64_t exponent) noexcept {
  if (exponent < kMostExponent / 100 && exponent > -kMostExponent / 100) return {};
  return text.substr(text.find_first_of("123456789"));
}

/// `a` - `b` of two rows of digits; of a difference that is far from 0 only that it is, and on which side.
std::int64_t difference(std::string_view a, std::string_view b) noexcept {
  std::int64_t difference = 0;
  for (std::size_t left = std::max(a.size(), b.size()); left != 0; --left) {
    const int digit_a = left <= a.size() ? a[a.size() - left] - '0' : 0;
    const int digit_b = left <= b.size() ? b[b.size() - left] - '0' : 0;
    // Once it is 2 or more it only grows, whatever digits follow.
    difference = std::clamp(difference * 10 + digit_a - digit_b, -kMostExponent, kMostExponent);
  }
  return difference;
}

}  // namespace

Decimal::Decimal(std::string_view text) noexcept {
  negative_ = text.starts_with('-');
  if (negative_) text.remove_prefix(1);
  std::size_t point = std::string_view::npos, e = 0;
  for (; e < text.size() && (text[e] | 0x20) != 'e'; ++e) {
    if (text[e] == '.') point = e;
  }
  const std::int64_t exponent = e == text.size() ? 0 : read_exponent(text.substr(e + 1));
  if (e != text.size()) far_ = far_digits(text.substr(e + 1), exponent);
  const std::string_view digits = text.substr(0, e);
  whole_ = digits.substr(0, point);
  fraction_ = point == std::string_view::npos ? std::string_view() : digits.substr(point + 1);

  const std::size_t total = whole_.size() + fraction_.size();
  while (first_ < total && digit(first_) == 0) ++first_;
  std::size_t end = total;
  while (end > first_ && digit(end - 1) == 0) --end;
  count_ = end - first_;
  lead_ = shift() + exponent;
}

std::int64_t Decimal::shift() const noexcept {
  return static_cast<std::int64_t>(whole_.size()) - 1 - static_cast<std::int64_t>(first_);
}

int Decimal::digit(std::size_t i) const noexcept {
  return (i < whole_.size() ? whole_[i] : fraction_[i - whole_.size()]) - '0';
}

bool Decimal::is_integer() const noexcept { return count_ == 0 || lead_ >= static_cast<std::int64_t>(count_) - 1; }

std::optional<std::int64_t> Decimal::to_int64() const noexcept {
  if (count_ == 0) return 0;
  if (!is_integer() || lead_ > 18) return std::nullopt;
  std::uint64_t value = 0;
  for (std::int64_t i = 0; i <= lead_; ++i) {
    const auto index = static_cast<std::size_t>(i);
    value = value * 10 + (index < count_ ? static_cast<std::uint64_t>(digit(first_ + index)) : 0);
  }
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (value > kMost + (negative_ ? 1 : 0)) return std::nullopt;
  return static_cast<std::int64_t>(negative_ ? ~value + 1 : value);
}

bool Decimal::is_multiple_of(std::int64_t divisor) const noexcept {
  if (count_ == 0) return true;
  if (!is_integer()) return false;
  std::int64_t rest = 0;
  for (std::size_t i = 0; i < count_; ++i) rest = (rest * 10 + digit(first_ + i)) % divisor;
  // The zeros after the last digit: 10^zeros by squaring.
  std::int64_t factor = 10 % divisor;
  for (std::int64_t zeros = lead_ - static_cast<std::int64_t>(count_) + 1; zeros > 0; zeros /= 2) {
    if (zeros % 2 != 0) rest = rest * factor % divisor;
    factor = factor * factor % divisor;
  }
  return rest == 0;
}

std::strong_ordering Decimal::compare_lead(const Decimal& a, const Decimal& b) noexcept {
  if (a.far_.empty() || b.far_.empty() || (a.lead_ < 0) != (b.lead_ < 0)) return a.lead_ <=> b.lead_;
  // Numbers have far fewer digits than kMostExponent, so that lead_ has the sign of the exponent.
  const std::int64_t between = difference(a.far_, b.far_);
  return (a.lead_ < 0 ? -between : between) + a.shift() - b.shift() <=> 0;
}

std::strong_ordering Decimal::compare_magnitude(const Decimal& a, const Decimal& b) noexcept {
  if (a.count_ == 0 || b.count_ == 0) return a.count_ <=> b.count_;
  if (const auto order = compare_lead(a, b); order != 0) return order;
  const std::size_t common = std::min(a.count_, b.count_);
  for (std::size_t i = 0; i < common; ++i) {
    const auto order = a.digit(a.first_ + i) <=> b.digit(b.first_ + i);
    if (order != 0) return order;
  }
  return a.count_ <=> b.count_;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept {
  if (a.is_negative() != b.is_negative()) {
    return a.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  return a.is_negative() ? Decimal::compare_magnitude(b, a) : Decimal::compare_magnitude(a, b);
}

}  // namespace ocpv::json
