// In: the bytes of a file as its writer sees them. Out: lines and columns of its bytes.
// Promises: lines end at LF, CRLF or CR; columns count code points from 1; a look-up costs 1 KiB at most, however long
// the line is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "findings/diagnostic.h"
#include "input/span.h"

namespace ocpv::input {

class SourceText {
 public:
  /// `first_line` and `first_byte` are the place of the text in its file, for a line of a long file.
  explicit SourceText(std::string text, std::uint32_t first_line = 1, std::uint64_t first_byte = 0);

  std::string_view text() const noexcept { return text_; }
  std::uint32_t first_line() const noexcept { return first_line_; }
  std::uint64_t first_byte() const noexcept { return first_byte_; }

  /// The place in the file of the byte at `offset` of this text.
  Position position(std::size_t offset) const;
  findings::Range range(Span span) const { return {position(span.begin), position(span.end)}; }

 private:
  static constexpr std::size_t kStep = 1024;
  struct Mark {
    std::size_t byte = 0;
    std::uint32_t code_points = 0;  ///< Before it, in its line.
  };
  void mark_long_line(std::size_t begin, std::size_t end);

  std::string text_;
  std::uint32_t first_line_;
  std::uint64_t first_byte_;
  std::vector<std::size_t> line_starts_;
  std::vector<Mark> marks_;  ///< In lines longer than kStep, in order.
};

}  // namespace ocpv::input
