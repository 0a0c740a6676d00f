#include "json/scan.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace ocpv::json {
namespace {

/// The value of each hexadecimal digit, by byte from '0' on; negative for all else.
constexpr std::array<std::int8_t, 'f' - '0' + 1> kHexValues = [] {
  std::array<std::int8_t, 'f' - '0' + 1> values{};
  values.fill(-1);
  for (std::size_t digit = 0; digit < 10; ++digit) values[digit] = static_cast<std::int8_t>(digit);
  for (std::size_t letter = 0; letter < 6; ++letter)
    values['a' - '0' + letter] = values['A' - '0' + letter] = static_cast<std::int8_t>(letter + 10);
  return values;
}();

constexpr int hex_value(char c) noexcept {
  const auto place = static_cast<unsigned char>(c - '0');
  return place < kHexValues.size() ? kHexValues.data()[place] : -1;
}

/// The number of the four hexadecimal digits from `at`, which are inside the text; negative when one is no such digit.
int read_hex4(std::string_view text, std::size_t at) noexcept {
  const char* const digits = text.data() + at;
  const int first = hex_value(digits[0]), second = hex_value(digits[1]);
  const int third = hex_value(digits[2]), fourth = hex_value(digits[3]);
  const bool is_number = (first | second | third | fourth) >= 0;
  return is_number ? first << 12 | second << 8 | third << 4 | fourth : -1;
}

constexpr bool is_surrogate(int unit) noexcept { return unit >= 0xD800 && unit <= 0xDFFF; }
constexpr bool is_low_surrogate(int unit) noexcept { return unit >= 0xDC00 && unit <= 0xDFFF; }

/// The character that `\c` stands for, by `c`, or 0 (no escape stands for NUL in its short form).
constexpr std::array<char, 128> kShortEscapes = [] {
  std::array<char, 128> escapes{};
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  escapes['/'] = '/';
  escapes['b'] = '\b';
  escapes['f'] = '\f';
  escapes['n'] = '\n';
  escapes['r'] = '\r';
  escapes['t'] = '\t';
  return escapes;
}();

struct Escape {
  std::size_t size = 0;  ///< Bytes of the escape; 0 when it is wrong.
  char32_t value = 0;
  Reason reason = Reason::bad_escape;
};

/// Reads the escape whose backslash stands at `at`.
Escape read_escape(std::string_view text, std::size_t at) noexcept {
  if (at + 1 >= text.size()) return {};
  const char kind = text[at + 1];
  if (kind != 'u') {
    const auto byte = static_cast<unsigned char>(kind);
    const char value = byte < kShortEscapes.size() ? kShortEscapes.data()[byte] : '\0';
    if (value == '\0') return {};
    return {2, static_cast<char32_t>(value), {}};
  }
  const std::size_t left = text.size() - at;
  const int unit = left >= 6 ? read_hex4(text, at + 2) : -1;
  if (unit < 0) return {};
  if (!is_surrogate(unit)) [[likely]]
    return {6, static_cast<char32_t>(unit), {}};
  const bool has_second = left >= 12 && text[at + 6] == '\\' && text[at + 7] == 'u';
  const int second = has_second ? read_hex4(text, at + 8) : -1;
  if (is_low_surrogate(unit) || !is_low_surrogate(second)) return {0, 0, Reason::unpaired_surrogate};
  return {12, static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00)), {}};
}

std::size_t write_utf8(char32_t value, char* out) noexcept {
  const auto put = [&](std::size_t i, char32_t byte) { out[i] = static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value < 0x80) {
    put(0, value);
    return 1;
  }
  if (value < 0x800) {
    put(0, 0xC0 | value >> 6);
    put(1, 0x80 | (value & 0x3F));
    return 2;
  }
  if (value < 0x10000) {
    put(0, 0xE0 | value >> 12);
    put(1, 0x80 | (value >> 6 & 0x3F));
    put(2, 0x80 | (value & 0x3F));
    return 3;
  }
  put(0, 0xF0 | value >> 18);
  put(1, 0x80 | (value >> 12 & 0x3F));
  put(2, 0x80 | (value >> 6 & 0x3F));
  put(3, 0x80 | (value & 0x3F));
  return 4;
}

Scan wrong(Reason reason, std::size_t byte, std::size_t size) noexcept { return {byte, false, {reason, byte, size}}; }

std::size_t skip_digits(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// The end of the run of bytes that cannot stand between two tokens: what a reader sees as one wrong word.
std::size_t end_of_word(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && !is_delimiter(text[at]) && text[at] != '"') ++at;
  return at;
}

}  // namespace

std::size_t skip_space(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

Scan scan_string(std::string_view text, std::size_t at) noexcept {
  const std::size_t start = at++;
  while (at < text.size()) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c == '"') return {at + 1, true, {}};
    if (c == '\\') {
      const Escape escape = read_escape(text, at);
      if (escape.size == 0) {
        if (at + 1 >= text.size()) break;
        const bool long_form = text[at + 1] == 'u';
        return wrong(escape.reason, at, std::min<std::size_t>(long_form ? 6 : 2, text.size() - at));
      }
      at += escape.size;
    } else if (c < 0x20) {
      return wrong(Reason::control_character, at, 1);
    } else if (c < 0x80) {
      ++at;
    } else {
      const CodePoint point = decode_utf8(text, at);
      if (point.size == 1) return wrong(Reason::bad_utf8, at, 1);
      at += point.size;
    }
  }
  return wrong(Reason::unterminated_string, start, text.size() - start);
}

Scan scan_number(std::string_view text, std::size_t at) noexcept {
  const std::size_t start = at;
  const auto bad = [&] {
    const std::size_t end = end_of_word(text, start + 1);
    return wrong(Reason::bad_number, start, end - start);
  };
  if (text[at] == '-') ++at;
  if (at == text.size() || !is_digit(text[at])) return bad();
  at = text[at] == '0' ? at + 1 : skip_digits(text, at);
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = at + 1;
    at = skip_digits(text, fraction);
    if (at == fraction) return bad();
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const std::size_t exponent = at;
    at = skip_digits(text, exponent);
    if (at == exponent) return bad();
  }
  if (at < text.size() && !is_delimiter(text[at])) return bad();
  return {at, true, {}};
}

Scan scan_literal(std::string_view text, std::size_t at) noexcept {
  for (const std::string_view word : {"true", "false", "null"}) {
    if (text.substr(at, word.size()) != word) continue;
    const std::size_t end = at + word.size();
    if (end == text.size() || is_delimiter(text[end])) return {end, true, {}};
  }
  const std::size_t end = end_of_word(text, at + 1);
  return wrong(Reason::bad_literal, at, end - at);
}

bool has_right_escapes(std::string_view inside) noexcept {
  std::size_t at = 0;
  while (at < inside.size()) {
    if (inside[at] != '\\') {  // escapes often stand side by side, so the search is for what follows them only
      at = inside.find('\\', at + 1);
      continue;
    }
    const Escape escape = read_escape(inside, at);
    if (escape.size == 0) return false;
    at += escape.size;
  }
  return true;
}

std::size_t decode_into(std::string_view inside, char* out) noexcept {
  std::size_t written = 0;
  std::size_t at = 0;
  while (at < inside.size()) {
    if (inside[at] != '\\') {
      out[written++] = inside[at++];
      continue;
    }
    const Escape escape = read_escape(inside, at);
    written += write_utf8(escape.value, out + written);
    at += escape.size == 0 ? 1 : escape.size;
  }
  return written;
}

}  // namespace ocpv::json
