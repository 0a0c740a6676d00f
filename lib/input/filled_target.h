// In: pieces of a request's target as a file has them. Out: the target with values put in, and which of its bytes stand
// in the file as they are.
// Promises: what came out of a variable has no place, so nobody takes it for what is written; linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "input/document.h"
#include "input/placeholder.h"

namespace ocpv::input {

/// Of `parts` what stands in `size` bytes from `first` on, as parts of a text that begins `added` bytes before; nothing
/// where it is one piece of the file, which has no need of it.
std::vector<WrittenPart> written_of(const std::vector<WrittenPart>& parts, std::size_t first, std::size_t size,
                                    std::size_t added);

class FilledTarget {
 public:
  FilledTarget(std::string_view file, const Values& values) : file_(file), values_(values) {}

  /// A variable without a value, and the byte of the file that it is told of.
  struct Unknown {
    std::string name;
    std::size_t at = 0;
    Style style = Style::braces;
  };

  /// Adds a piece of the file. A variable without a value stays as it is written.
  void add(Span piece);

  const std::string& text() const noexcept { return text_; }
  const std::vector<Unknown>& unknown() const noexcept { return unknown_; }

  /// Of `text()`, as written_of() has it.
  std::vector<WrittenPart> written(std::size_t first, std::size_t size, std::size_t added) const {
    return written_of(parts_, first, size, added);
  }

 private:
  void add_written(Span piece);
  void keep(Span piece);

  std::string_view file_;
  const Values& values_;
  std::string text_;
  std::vector<WrittenPart> parts_;
  std::vector<Unknown> unknown_;
};

}  // namespace ocpv::input
