// In: entries of values. Out: for each its JSON Pointer, its own name and the name of the object that holds it.
// Promises: one pass over the index for all of them; pointers and names are bounded in size.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "check/tree.h"

namespace ocpv::check {

struct Trail {
  std::uint32_t value = 0;     ///< The entry.
  std::string pointer;
  std::string field;           ///< The member's name; for an array item the name of the array; empty for the root.
  std::string owner;           ///< Name of the object around it; empty for the root.
  std::uint32_t holder = 0;    ///< Entry of the bracket directly around it; 0 for the root, too.
};

/// Trails of the entries, sorted by entry, each once.
std::vector<Trail> find_trails(const Tree& tree, std::vector<std::uint32_t> values);

/// The trail of one of the values.
const Trail& trail_of(std::span<const Trail> trails, std::uint32_t value);

/// A pointer longer than kMostPointerBytes, elided in the middle.
std::string elided(std::string pointer);

}  // namespace ocpv::check
