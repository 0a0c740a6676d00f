#include "input/source_text.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace ocpv::input {

SourceText::SourceText(std::string text, std::uint32_t first_line, std::uint64_t first_byte)
    : text_(std::move(text)), first_line_(first_line), first_byte_(first_byte), line_starts_{0} {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n' || (text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n'))) {
      line_starts_.push_back(i + 1);
    }
  }
}

Position SourceText::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::size_t start = *(after - 1);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin() - 1);
  const std::string_view before = text().substr(start, offset - start);
  return {first_line_ + line, static_cast<std::uint32_t>(count_code_points(before)) + 1, first_byte_ + offset};
}

}  // namespace ocpv::input
