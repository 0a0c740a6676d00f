// In: a size. Out: pages that cost a careless reader too much, by name.
// Promises: about `size` bytes each (within a factor of two), so that times at n, 2n and 4n can be compared.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace ocpv::hostile {

struct HostilePage {
  std::string_view name;
  std::string (*make)(std::size_t size);
  std::string_view refused = {};  ///< A word of the reason why a page of full size is not read; empty when it is read.
};

std::span<const HostilePage> hostile_pages();

}  // namespace ocpv::hostile
