// In: a description of a number, as printed and in small letters. Out: the one range that it says the value is in.
// Promises: a range beside which another number stands that is right too (`-1 or [10, 100]`) is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocpv::reader {

struct RangeReading {
  bool is_said = false;  ///< A range stands there; without bounds when more than it is right.
  std::optional<std::string> minimum, maximum;
  std::string_view behind;  ///< What follows the range, as printed.
};

/// `fractions` may lie as near to an open end as they like: that end is told as if it were closed.
RangeReading find_range(std::string_view text, std::string_view folded, bool fractions);

}  // namespace ocpv::reader
