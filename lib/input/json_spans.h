// In: a value of a JSON text. Out: where it stands in that text, and its own text.
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

}  // namespace ocpv::input
