// In: bytes. Out: the first place where they stop being one JSON text (RFC 8259), and why.
// Promises: linear time, one bit of memory for each level of nesting, no recursion, no depth limit of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

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
};

struct Fault {
  Reason reason = Reason::empty;
  std::size_t byte = 0;  ///< The first byte that cannot be right; the text's size when more was expected.
  std::size_t size = 0;  ///< Bytes at fault from there; 0 at the end of the text.
};

/// The first fault, or none when `text` is one JSON text. The same key twice is no fault of the text.
std::optional<Fault> find_fault(std::string_view text);

/// The reason in English, such as `a string without its closing quote`.
std::string_view words(Reason reason) noexcept;

}  // namespace ocpv::json
