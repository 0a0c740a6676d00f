#include "first_judge/quotes.h"
#include "json/scan.h"

namespace ocpv::first_judge {

void LongEscapes::look_at(std::string_view text, std::size_t at, std::uint64_t letters) noexcept {
  constexpr std::size_t kOne = 6, kPair = 12;
  for (; letters != 0; letters &= letters - 1) {
    const std::size_t letter = at + static_cast<std::size_t>(__builtin_ctzll(letters));
    if (json::has_right_escapes(text.substr(letter - 1, kOne))) continue;
    // Half of a pair of surrogates: right with the other half behind it, which comes next.
    if (json::has_right_escapes(text.substr(letter - 1, kPair))) {
      second_ = letter + kOne;
    } else if (letter != second_) {
      right_ = false;
    }
  }
}

}  // namespace ocpv::first_judge
