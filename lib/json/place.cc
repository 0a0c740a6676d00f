#include "json/place.h"

#include <algorithm>

namespace ocpv::json {
namespace {

/// Goes through the text and knows where it is.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  void go_to(std::size_t byte) {
    byte = std::min(byte, text_.size());
    for (; at_ < byte; ++at_) {
      const char c = text_[at_];
      const bool crlf = c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
      if (c == '\n' || (c == '\r' && !crlf)) {
        ++line_;
        column_ = 1;
      } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
        ++column_;
      }
    }
  }

  std::uint32_t line() const { return line_; }
  std::uint32_t column() const { return column_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

}  // namespace

void place(std::string_view text, std::span<Position*> positions) {
  std::sort(positions.begin(), positions.end(), [](const Position* a, const Position* b) { return a->byte < b->byte; });
  Cursor cursor(text);
  for (Position* position : positions) {
    cursor.go_to(static_cast<std::size_t>(position->byte));
    position->line = cursor.line();
    position->column = cursor.column();
  }
}

Position position_of(std::string_view text, std::size_t byte) {
  Position position{0, 0, byte};
  Position* pointer = &position;
  place(text, {&pointer, 1});
  return position;
}

}  // namespace ocpv::json
