// In: a text and the place of a token's first byte. Out: the place after the token, or what is wrong with it.
// Promises: strict by RFC 8259, linear, never reads outside the text, no locale.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "json/fault.h"

namespace ocpv::json {

/// Where a token ends, or its fault.
struct Scan {
  std::size_t end = 0;
  bool ok = true;
  Fault fault = {};
};

constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// True for what may stand directly after a number or a literal.
constexpr bool is_delimiter(char c) noexcept {
  return is_space(c) || c == ',' || c == '}' || c == ']' || c == '{' || c == '[' || c == ':';
}

std::size_t skip_space(std::string_view text, std::size_t at) noexcept;

/// From the opening quote to after the closing one, or to the end; nothing of it is verified.
constexpr std::size_t skip_string(std::string_view text, std::size_t at) noexcept {
  for (++at; at < text.size() && text[at] != '"';) at += text[at] == '\\' ? std::size_t{2} : std::size_t{1};
  return at < text.size() ? at + 1 : text.size();
}

/// From the opening quote to after the closing one. UTF-8, escapes, surrogates and control characters are verified.
Scan scan_string(std::string_view text, std::size_t at) noexcept;

/// From `-` or a digit.
Scan scan_number(std::string_view text, std::size_t at) noexcept;

/// From `t`, `f`, `n` or any other letter.
Scan scan_literal(std::string_view text, std::size_t at) noexcept;

/// Verifies the escapes of a string's inside (between its quotes), which is known to be UTF-8 without control
/// characters and bare quotes. True when all are right.
bool has_right_escapes(std::string_view inside) noexcept;

/// The string that the inside of a JSON string stands for, written to `out`, which has room for inside.size() bytes.
/// The inside must have right escapes. Returns the number of bytes written.
std::size_t decode_into(std::string_view inside, char* out) noexcept;

}  // namespace ocpv::json
