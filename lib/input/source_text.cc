#include "input/source_text.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace ocpv::input {

SourceText::SourceText(std::string text, std::uint32_t first_line, std::uint64_t first_byte)
    : text_(std::move(text)), first_line_(first_line), first_byte_(first_byte), line_starts_{0} {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n' || (text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n'))) {
      mark_long_line(line_starts_.back(), i);
      line_starts_.push_back(i + 1);
    }
  }
  mark_long_line(line_starts_.back(), text_.size());
}

// Of a line of megabytes, as recorded traffic is, nobody counts the code points twice.
void SourceText::mark_long_line(std::size_t begin, std::size_t end) {
  if (end - begin <= kStep) return;
  std::size_t count = 0;
  for (std::size_t from = begin, at = begin + kStep; at < end; at = from + kStep) {
    while (at < end && is_continuation(text_[at])) ++at;  // To where a code point begins.
    count += count_code_points(text().substr(from, at - from));
    marks_.push_back({at, static_cast<std::uint32_t>(count)});
    from = at;
  }
}

Position SourceText::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::size_t start = *(after - 1);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin() - 1);
  Mark from{start, 0};
  const auto mark = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                     [](std::size_t at, const Mark& one) { return at < one.byte; });
  if (mark != marks_.begin() && (mark - 1)->byte > start) from = *(mark - 1);
  const auto rest = static_cast<std::uint32_t>(count_code_points(text().substr(from.byte, offset - from.byte)));
  return {first_line_ + line, from.code_points + rest + 1, first_byte_ + offset};
}

}  // namespace ocpv::input
