// In: the scalars of one array. Out: whether two are equal as JSON values.
// Promises: linear for what documents have; n log n for what is made to be slow.
#pragma once

#include <cstdint>
#include <vector>

#include "walk/keys.h"

namespace ocpv::walk {

struct Items {
  std::vector<Key> all;              ///< Each with its text, strings decoded, and with its type for the entry.
  std::vector<std::uint32_t> slots;  ///< Memory to look them up.
};

/// The order of the items is lost.
bool has_equal_values(Items& items);

}  // namespace ocpv::walk
