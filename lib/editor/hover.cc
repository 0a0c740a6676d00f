#include <optional>

#include "base/ascii.h"
#include "editor/diagnostics.h"
#include "editor/features.h"
#include "editor/spots.h"
#include "json/escape.h"

namespace ocpv::editor {
namespace {

const compare::FieldFacts* header_named(const compare::PartFacts& facts, std::string_view name) {
  constexpr std::string_view kFolder = "/header/";
  for (const compare::FieldFacts& field : facts.fields) {
    const std::string_view pointer = field.pointer;
    if (pointer.starts_with(kFolder) && same_but_case(pointer.substr(kFolder.size()), name)) return &field;
  }
  return nullptr;
}

std::string page_of(const Question& question, const Spot& spot) {
  const bool markdown = question.client.hover_markdown;
  const Judgement& judgement = *question.buffer.judgement;
  const std::string& operation = spot.part->operation;
  if (operation.empty()) return {};
  if (spot.kind == Spot::Kind::operation) return question.analyst.page_of_operation(judgement, operation, markdown);
  const bool is_of_body = spot.kind == Spot::Kind::field;
  const compare::PartFacts* const facts =
      question.analyst.fields(judgement, operation, is_of_body ? part_of(*spot.part) : Part::parameters);
  if (facts == nullptr) return {};
  const compare::FieldFacts* field = nullptr;
  if (is_of_body) field = find_field(*facts, spot.pointer);
  if (spot.kind == Spot::Kind::query) field = find_field(*facts, "/query/" + json::token_of(spot.pointer));
  if (spot.kind == Spot::Kind::header) field = header_named(*facts, spot.pointer);
  return field == nullptr ? std::string() : question.analyst.page_of(*facts, *field, markdown);
}

}  // namespace

Json hover(const Question& question) {
  const std::optional<Place> place = place_of(member(question.params, "position"));
  if (!place) return nullptr;
  const Places places(question.buffer.bytes, question.client.encoding);
  const Spot spot = spot_at(*question.buffer.judgement, places.text(), places.byte_of(*place));
  if (spot.part == nullptr || spot.kind == Spot::Kind::none) return nullptr;
  const std::string page = page_of(question, spot);
  if (page.empty()) return nullptr;
  return {{"contents", {{"kind", question.client.hover_markdown ? "markdown" : "plaintext"}, {"value", page}}},
          {"range", range_of(places, spot.first, spot.last)}};
}

}  // namespace ocpv::editor
