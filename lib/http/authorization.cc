#include "http/authorization.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ocpv::http {
namespace {

constexpr std::string_view kBasic = "basic";  // RFC 7235: schemes are compared without regard to letter case.
constexpr std::string_view kAlgorithm = "OCP-ACCESS-KEY-HMACSHA1";  // The documentation asks for upper case.
constexpr std::size_t kSignatureSize = 28;                          // 20 bytes of SHA-1 in Base64.

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

int sextet(char c) noexcept {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (is_digit(c)) return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

// RFC 4648 with padding, which the documented client writes.
bool is_base64(std::string_view text) noexcept {
  if (text.empty() || text.size() % 4 != 0) return false;
  if (text.ends_with("==")) {
    text.remove_suffix(2);
  } else if (text.ends_with('=')) {
    text.remove_suffix(1);
  }
  return std::all_of(text.begin(), text.end(), [](char c) { return sextet(c) >= 0; });
}

// Gives each of the bytes behind a Base64 text to `see`, until that is true.
template <class See>
bool any_byte(std::string_view base64, See see) noexcept {
  unsigned bits = 0, count = 0;
  for (const char c : base64) {
    const int value = sextet(c);
    if (value < 0) break;
    bits = (bits << 6U | static_cast<unsigned>(value)) & 0xFFFFU;
    count += 6;
    if (count >= 8) {
      count -= 8;
      if (see(static_cast<unsigned char>(bits >> count & 0xFFU))) return true;
    }
  }
  return false;
}

// Nothing is written anywhere.
bool has_colon(std::string_view base64) noexcept {
  return any_byte(base64, [](unsigned char byte) { return byte == ':'; });
}

std::string_view trimmed(std::string_view text) noexcept {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

bool is_basic(std::string_view scheme) noexcept {
  return scheme.size() == kBasic.size() &&
         std::equal(scheme.begin(), scheme.end(), kBasic.begin(), [](char a, char b) { return lower(a) == b; });
}

bool is_signature(std::string_view credential, bool placeholders) noexcept {
  const std::size_t colon = credential.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view key = credential.substr(0, colon), signature = credential.substr(colon + 1);
  const bool key_is_word = key.find_first_of(" \t") == std::string_view::npos;
  if (placeholders && has_placeholder(signature)) return true;
  return key_is_word && signature.size() == kSignatureSize && is_base64(signature);
}

// Takes `count` digits off the front.
bool take_digits(std::string_view& text, std::size_t least, std::size_t most, int& value) noexcept {
  std::size_t count = 0;
  value = 0;
  while (count < most && count < text.size() && is_digit(text[count])) value = value * 10 + (text[count++] - '0');
  text.remove_prefix(count);
  return count >= least;
}

bool take(std::string_view& text, std::string_view expected) noexcept {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

template <std::size_t N>
int take_one_of(std::string_view& text, const std::array<std::string_view, N>& names) noexcept {
  for (std::size_t i = 0; i < N; ++i) {
    if (take(text, names[i])) return static_cast<int>(i);
  }
  return -1;
}

int days_in(int month, int year) noexcept {
  constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 1 && leap ? 29 : kDays[static_cast<std::size_t>(month)];
}

// Days from 1970 to the first of a month, which counts from 0.
std::int64_t days_before(int year, int month) noexcept {
  const std::int64_t before = year - 1;
  std::int64_t days = before * 365 + before / 4 - before / 100 + before / 400 - 719162;
  for (int i = 0; i < month; ++i) days += days_in(i, year);
  return days;
}

}  // namespace

bool has_placeholder(std::string_view text) noexcept {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"${", "}"}, {"{{", "}}"}}) {
    const std::size_t at = text.find(open);
    if (at != std::string_view::npos && text.find(close, at + open.size()) != std::string_view::npos) return true;
  }
  return false;
}

Shape shape_of(std::string_view authorization, bool placeholders) noexcept {
  authorization = trimmed(authorization);
  if (placeholders && (authorization.starts_with("${") || authorization.starts_with("{{"))) return Shape::basic;
  const std::size_t blank = authorization.find(' ');
  const std::string_view scheme = authorization.substr(0, blank);
  const std::string_view credential =
      blank == std::string_view::npos ? std::string_view() : trimmed(authorization.substr(blank + 1));
  if (is_basic(scheme)) {
    // Editors that run .http files encode `Basic user password` and `Basic user:password` before they send it.
    if (placeholders && (has_placeholder(credential) || credential.find_first_of(": ") != std::string_view::npos)) {
      return Shape::basic;
    }
    return is_base64(credential) && has_colon(credential) ? Shape::basic : Shape::bad_basic;
  }
  if (scheme != kAlgorithm) return Shape::unknown_scheme;
  return is_signature(credential, placeholders) ? Shape::signature : Shape::bad_signature;
}

bool is_http_date(std::string_view text) noexcept { return seconds_of_date(text).has_value(); }

std::optional<std::int64_t> seconds_of_date(std::string_view text) noexcept {
  constexpr std::array<std::string_view, 7> kWeekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  text = trimmed(text);
  int day = 0, year = 0, hour = 0, minute = 0, second = 0;
  if (take_one_of(text, kWeekdays) < 0 || !take(text, ", ")) return std::nullopt;
  if (!take_digits(text, 1, 2, day) || !take(text, " ")) return std::nullopt;
  const int month = take_one_of(text, kMonths);
  if (month < 0 || !take(text, " ") || !take_digits(text, 4, 4, year) || !take(text, " ")) return std::nullopt;
  if (!take_digits(text, 2, 2, hour) || !take(text, ":") || !take_digits(text, 2, 2, minute)) return std::nullopt;
  if (!take(text, ":") || !take_digits(text, 2, 2, second) || text != " GMT") return std::nullopt;
  if (day < 1 || day > days_in(month, year) || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return ((days_before(year, month) + day - 1) * 24 + hour) * 3600 + minute * 60 + second;
}

std::optional<Signature> read_signature(std::string_view authorization) noexcept {
  if (shape_of(authorization, false) != Shape::signature) return std::nullopt;
  const std::string_view credential = trimmed(trimmed(authorization).substr(kAlgorithm.size()));
  const std::size_t colon = credential.rfind(':');
  Signature out;
  out.access_key = credential.substr(0, colon);
  std::size_t at = 0;
  (void)any_byte(credential.substr(colon + 1), [&](unsigned char byte) {
    out.signature[at++] = byte;
    return at == out.signature.size();
  });
  if (at != out.signature.size()) return std::nullopt;
  return out;
}

}  // namespace ocpv::http
