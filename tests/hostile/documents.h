// In: a size. Out: documents that cost a careless reader too much, by name.
// Promises: about `size` bytes each (within a factor of two), so that times at n, 2n and 4n can be compared.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace ocpv::hostile {

struct Document {
  std::string_view name;
  std::string (*make)(std::size_t size);
};

std::span<const Document> documents();

}  // namespace ocpv::hostile
