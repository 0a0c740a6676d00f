// In: text with `${NAME}` in it. Out: where, and the text with values put in.
// Promises: linear; only names of letters, digits and `_` count, everything else stays as it is.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "input/env_file.h"
#include "input/position_map.h"
#include "input/span.h"

namespace ocpv::input {

/// The first `${NAME}` (or, with `braces`, `{{NAME}}`) at or after `from`.
struct Placeholder {
  Span span;
  std::string_view name;
};
enum class Style : unsigned char { dollar, braces };
std::optional<Placeholder> find_placeholder(std::string_view text, std::size_t from, Style style = Style::dollar);

/// Names of variables that are defined by one without a value, and the name of that one.
using OpenVariables = std::map<std::string, std::string, std::less<>>;

inline constexpr std::size_t kMostFillings = 8;

/// Where values come from.
struct Values {
  const Variables* of_environment = nullptr;  ///< --env-file; for both styles. Null: not given.
  const Variables* of_file = nullptr;   ///< `@name = value` of an .http file; for `{{name}}`. Null: no such style.
  std::size_t most_bytes = 0;           ///< A text that has grown over this is not filled any further.
  bool dollar_anywhere = false;         ///< `${NAME}` stands outside of JSON strings too: a shell puts it in.
  const OpenVariables* open = nullptr;  ///< Of the file's own. Null: none.
  mutable std::size_t put_in = 0;  ///< Bytes of values so far; over kMostFillings times the limit there are no more.

  /// Whether the user should hear that there is no value: `${NAME}` without --env-file and `{{$guid}}` are as expected.
  bool should_know(std::string_view name, Style style) const;
};
const std::string* find_value(std::string_view name, Style style, const Values& values);

/// Why find_value() has none: `no value for 'a'`, and which other one lacks where `a` is defined by others; or the
/// bound on what is put in.
std::string told_undefined(std::string_view name, const Values& values, Language language);

/// The text with the values there are put in. What has none stays as it is.
struct Substituted {
  std::string text;
  bool found = false;  ///< There was a placeholder.
  std::vector<Placeholder> unknown;
};
Substituted substitute(std::string_view text, const Values& values, Style style);

/// A JSON text after variables were put into its strings, with the way back.
struct FilledJson {
  std::string text;
  std::vector<SplicedMap::Splice> splices;
  std::vector<Span> unjudged;     ///< Strings (quotes included) that still hold a placeholder.
  std::vector<Span> substituted;  ///< Strings a variable was put into.
  struct Unknown {
    std::string name;
    Span source;
  };
  std::vector<Unknown> unknown;
};

/// Fills the JSON text `slice(source, body)`: `${NAME}` in values that are strings; `{{NAME}}` anywhere, where
/// values.of_file allows it. None when there is nothing to fill: then the body is the JSON text.
std::optional<FilledJson> fill_json(std::string_view source, Span body, const Values& values);

}  // namespace ocpv::input
