// In: text of a row in small letters. Out: which words it has that stop a list or a bound from being read as it stands.
// Promises: one pass, whatever the number of words: a place is compared only with the words that its first two bytes
// begin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ocpv::reader {

/// What a word does to the sentence that it stands in. More than one as a sum.
using Reserves = std::uint32_t;
namespace reserve {
inline constexpr Reserves kAdvice = 1;        ///< What is good to do, or mostly is: `建议`, `usually`.
inline constexpr Reserves kException = 2;     ///< `除非`, `except`, `does not apply`.
inline constexpr Reserves kLimit = 4;         ///< A name for what bounds: `限制`, `range`.
inline constexpr Reserves kAllowing = 8;      ///< What lets a value be: `可以`, `can`, `means`.
inline constexpr Reserves kComing = 16;       ///< What is to be: `后续支持`, `will be added`.
inline constexpr Reserves kEmpty = 32;        ///< An empty text is right: `留空`, `leave it empty`.
inline constexpr Reserves kUnsupported = 64;  ///< `暂不支持`, `reserved`, `deprecated`.
inline constexpr Reserves kComparing = 128;   ///< A number follows, or what is compared with: `大于`, `not exceed`.
inline constexpr Reserves kAnnouncing = 256;  ///< A bound follows: `最大值`, `at most`.
inline constexpr Reserves kCase = 512;        ///< It holds in a case: `如果`, `when`.
inline constexpr Reserves kBut = 1024;        ///< `除`, which is an exception where 外 follows.
inline constexpr Reserves kOthers = 2048;     ///< Values that no list has: `any string`, `其他值`.
inline constexpr Reserves kEmptyList = 4096;  ///< A list without items is right.
inline constexpr Reserves kShortest = 8192;   ///< Nothing is right where a least length is said: `可为空`.
inline constexpr Reserves kOptional = 16384;  ///< `非必填`, `not required`: in some case, where a row is required.
}  // namespace reserve

inline bool has(Reserves found, Reserves kinds) { return (found & kinds) != 0; }

/// All that stand in the text.
Reserves reserves_in(std::string_view folded);

/// A word that stands at a place.
struct ReserveWord {
  std::size_t at = std::string_view::npos;  ///< npos: none.
  std::size_t end = 0;
  explicit operator bool() const { return at != std::string_view::npos; }
};

/// The first word of these kinds at `from` or behind it.
ReserveWord find_reserve(std::string_view folded, Reserves kinds, std::size_t from = 0);

}  // namespace ocpv::reader
