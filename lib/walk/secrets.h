// In: the values a walk called secret, and those that show by themselves that they are. Out: the bytes to hide.
// Promises: linear; nothing of them is kept.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "walk/facts.h"
#include "walk/tree.h"

namespace ocpv::walk {

/// Some string or number within the value is written out: no placeholder and no mask.
bool holds_literal(const Tree& tree, std::uint32_t value);

/// A secret value: its entry and its bytes.
struct Secret {
  std::uint32_t entry = 0;
  Bytes bytes;
  bool is_told = true;  ///< Written out, it is a fault.
};

/// Adds to the facts what gives itself away, among the first `entries` of the tree.
void find_telling(const Tree& tree, std::uint32_t entries, Facts& facts);

/// The facts' secrets, without those inside others. They are sorted here.
std::pmr::vector<Secret> outermost_secrets(const Tree& tree, Facts& facts, std::pmr::memory_resource& memory);

/// The secret that the first of the bytes is part of, or nullptr.
const Secret* secret_around(std::span<const Secret> secrets, Bytes bytes);

}  // namespace ocpv::walk
