// In: JSON text. Out: nlohmann's tree of it, and its size.
// Promises: strict where nlohmann's own reader is not: no byte-order mark, no key twice in one object, a depth limit
// held while reading, because the tree's destructor and comparison recurse.
#pragma once

#include <string>
#include <string_view>

#include "reference/bounds.h"

namespace ocpv::reference {

nlohmann::json read_tree(std::string_view text, std::size_t most_depth, DocumentSize& size, std::string& why);

}  // namespace ocpv::reference
