#include "json/place.h"

#include <algorithm>
#include <bit>

#include "base/heap_sort.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ocpv::json {
namespace {

/// Goes through the text and knows where it is: a block of bytes at a time as long as no carriage return is in it.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  void go_to(std::size_t byte) {
    byte = std::min(byte, text_.size());
#if defined(__SSE2__)
    const auto bits = [](__m128i found) { return static_cast<std::uint32_t>(_mm_movemask_epi8(found)); };
    while (at_ < byte && text_.size() - at_ >= kBlock) {
      const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text_.data() + at_));
      const std::size_t count = std::min(byte - at_, kBlock);
      const std::uint32_t asked = (std::uint32_t{1} << count) - 1;
      // Line ends, and with their highest bit set the bytes of longer code points, are less than these.
      if ((bits(_mm_cmplt_epi8(block, _mm_set1_epi8('\r' + 1))) & asked) != 0) {
        if ((bits(_mm_cmpeq_epi8(block, _mm_set1_epi8('\r'))) & asked) != 0) {
          step_to(at_ + count);
          continue;
        }
        go_over(bits(_mm_cmpeq_epi8(block, _mm_set1_epi8('\n'))) & asked,
                bits(_mm_cmplt_epi8(block, _mm_set1_epi8(-64))) & asked);  // those that look like 10xxxxxx
      }
      column_ += static_cast<std::uint32_t>(count);
      at_ += count;
    }
#endif
    step_to(byte);
  }

  std::uint32_t line() const { return line_; }
  std::uint32_t column() const { return column_; }

 private:
  /// A block with those line feeds, and those bytes that begin no code point; its bytes are counted apart.
  [[maybe_unused]] void go_over(std::uint32_t ends, std::uint32_t inner) {
    if (ends != 0) {
      const auto first = static_cast<std::uint32_t>(std::bit_width(ends));
      inner &= ~std::uint32_t{0} << first;
      column_ = 1 - first;  // comes right when the whole block is counted
      for (; ends != 0; ends &= ends - 1) ++line_;
    }
    for (; inner != 0; inner &= inner - 1) --column_;
  }

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

  [[maybe_unused]] static constexpr std::size_t kBlock = 16;

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

}  // namespace

void place(std::string_view text, std::span<Position*> positions) {
  heap_sort(positions, [](const Position* a, const Position* b) { return a->byte < b->byte; });
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
