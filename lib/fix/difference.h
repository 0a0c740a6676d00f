// In: a text before and after, and where its secrets are. Out: a unified diff, as `diff -u` and git write it.
// Promises: secrets are masked in every line; a patch made of it changes what was changed and nothing else, where
// nothing is masked; control bytes that could change a terminal are kept out of it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ocpv::fix {

using ByteRange = std::pair<std::uint64_t, std::uint64_t>;

struct Side {
  std::string_view text;
  std::vector<ByteRange> secrets;  ///< Sorted, apart from each other.
};

/// Empty when the texts are the same. `context`: lines shown around each change.
std::string unified(std::string_view path, const Side& before, const Side& after, std::size_t context = 3);

}  // namespace ocpv::fix
