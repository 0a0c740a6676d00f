// In: the draft of a node and the nodes of its parts. Out: the node in the program's vectors, its bits numbered.
// Promises: members come first in a node's bits, tests after them, in the order they were drafted.
#pragma once

#include <cstdint>
#include <vector>

#include "plan/draft.h"

namespace ocpv::plan {

/// The number that a test has among the bits of its node.
inline std::uint32_t bit_of_test(const Draft& draft, std::uint32_t test) {
  return static_cast<std::uint32_t>(draft.members.size()) + test;
}

/// Writes the draft into `program.nodes[index]`. `member_nodes` has one node for each member.
void finish(Program& program, std::uint32_t index, const Draft& draft, const std::vector<std::uint32_t>& member_nodes);

}  // namespace ocpv::plan
