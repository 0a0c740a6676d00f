// In: a text, and how the client counts. Out: bytes of the text as lines and characters of the protocol, and back.
// Promises: lines end at LF, CRLF or CR; a place outside the text is the nearest one inside; never within a character.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ocpv::editor {

/// What a client counts as one character.
enum class Encoding : std::uint8_t { utf8, utf16, utf32 };

struct Place {
  std::uint32_t line = 0, character = 0;  ///< Both from 0.
  bool operator==(const Place&) const = default;
};

/// The text must outlive it.
class Places {
 public:
  Places(std::string_view text, Encoding encoding);

  std::string_view text() const noexcept { return text_; }
  Place place_of(std::size_t byte) const;
  std::size_t byte_of(Place place) const;

 private:
  std::size_t end_of_line(std::size_t line) const;

  std::string_view text_;
  Encoding encoding_;
  std::vector<std::size_t> starts_;  ///< Of the lines.
};

}  // namespace ocpv::editor
