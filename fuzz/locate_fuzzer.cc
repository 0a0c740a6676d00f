// Bytes as a JSON text. What must hold: each value's pointer leads back to it; its line and column, and those of its
// name, point at the byte where it stands; all places found at once are those found one by one; none is out of range.
#include <string>
#include <vector>

#include "json/document.h"
#include "json/place.h"
#include "json/pointer.h"
#include "property.h"

namespace {

using ocpv::fuzz::hold;
using ocpv::json::Document;
using ocpv::json::Position;
using ocpv::json::Value;

constexpr std::size_t kMostValues = 64;  // Each costs a few passes over the text.

struct Found {
  Value value;
  std::string pointer;
  bool has_name;
};

/// The values of a document in its order, no more than kMostValues, each with its pointer.
void collect(const Found& found, std::vector<Found>& all) {
  if (all.size() >= kMostValues) return;
  all.push_back(found);
  std::size_t index = 0;
  for (const Value child : found.value) {
    Found below{child, found.pointer, found.value.is_object()};
    if (below.has_name) {
      ocpv::json::append_token(below.pointer, child.key());
    } else {
      ocpv::json::append_token(below.pointer, index++);
    }
    collect(below, all);
  }
}

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

/// The byte that a line and a column name, by the plainest reading of docs/output.md; size + 1 when there is none.
std::size_t byte_of(std::string_view text, const Position& position) {
  std::uint32_t line = 1, column = 1;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && !begins_code_point(text[at])) continue;
    if (line == position.line && column == position.column) return at;
    if (at == text.size()) break;
    const bool ends_line = text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
    line += ends_line ? 1 : 0;
    column = ends_line ? 1 : column + 1;
  }
  return text.size() + 1;
}

void hold_position(std::string_view text, const Position& position, std::size_t byte) {
  hold(position.byte == byte, "a position keeps its byte");
  hold(byte_of(text, position) == byte, "line and column name the byte",
       std::to_string(position.line) + ":" + std::to_string(position.column));
}

void hold_value(const Document& document, const Found& found) {
  const std::string_view text = document.text();
  const std::size_t begin = found.value.byte(), size = found.value.source().size();
  hold(ocpv::json::resolve(document.root(), found.pointer) == found.value, "a pointer leads to its value",
       found.pointer);
  hold(size > 0 && begin + size <= text.size(), "a value lies in the text");
  hold(text.substr(begin, size) == found.value.source(), "a value stands where its place says");
  hold_position(text, ocpv::json::position_of(text, begin), begin);
  if (!found.has_name) return;
  const std::size_t name = found.value.key_byte();
  hold(name < begin && text[name] == '"', "a name stands before its value");
  hold_position(text, ocpv::json::position_of(text, name), name);
}

/// Asks for the places of all values at once, in an order that is not theirs.
void hold_places(std::string_view text, const std::vector<Found>& all) {
  std::vector<Position> places;
  for (const Found& found : all) places.push_back({0, 0, found.value.byte()});
  std::vector<Position*> asked;
  for (Position& place : places) asked.insert(asked.begin() + static_cast<std::ptrdiff_t>(asked.size() / 2), &place);
  ocpv::json::place(text, asked);
  for (const Position& place : places) {
    const Position alone = ocpv::json::position_of(text, place.byte);
    hold(alone.line == place.line && alone.column == place.column, "places found at once are those found one by one");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ocpv::fuzz::Choices choices(data, size);
  const std::size_t asked = choices.below(1U << 16);
  const std::string text(choices.rest());
  const Position anywhere = ocpv::json::position_of(text, asked % (text.size() + 1));
  hold(anywhere.line >= 1 && anywhere.column >= 1, "every byte has a line and a column");
  auto document = ocpv::json::parse(text);
  if (!document.ok()) return 0;
  std::vector<Found> all;
  collect({document->root(), "", false}, all);
  for (const Found& found : all) hold_value(*document, found);
  hold_places(document->text(), all);
  ocpv::json::resolve(document->root(), text);  // Any text may be asked for as a pointer.
  return 0;
}
