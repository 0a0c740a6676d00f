// In: a judged text and a byte of it. Out: what stands there: a field of a body, a parameter, a header, an operation.
// Promises: linear; a body that is no JSON yet has fields all the same (cursor.h); what is found out is of the text as
// it was judged.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "editor/analyst.h"

namespace ocpv::editor {

struct Spot {
  enum class Kind : std::uint8_t { none, operation, field, query, header } kind = Kind::none;
  const JudgedPart* part = nullptr;
  std::string pointer;              ///< Of a field; the name of a parameter or a header.
  std::size_t first = 0, last = 0;  ///< Bytes of the text.
};

Spot spot_at(const Judgement& judgement, std::string_view text, std::size_t byte);

/// The document that a byte belongs to: the last one that begins before it; null when there is none.
const JudgedPart* part_at(const Judgement& judgement, std::size_t byte);

/// A piece of the text.
struct Bytes {
  std::size_t first = 0, last = 0;
  bool contains(std::size_t byte) const noexcept { return first <= byte && byte <= last; }
};
/// Where in the text a piece of the document's source stands.
Bytes bytes_of(const input::Document& document, input::Span source);
/// Where its body stands.
Bytes body_of(const input::Document& document);

/// The field that a pointer of a document names; null when none is documented there.
const compare::FieldFacts* find_field(const compare::PartFacts& facts, std::string_view pointer);

inline Part part_of(const JudgedPart& part) { return part.is_response ? Part::response : Part::request; }

}  // namespace ocpv::editor
