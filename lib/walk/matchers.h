// In: a decoded string. Out: whether it has one of the shapes that a plan knows by name.
// Promises: linear, no recursion, no regular expression engine, no locale.
#pragma once

#include <cstddef>
#include <string_view>

#include "plan/program.h"

namespace ocpv::walk {

bool has_shape(plan::Shape shape, std::string_view text) noexcept;

/// Bytes of `scheme://` that the text begins with; 0 when it begins with none.
std::size_t protocol_size(std::string_view text) noexcept;

}  // namespace ocpv::walk
