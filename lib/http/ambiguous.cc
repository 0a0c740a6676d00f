#include "http/ambiguous.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/uri.h"

namespace ocpv::http {
namespace {

using findings::Detail;

bool is_control(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F;
}

// `%2f`, `%5c` and `%00`: a slash, a backslash and a zero byte for whoever decodes first.
bool has_encoded_separator(std::string_view path) noexcept {
  for (std::size_t at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1)) {
    if (path.size() - at < 3) return false;
    const char high = path[at + 1], low = lower(path[at + 2]);
    if ((high == '2' && low == 'f') || (high == '5' && low == 'c') || (high == '0' && low == '0')) return true;
  }
  return false;
}

// `.`, `..`, `%2e` and their like. An encoded dot anywhere else is a dot (RFC 3986, 2.3).
bool is_dots(std::string_view segment) noexcept {
  std::size_t dots = 0;
  while (!segment.empty() && dots < 3) {
    const bool is_encoded = segment.starts_with("%2e") || segment.starts_with("%2E");
    if (!is_encoded && segment.front() != '.') return false;
    segment.remove_prefix(is_encoded ? 3 : 1);
    ++dots;
  }
  return dots == 1 || dots == 2;
}

// `//`, `/./` and `/../`, which some servers take out before they look. A slash at the end is told by itself.
bool has_empty_or_dot_segment(std::string_view path) noexcept {
  while (path.starts_with('/')) {
    path.remove_prefix(1);
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    if (is_dots(segment) || (segment.empty() && slash != std::string_view::npos)) return true;
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash);
  }
  return false;
}

}  // namespace

std::optional<Detail> ambiguity_of(std::string_view target, std::string_view path) noexcept {
  for (const char c : target) {
    if (is_control(c)) return Detail::target_control;
  }
  if (target.find('#') != std::string_view::npos) return Detail::target_fragment;
  if (!target.starts_with('/') && http_scheme(target) == 0) return Detail::target_no_slash;
  if (path.find(';') != std::string_view::npos) return Detail::target_semicolon;
  if (path.find('\\') != std::string_view::npos || has_encoded_separator(path)) return Detail::target_encoded;
  if (has_empty_or_dot_segment(path)) return Detail::target_dots;
  return std::nullopt;
}

bool is_token(std::string_view name) noexcept {
  constexpr std::string_view kSigns = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::all_of(name.begin(), name.end(),
                                      [&](char c) { return is_letter_or_digit(c) || kSigns.find(c) != kSigns.npos; });
}

bool is_length(std::string_view value) noexcept {
  constexpr std::size_t kMostDigits = 18;
  const std::string_view said = trimmed(value, " \t");
  return is_digits(said) && said.size() <= kMostDigits;
}

bool has_hidden_end(std::string_view header) noexcept {
  return header.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

}  // namespace ocpv::http
