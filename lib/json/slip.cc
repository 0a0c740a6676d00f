#include "json/slip.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "json/scan.h"

#include "base/ascii.h"

namespace ocpv::json {
namespace {

using namespace std::string_view_literals;

struct Word {
  std::string_view written, meant;  ///< `meant` is empty where JSON has no such value.
};

constexpr Word kWords[] = {
    {"True", "true"}, {"TRUE", "true"}, {"False", "false"}, {"FALSE", "false"}, {"None", "null"},  {"Null", "null"},
    {"NULL", "null"}, {"NaN", ""},      {"nan", ""},        {"Infinity", ""},   {"-Infinity", ""}, {"+Infinity", ""},
    {"-NaN", ""},     {"inf", ""},      {"-inf", ""},       {"Inf", ""},        {"-Inf", ""},
};

/// Quotes that are no quotes of JSON, as text editors and chat programs write them.
constexpr std::string_view kSmartQuotes[] = {"\u201C", "\u201D", "\u201E", "\u201F", "\u2018", "\u2019", "\uFF02"};

bool is_name_start(char c) noexcept { return is_letter(c) || c == '_' || c == '$'; }
bool is_name_part(char c) noexcept { return is_name_start(c) || is_digit(c) || c == '-'; }

/// Bytes of the smart quote at `at`; 0 when none stands there.
std::size_t smart_quote_size(std::string_view text, std::size_t at) noexcept {
  for (const std::string_view quote : kSmartQuotes) {
    if (text.substr(at, quote.size()) == quote) return quote.size();
  }
  return 0;
}

/// True when `inside` may stand between two straight quotes as it is.
bool is_string_inside(std::string_view inside) noexcept {
  for (std::size_t at = 0; at < inside.size();) {
    const auto c = static_cast<unsigned char>(inside[at]);
    if (c < 0x20 || c == '"' || smart_quote_size(inside, at) != 0) return false;
    const CodePoint point = decode_utf8(inside, at);
    if (c >= 0x80 && point.size == 1) return false;
    at += point.size;
  }
  return has_right_escapes(inside);
}

bool is_line_end(char c) noexcept { return c == '\n' || c == '\r'; }

/// Where the quote that closes the string begins, on the same line; the text's size when there is none.
std::size_t closing_quote(std::string_view text, std::size_t at, bool is_smart) noexcept {
  for (; at < text.size() && !is_line_end(text[at]); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (is_smart ? text[at] == '"' || smart_quote_size(text, at) != 0 : text[at] == '\'') {
      return at;
    }
  }
  return text.size();
}

std::size_t end_of_name(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size() || !is_name_start(text[at])) return at;
  while (at < text.size() && is_name_part(text[at])) ++at;
  return at;
}

bool is_colon_at(std::string_view text, std::size_t at) noexcept {
  at = skip_space(text, at);
  return at < text.size() && (text[at] == ':' || wide_at(text, at).meant == ":");
}

bool is_of_token(char c) noexcept { return is_letter_or_digit(c) || c == '+' || c == '-' || c == '.'; }

/// Bytes of a blank, outside ASCII, that JSON does not have; 0: none stands there.
std::size_t foreign_blank_size(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80) return 0;
  const CodePoint point = decode_utf8(text, at);
  const char32_t c = point.value;
  const bool is_blank = c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x200F) ||
                        (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x2064) || c == 0x3000 || c == 0xFEFF;
  return is_blank ? point.size : 0;
}

bool is_invisible(char32_t c) noexcept {
  return c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         c == 0xFEFF;
}

/// Those that take no room are taken away.
bool takes_room(std::string_view blanks) noexcept {
  for (std::size_t at = 0; at < blanks.size();) {
    const CodePoint point = decode_utf8(blanks, at);
    if (!is_invisible(point.value)) return true;
    at += point.size;
  }
  return false;
}

}  // namespace

std::optional<Slip> foreign_blank_at(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (const std::size_t size = foreign_blank_size(text, end)) end += size;
  if (end == at) return std::nullopt;
  Slip slip{{Reason::foreign_blank, at, end - at}, end};
  const bool parts_one = at != 0 && end < text.size() && is_of_token(text[at - 1]) && is_of_token(text[end]);
  if (!parts_one) slip.mends[slip.mend_count++] = {at, end - at, takes_room(text.substr(at, end - at)) ? " " : ""};
  return slip;
}

std::size_t end_of_split_word(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = std::string_view("false").size();
  std::string meant;
  std::size_t end = at;
  while (end < text.size() && meant.size() <= kLongest) {
    const std::size_t blank = foreign_blank_size(text, end);
    if (blank == 0 && !is_letter(text[end])) break;
    if (blank != 0 && takes_room(text.substr(end, blank))) break;
    if (blank == 0) meant += text[end];
    end += std::max<std::size_t>(blank, 1);
  }
  const bool is_word = meant == "true" || meant == "false" || meant == "null";
  return is_word && end - at != meant.size() && is_token_end(text, end) ? end : at;
}

std::optional<Slip> comment_at(std::string_view text, std::size_t at) noexcept {
  const std::string_view rest = text.substr(at);
  const bool is_block = rest.starts_with("/*");
  if (!is_block && !rest.starts_with('#') && !rest.starts_with("//")) return std::nullopt;
  std::size_t size = std::min(rest.find_first_of("\r\n"), rest.size());
  Slip slip;
  if (is_block) {
    const std::size_t end = rest.find("*/", 2);
    if (end != std::string_view::npos) {
      size = std::min(size, end + 2);
      slip.mends[slip.mend_count++] = {at, end + 2, ""};
      slip.end = at + end + 2;
    }
  } else {
    slip.mends[slip.mend_count++] = {at, size, ""};
    slip.end = at + size;
  }
  while (rest[size - 1] == ' ' || rest[size - 1] == '\t') --size;
  slip.fault = {Reason::comment, at, size};
  return slip;
}

std::optional<Slip> quotes_at(std::string_view text, std::size_t at) noexcept {
  const std::size_t smart = smart_quote_size(text, at);
  if (smart == 0 && text.substr(at, 1) != "'") return std::nullopt;
  const std::size_t open = smart == 0 ? 1 : smart;
  Slip slip;
  slip.fault = {smart == 0 ? Reason::single_quotes : Reason::smart_quotes, at, open};
  const std::size_t close = closing_quote(text, at + open, smart != 0);
  if (close == text.size()) return slip;
  const std::size_t shut = std::max<std::size_t>(smart_quote_size(text, close), 1);
  slip.end = close + shut;
  slip.fault.size = slip.end - at;
  if (!is_string_inside(text.substr(at + open, close - at - open))) return slip;
  slip.mends = {Mend{at, open, "\""}, Mend{close, shut, "\""}};
  slip.mend_count = 2;
  return slip;
}

std::optional<Slip> word_at(std::string_view text, std::size_t at) noexcept {
  for (const Word& word : kWords) {
    const std::size_t end = at + word.written.size();
    if (text.substr(at, word.written.size()) != word.written) continue;
    if (!is_token_end(text, end)) continue;
    Slip slip{{word.meant.empty() ? Reason::no_such_number : Reason::word_of_python, at, word.written.size()}, end};
    if (!word.meant.empty()) slip.mends[slip.mend_count++] = {at, word.written.size(), word.meant};
    return slip;
  }
  return std::nullopt;
}

std::optional<Slip> bare_name_at(std::string_view text, std::size_t at) noexcept {
  const std::size_t end = end_of_name(text, at);
  if (end == at || !is_colon_at(text, end)) return std::nullopt;
  return Slip{{Reason::bare_name, at, end - at}, end, {Mend{at, 0, "\""}, Mend{end, 0, "\""}}, 2};
}

Wide wide_at(std::string_view text, std::size_t at) noexcept {
  constexpr std::string_view kMeant = "{}[],:0123456789+-.eE";
  constexpr std::size_t kSize = 3;
  const std::string_view here = text.substr(std::min(at, text.size()), kSize);
  if (here.size() != kSize) return {};
  const auto last = static_cast<unsigned char>(here[2]);
  char meant = 0;
  // U+FF01 to U+FF5E are ASCII in its order; the brackets at U+3010 are what [ and ] give where Chinese is written.
  if (here.starts_with("\xEF\xBC") && last > 0x80) meant = static_cast<char>(last - 0x60);
  if (here.starts_with("\xEF\xBD")) meant = static_cast<char>(last - 0x20);
  if (here == "\u3010") meant = '[';
  if (here == "\u3011") meant = ']';
  const std::size_t number = meant == 0 ? std::string_view::npos : kMeant.find(meant);
  if (number == std::string_view::npos) return {};
  return {kMeant.substr(number, 1), kSize};
}

bool is_token_end(std::string_view text, std::size_t at) noexcept {
  return at >= text.size() || is_delimiter(text[at]) || wide_at(text, at).is_structural();
}

bool is_member_at(std::string_view text, std::size_t at) noexcept {
  if (text[at] == '"') {
    const Scan name = scan_string(text, at);
    return name.ok && is_colon_at(text, name.end);
  }
  if (const auto slip = quotes_at(text, at)) return slip->mend_count != 0 && is_colon_at(text, slip->end);
  return bare_name_at(text, at).has_value();
}

}  // namespace ocpv::json
