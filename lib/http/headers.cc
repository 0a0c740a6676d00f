#include "http/headers.h"

#include <algorithm>

namespace ocpv::http {
namespace {

std::string_view take_trimmed(std::string_view& text, char end) noexcept {
  return trimmed(take_until(text, end), kBlanks);
}

}  // namespace

std::optional<std::size_t> find_header(std::span<const Header> headers, std::string_view name) noexcept {
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (same_but_case(headers[i].name, name)) return i;
  }
  return std::nullopt;
}

std::size_t count_headers(std::span<const Header> headers, std::string_view name) noexcept {
  return static_cast<std::size_t>(std::count_if(
      headers.begin(), headers.end(), [&](const Header& header) { return same_but_case(header.name, name); }));
}

bool is_json_type(std::string_view content_type) noexcept {
  if (!same_but_case(take_trimmed(content_type, ';'), kJsonType)) return false;
  while (!content_type.empty()) {
    std::string_view parameter = take_trimmed(content_type, ';');
    const std::string_view name = take_trimmed(parameter, '=');
    std::string_view value = trimmed(parameter, kBlanks);
    if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"')) value = value.substr(1, value.size() - 2);
    // Servers know it by both names.
    if (same_but_case(name, "charset") && !same_but_case(value, "utf-8") && !same_but_case(value, "utf8")) return false;
  }
  return true;
}

}  // namespace ocpv::http
