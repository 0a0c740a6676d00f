// In: characters and texts. Out: what they are, and their other letter case, in ASCII alone.
// Promises: no locale; bytes of other characters are no letter, no digit and no blank, and stay as they are.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace ocpv {

inline constexpr std::string_view kBlanks = " \t";     ///< What separates words of one line.
inline constexpr std::string_view kWhite = " \t\r\n";  ///< Blanks and ends of lines.
inline constexpr std::string_view kHexDigits = "0123456789abcdef";
inline constexpr std::string_view kUpperHexDigits = "0123456789ABCDEF";

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) noexcept { return (static_cast<unsigned char>(c) | 0x20U) - 'a' < 26U; }
constexpr bool is_letter_or_digit(char c) noexcept { return is_letter(c) || is_digit(c); }
constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }

constexpr char lower(char c) noexcept { return is_upper(c) ? static_cast<char>(c | 0x20) : c; }
constexpr char upper(char c) noexcept { return is_lower(c) ? static_cast<char>(c & ~0x20) : c; }

/// What a hexadecimal digit counts; -1 for every other character.
constexpr int hex_value(char c) noexcept {
  if (is_digit(c)) return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// What a character counts in Base64 (RFC 4648); -1 for every other, and for the padding.
constexpr int base64_value(char c) noexcept {
  if (is_upper(c)) return c - 'A';
  if (is_lower(c)) return c - 'a' + 26;
  if (is_digit(c)) return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

constexpr bool same_but_case(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

constexpr bool is_blank(std::string_view text) noexcept { return text.find_first_not_of(kWhite) == text.npos; }

/// Without white space (or what is given) at either end.
constexpr std::string_view trimmed(std::string_view text, std::string_view white = kWhite) noexcept {
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

inline bool is_ascii(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lower(std::string_view text);
std::string upper(std::string_view text);

/// What stands between the separators: one more than there are of them.
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace ocpv
