// In: names of one object. Out: their order.
// Promises: n log n whatever the input; one copy of the code for the verdict and for the full check.
#pragma once

#include <cstdint>
#include <string_view>

namespace ocpv::walk {

/// A member's name that the plan does not know, decoded, and its entry; or an item's text and its type.
struct Key {
  std::string_view name;
  std::uint32_t entry = 0;
};

/// Equal names stand together then, the first one of the document first.
void sort_by_name(Key* first, Key* last) noexcept;

}  // namespace ocpv::walk
