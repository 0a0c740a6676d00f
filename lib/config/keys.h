// In: nothing. Out: every key that an .ocpv.toml may have: in which table, what its value must be, what it is for.
// Promises: the one table of them. The reader refuses what it does not say, and the published JSON Schema is made of
// it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/message.h"

namespace ocpv::config {

/// Said of a key, in the configuration as in a baseline.
inline constexpr Message kMissing{"'{0}' is missing here", "此处缺少 '{0}'"};

/// What the value of a key must be.
enum class Takes : std::uint8_t {
  text,      ///< Not empty.
  choice,    ///< One of `choices`.
  truth,     ///< true or false.
  count,     ///< From 1 to `most`.
  texts,     ///< A text, or a list of them.
  pattern,   ///< A text that is a Glob.
  patterns,  ///< One, or a list of them.
  pointer,   ///< A JSON Pointer, the empty one too; segments `*` stand for any one.
  field,     ///< The same, or with a part before it: `response:/data/*`.
  day,       ///< A date, or a text that is one.
  id,        ///< A text: an id of a finding that may be ignored, of that command whose table it is in.
  table,     ///< A table with the keys of that name; `rules` has the names of rules for keys.
  tables,    ///< A list of such tables.
};

struct KeyRow {
  std::string_view table;  ///< `limits`, `docs.ignore`; empty: the file itself.
  std::string_view name;
  Takes takes;
  Message says;
  bool is_required = false;
  std::span<const std::string_view> choices = {};
  std::uint64_t most = 0;
  std::string_view otherwise = {};  ///< What holds without it, as JSON; may be empty.
};

/// Those of one table stand together.
std::span<const KeyRow> keys() noexcept;
std::span<const KeyRow> keys_of(std::string_view table) noexcept;

/// error, warning, note, off.
std::span<const std::string_view> severity_names() noexcept;

}  // namespace ocpv::config
