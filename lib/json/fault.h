// In: bytes. Out: the first place where they stop being one JSON text (RFC 8259), and why; how they are put right,
// where that can be meant in one way only. Promises: linear time, one bit of memory for each level of nesting, no
// recursion, no depth limit of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace ocpv::json {

/// Why bytes are no JSON text.
enum class Reason : std::uint8_t {
  empty,
  byte_order_mark,
  bad_utf8,
  control_character,
  unterminated_string,
  bad_escape,
  unpaired_surrogate,
  bad_number,
  bad_literal,
  expected_value,
  expected_key,
  expected_colon,
  expected_comma_or_end,
  trailing_text,
  unclosed,
  comment,
  comma_before_end,
  missing_comma,
  single_quotes,
  smart_quotes,
  bare_name,
  word_of_python,
  no_such_number,
  wide_mark,
  foreign_blank,
};

struct Fault {
  Reason reason = Reason::empty;
  std::size_t byte = 0;  ///< The first byte that cannot be right; the text's size when more was expected.
  std::size_t size = 0;  ///< Bytes at fault from there; 0 at the end of the text.
};

/// The first fault, or none when `text` is one JSON text. The same key twice is no fault of the text.
std::optional<Fault> find_fault(std::string_view text);

/// A replacement that puts one place right.
struct Mend {
  std::size_t byte = 0, size = 0;
  std::string_view insert;  ///< A constant text.
};

/// What makes a JSON text of the bytes: in order, apart from each other, every other byte kept. Empty when there is no
/// fault, when a fault may be meant in more than one way, and when there are more than kMostMends edits.
inline constexpr std::size_t kMostMends = 4096;
struct Mends {
  std::vector<Mend> edits;
  std::size_t mistakes = 0;  ///< How many the edits put right: a string in other quotes is one and has two edits.
};
Mends find_mends(std::string_view text);

/// The reason in words, such as `a string without its closing quote`.
Message words(Reason reason) noexcept;

}  // namespace ocpv::json
