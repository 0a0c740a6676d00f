// In: names or values of one object or array. Out: their order, and whether two are equal.
// Promises: n log n whatever the input; one copy of the code for the verdict and for the full check.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace ocpv::walk {

/// A member's name that the plan does not know, decoded, and its entry; or an item's source and its types.
struct Key {
  std::string_view name;
  std::uint32_t entry = 0;
};

/// Equal names stand together then, the first one of the document first.
void sort_by_name(Key* first, Key* last) noexcept;

/// Whether two scalars are equal as JSON values. The order of `items` is lost.
bool has_equal_values(std::vector<Key>& items) noexcept;

}  // namespace ocpv::walk
