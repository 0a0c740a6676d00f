// In: the headers of a request. Out: the one with a name, and what a Content-Type says.
// Promises: names and media types are compared without regard to letter case; no locale.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "base/ascii.h"
#include "http/http.h"

namespace ocpv::http {

inline constexpr std::string_view kJsonType = "application/json";

/// The number of the first header with this name.
std::optional<std::size_t> find_header(std::span<const Header> headers, std::string_view name) noexcept;
std::size_t count_headers(std::span<const Header> headers, std::string_view name) noexcept;

/// application/json, in UTF-8 when a charset is named.
bool is_json_type(std::string_view content_type) noexcept;

}  // namespace ocpv::http
