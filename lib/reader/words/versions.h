// In: a sentence in small letters. Out: which version of the product it speaks of.
// Promises: a decimal number is no version; one needs a `v`, or words such as `since` and `及以上版本`.
#pragma once

#include <cstddef>
#include <string_view>

namespace ocpv::reader {

struct VersionWord {
  std::size_t at = std::string_view::npos;  ///< npos: none.
  std::size_t end = 0;
  bool is_of_old = false;  ///< `before V4.2`: it is over.
  explicit operator bool() const { return at != std::string_view::npos; }
};

/// The first version that stands at `from` or behind it.
VersionWord find_version(std::string_view folded, std::size_t from = 0);

}  // namespace ocpv::reader
