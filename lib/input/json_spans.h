// In: a value of a JSON text. Out: where it stands in that text, its own text, and what clients say by it.
// Promises: half open spans inside the text.
#pragma once

#include <string_view>

#include "input/span.h"
#include "json/document.h"

namespace ocpv::input {

inline Span span_of(json::Value value) { return {value.byte(), value.byte() + value.source().size()}; }

/// Without the quotes of a string.
inline Span inner_span(json::Value value) {
  const Span span = span_of(value);
  return span.size() < 2 ? span : Span{span.begin + 1, span.end - 1};
}

/// What a string holds, or how another scalar is written; empty for the rest.
inline std::string_view text_of(json::Value value) {
  if (value.is_string()) return value.string();
  return value.is_number() || value.is_boolean() ? value.source() : std::string_view();
}

/// What a user has switched off in a client's own window, which is kept in the file.
inline bool is_switched_off(json::Value value) { return value.find("disabled").is_true(); }

}  // namespace ocpv::input
