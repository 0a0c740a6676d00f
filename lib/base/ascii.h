// In: characters and texts. Out: what they are, and their other letter case, in ASCII alone.
// Promises: no locale; bytes of other characters are no letter, no digit and no blank, and stay as they are.
#pragma once

#include <algorithm>
#include <iterator>
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

/// Digits and nothing else, at least one.
constexpr bool is_digits(std::string_view text) noexcept {
  for (const char c : text) {
    if (!is_digit(c)) return false;
  }
  return !text.empty();
}

constexpr bool same_but_case(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

constexpr bool ends_with_but_case(std::string_view text, std::string_view ending) noexcept {
  return text.size() >= ending.size() && same_but_case(text.substr(text.size() - ending.size()), ending);
}

constexpr bool is_line_end(char c) noexcept { return c == '\n' || c == '\r'; }

constexpr bool is_blank(std::string_view text) noexcept { return text.find_first_not_of(kWhite) == text.npos; }

/// Without white space (or what is given) at either end.
constexpr std::string_view trimmed(std::string_view text, std::string_view white = kWhite) noexcept {
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

/// One of the names of a list.
template <class List>
constexpr bool is_one_of(std::string_view text, const List& names) noexcept {
  return std::find(std::begin(names), std::end(names), text) != std::end(names);
}

/// Takes what stands before the first `end` off the front, and that one with it; all where there is none.
constexpr std::string_view take_until(std::string_view& text, char end) noexcept {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return taken;
}

/// One of the names of a list with commas between them.
constexpr bool is_listed(std::string_view names, std::string_view name) noexcept {
  while (!names.empty()) {
    if (take_until(names, ',') == name) return true;
  }
  return false;
}

inline bool is_ascii(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// With a blank for each control character.
std::string on_one_line(std::string_view text);

std::string lower(std::string_view text);
std::string upper(std::string_view text);

/// What stands between the separators: one more than there are of them.
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace ocpv
