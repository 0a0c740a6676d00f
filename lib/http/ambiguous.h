// In: a request target as it came. Out: why servers read it in two ways, if they do.
// Promises: linear; what is told here is refused, whatever it might have meant.
#pragma once

#include <optional>
#include <string_view>

#include "findings/diagnostic.h"

namespace ocpv::http {

/// See docs/http.md for what others do with each. `path` is the target without scheme, host, query and fragment.
std::optional<findings::Detail> ambiguity_of(std::string_view target, std::string_view path) noexcept;

/// What the name of a header is made of (RFC 9110, 5.6.2).
bool is_token(std::string_view name) noexcept;
/// What all take for one length: digits, not too many, and blanks around them.
bool is_length(std::string_view value) noexcept;

/// A line end or a zero byte, which end the header for one reader and not for another.
bool has_hidden_end(std::string_view header) noexcept;

}  // namespace ocpv::http
