// In: a request target as it came. Out: why servers read it in two ways, if they do.
// Promises: linear; what is told here is refused, whatever it might have meant.
#pragma once

#include <optional>
#include <string_view>

#include "findings/diagnostic.h"

namespace ocpv::http {

/// See docs/http.md for what others do with each. `path` is the target without scheme, host, query and fragment.
std::optional<findings::Detail> ambiguity_of(std::string_view target, std::string_view path) noexcept;

/// A line end or a zero byte, which end the header for one reader and not for another.
bool has_hidden_end(std::string_view header) noexcept;

}  // namespace ocpv::http
