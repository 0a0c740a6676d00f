#include "http/ambiguous.h"

#include "base/ascii.h"

namespace ocpv::http {
namespace {

using findings::Detail;

bool is_control(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F;
}

// `%2f`, `%5c`, `%2e` and `%00`: a slash, a backslash, a dot and a zero byte for whoever decodes first.
bool has_encoded_separator(std::string_view path) noexcept {
  for (std::size_t at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1)) {
    if (path.size() - at < 3) return false;
    const char high = path[at + 1], low = lower(path[at + 2]);
    const bool is_slash_or_dot = high == '2' && (low == 'f' || low == 'e');
    if (is_slash_or_dot || (high == '5' && low == 'c') || (high == '0' && low == '0')) return true;
  }
  return false;
}

// `//`, `/./` and `/../`, which some servers take out before they look. A slash at the end is told by itself.
bool has_empty_or_dot_segment(std::string_view path) noexcept {
  while (path.starts_with('/')) {
    path.remove_prefix(1);
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    if (segment == "." || segment == ".." || (segment.empty() && slash != std::string_view::npos)) return true;
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
  const bool is_url = target.starts_with("http://") || target.starts_with("https://");
  if (!target.starts_with('/') && !is_url) return Detail::target_no_slash;
  if (path.find(';') != std::string_view::npos) return Detail::target_semicolon;
  if (path.find('\\') != std::string_view::npos || has_encoded_separator(path)) return Detail::target_encoded;
  if (has_empty_or_dot_segment(path)) return Detail::target_dots;
  return std::nullopt;
}

bool has_hidden_end(std::string_view header) noexcept {
  return header.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

}  // namespace ocpv::http
