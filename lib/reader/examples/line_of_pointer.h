// In: JSON text and where in it. Out: the line.
// Promises: one pass, no parsing beyond brackets, names and strings; text that is no JSON gives its first line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocpv::reader {

/// 1-based line of the value at `steps` (names of members, indices of items as decimal text) within `text`.
std::uint32_t line_of_value(std::string_view text, const std::vector<std::string>& steps);

}  // namespace ocpv::reader
