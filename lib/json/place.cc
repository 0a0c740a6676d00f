#include "json/place.h"

#include <algorithm>
#include <cstring>

namespace ocpv::json {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101U, kHighs = 0x80 * kOnes, kLows = 0x7F * kOnes;

/// True when one of eight bytes is `c`.
constexpr bool holds(std::uint64_t bytes, unsigned char c) noexcept {
  const std::uint64_t other = bytes ^ kOnes * c;
  return (~(((other & kLows) + kLows) | other | kLows)) != 0;
}

/// How many of eight bytes begin a code point: all but those that look like 10xxxxxx.
constexpr std::uint32_t count_starts(std::uint64_t bytes) noexcept {
  const std::uint64_t inner = bytes & ~(bytes << 1) & kHighs;
  return 8 - static_cast<std::uint32_t>((inner >> 7) * kOnes >> 56);
}

/// Goes through the text and knows where it is: eight bytes at a time as long as the line does not end there.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  void go_to(std::size_t byte) {
    byte = std::min(byte, text_.size());
    while (byte - at_ >= 8) {
      std::uint64_t next;
      std::memcpy(&next, text_.data() + at_, sizeof next);
      if (holds(next, '\n') || holds(next, '\r')) {
        step_to(at_ + 8);
        continue;
      }
      column_ += count_starts(next);
      at_ += 8;
    }
    step_to(byte);
  }

  std::uint32_t line() const { return line_; }
  std::uint32_t column() const { return column_; }

 private:
  void step_to(std::size_t byte) {
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
