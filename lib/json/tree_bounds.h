// In: a JSON text that is about to become a tree of objects that keep their members in order. Out: nothing, or which
// bound it is over.
// Promises: one pass. Such a tree is read and written by recursion, and looks for each new member among those before
// it: what is within the bounds takes little stack and time in proportion to its bytes. Any text is taken; what is no
// JSON is for others to tell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace ocpv::json {

inline constexpr std::size_t kMostTreeDepth = 256;       ///< As deep as a schema that is compiled.
inline constexpr std::size_t kMostTreeMembers = 10'000;  ///< Of one object; 165 operations in one have some 5,000.

Result<void> check_tree_bounds(std::string_view text);

}  // namespace ocpv::json
