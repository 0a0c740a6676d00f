// In: characters of Base64 (RFC 4648). Out: what they count, and the bytes behind them.
// Promises: nothing is allocated but by base64_decoded(); which characters may stand between others is the caller's to
// say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/ascii.h"

namespace ocpv {

/// What a character counts; -1 for every other, and for the padding.
constexpr int base64_value(char c) noexcept {
  if (is_upper(c)) return c - 'A';
  if (is_lower(c)) return c - 'a' + 26;
  if (is_digit(c)) return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

/// Puts bytes together from what characters count, six bits each.
class Base64Bytes {
 public:
  /// The byte that is whole with this character; -1 when none is.
  constexpr int take(int value) noexcept {
    bits_ = (bits_ << 6U | static_cast<unsigned>(value)) & 0xFFFFU;
    count_ += 6;
    if (count_ < 8) return -1;
    count_ -= 8;
    return static_cast<int>(bits_ >> count_ & 0xFFU);
  }

 private:
  unsigned bits_ = 0, count_ = 0;
};

/// The bytes of a text that may have padding and line ends anywhere; none where another character stands.
inline std::optional<std::string> base64_decoded(std::string_view text) {
  std::string out;
  Base64Bytes bytes;
  for (const char c : text) {
    if (c == '=' || c == '\r' || c == '\n') continue;
    const int value = base64_value(c);
    if (value < 0) return std::nullopt;
    if (const int byte = bytes.take(value); byte >= 0) out += static_cast<char>(static_cast<unsigned char>(byte));
  }
  return out;
}

}  // namespace ocpv
