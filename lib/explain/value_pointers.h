// In: entries of values. Out: for each its JSON Pointer, its own name and the name of the object that holds it.
// Promises: where the walk noted the way nothing is looked for; else one pass over the index for all of them; pointers
// and names are bounded in size.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "walk/facts.h"
#include "walk/tree.h"

namespace ocpv::explain {

struct Trail {
  std::uint32_t value = 0;   ///< The entry.
  std::string_view pointer;  ///< In `kept`.
  std::string_view field;    ///< The member's name; for an array item the name of the array; empty for the root.
  std::string_view owner;    ///< Name of the object around it; empty for the root.
};

using Trails = std::pmr::vector<Trail>;

/// The trail of a value to which the steps lead.
Trail trail_along(const walk::Tree& tree, std::uint32_t value, std::span<const walk::Step> steps,
                  std::pmr::memory_resource& scratch, std::pmr::memory_resource& kept);

/// Trails of the entries, sorted by entry, each once. `values` are reordered. Pointers live in `kept`, names in the
/// text or in `scratch`, as the list itself.
Trails find_trails(const walk::Tree& tree, std::span<std::uint32_t> values, std::pmr::memory_resource& scratch,
                   std::pmr::memory_resource& kept);

/// The trail of one of the values.
const Trail& trail_of(std::span<const Trail> trails, std::uint32_t value);

/// A pointer longer than kMostPointerBytes, elided in the middle.
std::string elided(std::string_view pointer);

}  // namespace ocpv::explain
