#include "reader/tree/count_rules.h"

#include <string>
#include <string_view>

#include "json/escape.h"
#include "reader/tree/rules.h"
#include "reader/words/counts.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;
using contract::Rule;

/// The one list beside the row that the sentence counts.
const Field* find_list(const Field& owner, const Field& own, const std::string& text, bool is_single) {
  const Field* named = nullptr;
  const Field* single = nullptr;
  bool several = false;
  for (const Field& member : owner.fields) {
    if (member.kind != Kind::array || &member == &own) continue;
    if (find_word(text, member.name) != std::string::npos) {
      if (named != nullptr) return nullptr;
      named = &member;
    }
    // What is added one by one are objects that must be there.
    const bool holds_objects = !member.items.empty() && member.items.front().kind == Kind::object;
    if (!member.required || !holds_objects) continue;
    several = single != nullptr;
    single = &member;
  }
  if (named != nullptr) return named;
  return is_single && !several ? single : nullptr;
}

}  // namespace

std::optional<Rule> items_rule(Part part, const Place& place, const ConditionSentence& sentence,
                               const Resolver& resolver, const ConstFieldFinder& fields) {
  if (part == Part::response || sentence.kind != ConditionSentence::Kind::restriction) return std::nullopt;
  const Field* own = fields.at(place.pointer);
  if (own == nullptr || own->kind != Kind::array) return std::nullopt;
  const std::string folded = lower(sentence.text);
  if (!may_be_about_case(folded)) return std::nullopt;
  const auto count = find_demanded_count(folded);
  std::string why;
  const auto condition = count ? resolver.resolve(place, sentence, why) : std::nullopt;
  if (!condition) return std::nullopt;
  Rule rule{.part = part,
            .kind = Rule::Kind::items_when,
            .pointer = place.pointer,
            .in = {},
            .when = {condition->field->pointer, condition->in},
            .strength = Strength::stated,
            .severity = Severity::error,
            .said = {place.sheet->id, place.row->line},
            .items = count};
  if (sentence.unless) std::swap(rule.when.in, rule.when.not_in);
  return rule;
}

std::optional<Rule> counted_rule(Part part, const Place& place, const ConditionSentence& sentence,
                                 const ConstFieldFinder& fields) {
  using Says = ConditionSentence::Kind;
  if (sentence.kind != Says::only_when && sentence.kind != Says::required_when) return std::nullopt;
  const Field* own = fields.at(place.pointer);
  const Field* owner = fields.at(parent_of(place.pointer));
  if (part == Part::response || own == nullptr || owner == nullptr || sentence.negated || sentence.unless)
    return std::nullopt;
  const auto phrase = find_counted(lower(sentence.text));
  const Field* list = phrase ? find_list(*owner, *own, sentence.text, phrase->is_single) : nullptr;
  if (list == nullptr || (sentence.kind == Says::required_when && own->required)) return std::nullopt;
  Rule rule{
      .part = part,
      .kind = Rule::Kind::only_when,
      .pointer = place.pointer,
      .in = {},
      .when = {.pointer = std::string(parent_of(place.pointer)) + "/" + json::token_of(list->name),
               .in = {},
               .not_in = {},
               .items = phrase->count},
      .strength = find_word(sentence.text, list->name) == std::string::npos ? Strength::inferred : Strength::stated,
      .severity = Severity::error,
      .said = {place.sheet->id, place.row->line}};
  if (sentence.kind == Says::required_when)
    rule.kind = Rule::Kind::required_when;
  else if (own->kind != Kind::object || rule.strength == Strength::inferred)
    rule.severity = Severity::warning;
  return rule;
}

}  // namespace ocpv::reader
