// In: a text that is being written, and a byte of it. Out: where in its structure that is: whose member's name or value
// stands there, or would.
// Promises: no text is refused: what is broken is passed over; linear, no recursion, bounded depth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "editor/analyst.h"

namespace ocpv::editor {

struct Cursor {
  enum class Kind : std::uint8_t { none, name, value } kind = Kind::none;
  std::string pointer;              ///< Of the object whose member's name it is; of the value. Items of lists are `*`.
  std::size_t first = 0, last = 0;  ///< Bytes of what is written there already.
  std::string word;                 ///< That, without quotes.
  bool has_colon = false;           ///< Behind the name.
  bool may_be_either = false;       ///< YAML: a word that is no name yet may be a value.
  bool is_yaml = false;             ///< Words need no quotes.
  std::vector<std::string> names;   ///< Of the object's members that are there.
};

/// JSON, also within YAML; bytes [first, last) of the text.
Cursor cursor_in_json(std::string_view text, std::size_t first, std::size_t last, std::size_t byte);

/// YAML in block style; bytes [first, last) of the text are one document.
Cursor cursor_in_yaml(std::string_view text, std::size_t first, std::size_t last, std::size_t byte);

/// By what the document is; Kind::none where it is written in another form (recorded traffic, command lines).
Cursor cursor_in(const JudgedPart& part, std::string_view text, std::size_t byte);

}  // namespace ocpv::editor
