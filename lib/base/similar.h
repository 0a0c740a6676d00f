// In: a name and the names that would be right. Out: the one that was probably meant, or none.
// Promises: bounded work (long names are not compared), no guess when two are equally near.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/ascii.h"

namespace ocpv {

inline constexpr std::size_t kLongestCompared = 64;  ///< Longer names are near to nothing.

/// A name without its separators, in lower case: names of people's hands differ in those, and that is no edit.
struct FoldedName {
  std::array<char, kLongestCompared> bytes{};  ///< The first `size` of them.
  std::size_t size = 0;
  std::uint32_t letters = 0;  ///< A bit for each byte's lowest five bits.

  /// `name` has at most kLongestCompared bytes.
  constexpr explicit FoldedName(std::string_view name) noexcept {
    for (const char c : name) {
      if (c == '_' || c == '-') continue;
      bytes[size] = lower(c);
      letters |= std::uint32_t{1} << (static_cast<unsigned char>(bytes[size++]) & 31U);
    }
  }
  std::string_view view() const noexcept { return {bytes.data(), size}; }
};

/// The edits between two names, where they are as few as find_similar() allows; none otherwise.
std::optional<std::size_t> edits_between(const FoldedName& a, const FoldedName& b) noexcept;

/// Index of the candidate that `name` probably means: equal but for letter case, `_` and `-`; or at most one edit
/// (two for eight and more letters) away by optimal string alignment; or one is the other's plural. None when no
/// candidate is near, or two are equally near.
std::optional<std::size_t> find_similar(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace ocpv
