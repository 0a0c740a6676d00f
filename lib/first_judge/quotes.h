// In: a text. Out: where its strings begin and end, and a copy of it that has room on both sides.
// Promises: reads nothing beyond the text. Where it says yes, what lies between the first quote and the second, the
// third and the fourth, ... is the inside of a JSON string: UTF-8, without control characters, and its escapes are
// right. What lies between strings is UTF-8, too, but for a letter that breaks off at the text's very end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "first_judge/level.h"

namespace ocpv::first_judge {

class Quotes {
 public:
  static constexpr std::size_t kBlock = 64;  ///< Bytes that are looked at at once.

  /// False when something is wrong, or memory is short. The text is not empty.
  bool find(std::string_view text, Level level) noexcept;

  /// The copy. At least kBlock bytes stand before it, and as many zeros behind it.
  char* text() const noexcept { return copy_.get() + kBlock; }
  /// The quotes in ascending order.
  const std::uint32_t* places() const noexcept { return places_.get(); }

 private:
  bool make_room(std::size_t size) noexcept;

  std::unique_ptr<char[]> copy_;
  std::unique_ptr<std::uint32_t[]> places_;
  std::size_t capacity_ = 0;
};

/// A bit for each byte that stands behind a backslash which is none itself escaped. `open` is 1 where the first byte of
/// the block is one, and then where that of the next block is.
inline std::uint64_t escaped_bytes(std::uint64_t backslashes, std::uint64_t& open) noexcept {
  // Each odd backslash of a run escapes what follows it. Adding those runs that begin at an odd place to their own
  // beginnings shows where they end, and there even and odd change sides.
  constexpr std::uint64_t kEven = 0x5555555555555555U;
  backslashes &= ~open;
  const std::uint64_t follows = backslashes << 1 | open;
  const std::uint64_t odd_starts = backslashes & ~kEven & ~follows;
  const std::uint64_t ends = odd_starts + backslashes;
  open = ends < odd_starts ? 1 : 0;
  return (kEven ^ ends << 1) & follows;
}

/// Escapes of the form `\uXXXX`, from block to block.
class LongEscapes {
 public:
  /// Looks at those of the block at `at`, by the places of their letters.
  void look_at(std::string_view text, std::size_t at, std::uint64_t letters) noexcept;
  bool are_right() const noexcept { return right_; }

 private:
  std::size_t second_ = 0;  ///< Where the second half of a pair of surrogates has its letter.
  bool right_ = true;
};

#if OCPV_HAS_FIRST_JUDGE
/// Both write the places of the quotes, up to kBlock behind `last`, and the copy. False when something is wrong, or
/// there are more quotes than have room.
OCPV_AVX2 bool find_quotes(std::string_view text, char* copy, std::uint32_t* places,
                           const std::uint32_t* last) noexcept;
OCPV_AVX512 bool find_quotes_wide(std::string_view text, char* copy, std::uint32_t* places,
                                  const std::uint32_t* last) noexcept;
#endif

}  // namespace ocpv::first_judge
