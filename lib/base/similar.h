// In: a name and the names that would be right. Out: the one that was probably meant, or none.
// Promises: bounded work (long names are not compared), no guess when two are equally near.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/ascii.h"

namespace ocpv {

inline constexpr std::size_t kLongestCompared = 64;  ///< Longer names are near to nothing.

/// What tells most names apart before they are compared: how long one is without its separators, and its letters.
struct FoldedShape {
  std::uint32_t letters = 0;                  ///< A bit for each byte's lowest five bits.
  std::uint32_t size = 2 * kLongestCompared;  ///< So much stands for every longer name.

  constexpr FoldedShape() noexcept = default;
  constexpr explicit FoldedShape(std::string_view name) noexcept {
    if (name.size() > kLongestCompared) return;
    size = 0;
    for (const char c : name) {
      if (c == '_' || c == '-') continue;
      letters |= std::uint32_t{1} << (static_cast<unsigned char>(lower(c)) & 31U);
      ++size;
    }
  }
};

/// A name without its separators, in lower case: names of people's hands differ in those, and that is no edit.
struct FoldedName {
  std::array<char, kLongestCompared> bytes{};  ///< The first `size` of them.
  std::size_t size = 0;
  std::uint32_t letters = 0;  ///< As in its shape.

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

/// Finds which of many names a name is near to, as find_similar() does, where their shapes are known beforehand.
class Nearest {
 public:
  /// `name` must outlive it.
  explicit Nearest(std::string_view name) noexcept;

  /// False for nearly every name that is not near.
  bool may_be(const FoldedShape& shape) const noexcept {
    // An edit takes one letter away and brings another at most, and a plural does no more than two edits.
    return shape.size + kFarthest - size_ <= 2 * kFarthest &&
           std::popcount(shape.letters ^ folded_.letters) <= static_cast<int>(2 * kFarthest);
  }
  void compare(std::size_t index, std::string_view candidate) noexcept;
  /// None as well where two are equally near.
  std::optional<std::size_t> result() const noexcept { return is_tied_ ? std::nullopt : best_; }

 private:
  static constexpr std::uint32_t kFarthest = 2;  ///< No more edits are ever allowed.

  std::string_view name_;
  FoldedName folded_;
  std::uint32_t size_ = 0;  ///< The name's; one that no other has when it cannot be near to any.
  bool is_tied_ = false;
  std::optional<std::size_t> best_;
  std::size_t best_distance_ = 0;
};

/// Index of the candidate that `name` probably means: equal but for letter case, `_` and `-`; or at most one edit
/// (two for eight and more letters) away by optimal string alignment; or one is the other's plural. None when no
/// candidate is near, or two are equally near.
std::optional<std::size_t> find_similar(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace ocpv
