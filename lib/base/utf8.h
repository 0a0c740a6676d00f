// In: bytes. Out: where they stop being UTF-8, code points, and text that is safe to show.
// Promises: linear, no locale, never reads outside the view.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ocpv {

/// A byte of a character that is not its first.
constexpr bool is_continuation(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Offset of the first byte that is not part of valid UTF-8 (no surrogates, no overlong forms, at most U+10FFFF), or
/// text.size() when all of it is valid.
std::size_t find_invalid_utf8(std::string_view text) noexcept;

/// One decoded code point and its length in bytes; a byte that starts no valid sequence gives {U+FFFD, 1}.
struct CodePoint {
  char32_t value;
  std::uint32_t size;
};
CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept;

/// Appends one code point (a scalar value) to `out`.
void append_utf8(std::string& out, char32_t code_point);

/// Number of code points.
std::size_t count_code_points(std::string_view text) noexcept;

/// The text with control characters, DEL, C1 controls, bidirectional controls and invalid bytes written as `\xNN` or
/// `\u{NNNN}`, cut after at most `most_bytes` bytes of the original at a code point's edge, then followed by `…`.
std::string shown(std::string_view text, std::size_t most_bytes);
void append_shown(std::string& out, std::string_view text, std::size_t most_bytes);

/// How many bytes at the beginning are printable ASCII and none of the two: most texts are that alone, and are looked
/// at eight bytes at a time.
std::size_t printable_run(std::string_view text, char stop = '\x7F', char other_stop = '\x7F') noexcept;

}  // namespace ocpv
