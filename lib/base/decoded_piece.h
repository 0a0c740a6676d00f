// In: a text in which bytes may be written as in URLs (`%3A`). Out: a piece of it with the bytes they stand for.
// Promises: no memory but its own; a `%` that begins no such byte stays as it is.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/uri.h"

namespace ocpv {

class DecodedPiece {
 public:
  static constexpr std::size_t kMost = 1024;

  /// Takes of `text` what there is room for; it may be this piece itself. False when nothing in it is encoded.
  bool take(std::string_view text) noexcept {
    size_ = taken_ = 0;
    bool is_changed = false;
    while (taken_ < text.size() && size_ < kMost) {
      const int value = encoded_byte(text, taken_);
      bytes_[size_++] = value < 0 ? text[taken_] : static_cast<char>(value);
      taken_ += value < 0 ? 1 : 3;
      is_changed = is_changed || value >= 0;
    }
    return is_changed;
  }
  std::string_view view() const noexcept { return {bytes_.data(), size_}; }
  std::size_t taken() const noexcept { return taken_; }  ///< Bytes of the text.

 private:
  std::array<char, kMost> bytes_{};
  std::size_t size_ = 0, taken_ = 0;
};

}  // namespace ocpv
