#include "editor/spots.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/uri.h"
#include "editor/cursor.h"
#include "input/json_spans.h"
#include "json/document.h"
#include "json/escape.h"
#include "json/scan.h"

namespace ocpv::editor {
namespace {

std::size_t start_of(const JudgedPart& part) {
  const input::Document& document = part.document;
  if (document.request) return bytes_of(document, document.request->line).first;
  if (document.response) return bytes_of(document, document.response->line).first;
  return document.source == nullptr ? 0 : body_of(document).first;
}

/// A name with its quotes, from its first one on.
input::Span name_span(std::string_view json, std::size_t first) { return {first, json::skip_string(json, first)}; }

/// The way down to what stands at a byte.
class Descent {
 public:
  Descent(const input::Document& document, std::size_t byte)
      : document_(document), json_(document.json()), byte_(byte) {}

  Spot spot(json::Value root) {
    std::string pointer;
    json::Value at = root;
    for (;;) {
      std::size_t index = 0;
      const json::Value child = child_at(at, index);
      if (!child.present()) return {};
      if (at.is_object()) {
        json::append_token(pointer, child.key());
      } else {
        json::append_token(pointer, index);
      }
      const Bytes value = in_text(input::span_of(child));
      const bool is_container = child.is_object() || child.is_array();
      if (at.is_object() && holds(in_text(name_span(json_, child.key_byte())))) {
        return here(pointer, in_text(name_span(json_, child.key_byte())));
      }
      if (!is_container) return holds(value) ? here(pointer, value) : Spot();
      at = child;
    }
  }

 private:
  Bytes in_text(input::Span span) const { return bytes_of(document_, document_.map.source_of(span)); }
  bool holds(Bytes bytes) const { return bytes.first <= byte_ && byte_ < bytes.last; }

  json::Value child_at(json::Value parent, std::size_t& index) const {
    for (const json::Value child : parent) {
      Bytes whole = in_text(input::span_of(child));
      if (parent.is_object()) whole.first = std::min(whole.first, in_text(name_span(json_, child.key_byte())).first);
      if (holds(whole)) return child;
      ++index;
    }
    return {};
  }

  static Spot here(std::string pointer, Bytes bytes) {
    return {Spot::Kind::field, nullptr, std::move(pointer), bytes.first, bytes.last};
  }

  const input::Document& document_;
  std::string_view json_;
  std::size_t byte_;
};

Spot field_at(const JudgedPart& part, std::string_view text, std::size_t byte) {
  Limits limits;
  limits.max_bytes = kMostBytes;
  limits.max_depth = kMostDepth;
  const auto document = json::parse(part.document.json(), limits);
  if (document.ok()) return Descent(part.document, byte).spot(document->root());
  const Cursor cursor = cursor_in(part, text, std::min(byte + 1, text.size()));
  if (cursor.kind == Cursor::Kind::none || cursor.first == cursor.last) return {};
  Spot spot{Spot::Kind::field, nullptr, cursor.pointer, cursor.first, cursor.last};
  if (cursor.kind == Cursor::Kind::name) json::append_token(spot.pointer, cursor.word);
  return spot;
}

// The name of the parameter that the byte is within.
Spot parameter_at(std::string_view text, Bytes target, std::size_t byte) {
  const std::size_t mark = text.substr(0, target.last).find('?', target.first);
  if (mark == std::string_view::npos || byte <= mark) return {};
  std::size_t first = text.rfind('&', byte - 1);
  first = first == std::string_view::npos || first < mark ? mark + 1 : first + 1;
  const std::size_t last = std::min(text.find_first_of("=&", first), target.last);
  Spot spot{Spot::Kind::query, nullptr, percent_decoded_where_encoded(text.substr(first, last - first)), first, last};
  return spot;
}

Spot request_spot(const JudgedPart& part, std::string_view text, std::size_t byte) {
  const input::Request& request = *part.document.request;
  const Bytes line = bytes_of(part.document, request.line), target = bytes_of(part.document, request.target_span);
  if (target.contains(byte)) {
    Spot parameter = parameter_at(text, target, byte);
    if (parameter.kind != Spot::Kind::none) return parameter;
  }
  if (line.contains(byte)) return {Spot::Kind::operation, nullptr, {}, line.first, line.last};
  for (const input::Header& header : request.headers) {
    const Bytes name = bytes_of(part.document, header.name_span);
    if (name.contains(byte)) return {Spot::Kind::header, nullptr, header.name, name.first, name.last};
  }
  return {};
}

bool matches(std::string_view documented, std::string_view pointer) {
  for (;;) {
    if (documented.empty() || pointer.empty()) return documented.empty() && pointer.empty();
    const std::size_t end = std::min(documented.find('/', 1), documented.size());
    const std::size_t other = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view token = documented.substr(0, end);
    if (token != "/*" && token != pointer.substr(0, other)) return false;
    documented.remove_prefix(end);
    pointer.remove_prefix(other);
  }
}

}  // namespace

Bytes bytes_of(const input::Document& document, input::Span source) {
  const std::size_t before = static_cast<std::size_t>(document.source->first_byte());
  return {before + source.begin, before + source.end};
}

Bytes body_of(const input::Document& document) {
  return bytes_of(document, document.map.source_of({0, document.json().size()}));
}

const JudgedPart* part_at(const Judgement& judgement, std::size_t byte) {
  const JudgedPart* found = nullptr;
  for (const JudgedPart& part : judgement.parts) {
    if (part.document.source != nullptr && start_of(part) <= byte) found = &part;
  }
  return found;
}

Spot spot_at(const Judgement& judgement, std::string_view text, std::size_t byte) {
  const JudgedPart* const part = part_at(judgement, byte);
  if (part == nullptr) return {};
  Spot spot;
  if (part->document.request) spot = request_spot(*part, text, byte);
  if (spot.kind == Spot::Kind::none && part->document.has_body) spot = field_at(*part, text, byte);
  spot.part = part;
  return spot;
}

const compare::FieldFacts* find_field(const compare::PartFacts& facts, std::string_view pointer) {
  const auto find = [&](auto fits) -> const compare::FieldFacts* {
    const auto found = std::find_if(facts.fields.begin(), facts.fields.end(), fits);
    return found == facts.fields.end() ? nullptr : &*found;
  };
  // A name itself goes before any name.
  const auto* const exact = find([&](const compare::FieldFacts& field) { return field.pointer == pointer; });
  if (exact != nullptr) return exact;
  return find([&](const compare::FieldFacts& field) { return matches(field.pointer, pointer); });
}

}  // namespace ocpv::editor
