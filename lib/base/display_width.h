// In: the code points of a line, in order. Out: the columns that a terminal gives each.
// Promises: no locale. Combining marks take no column, wide East Asian characters and emoji two; what is shown as one
// picture (a family joined by U+200D, a skin tone, a sign made an emoji by U+FE0F, a flag) takes two in all, as Unicode
// has it. Terminals that do not join them take more.
#pragma once

namespace ocpv {

class DisplayWidth {
 public:
  /// The columns that this code point adds to those before it.
  int add(char32_t code_point) noexcept;
  /// Whether U+200D would join what comes next to a picture.
  bool can_join() const noexcept { return is_picture_; }

 private:
  int last_width_ = 0;       ///< Of the last character that has one.
  bool is_picture_ = false;  ///< It is one that others may join.
  bool joins_ = false;       ///< U+200D came after it.
};

}  // namespace ocpv
