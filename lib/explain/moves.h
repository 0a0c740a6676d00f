// In: a member and the object it belongs into. Out: the edits that move it there.
// Promises: the text stays well-formed, with the layout of its new neighbours; every byte of the member is kept.
#pragma once

#include <cstdint>
#include <string>

#include "walk/tree.h"

namespace ocpv::explain {

struct Move {
  walk::Bytes removed;   ///< The member with one comma beside it.
  std::uint64_t at = 0;  ///< Where it goes ...
  std::string inserted;  ///< ... with a comma before it where one is needed.
};

/// Moves the member whose name is at `key` from the object at `holder` to the end of the object at `home`; both are
/// entries of brackets, neither is inside the member.
Move move_of(const walk::Tree& tree, std::uint32_t holder, std::uint32_t key, std::uint32_t home);

}  // namespace ocpv::explain
