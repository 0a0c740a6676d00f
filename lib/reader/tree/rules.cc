#include "reader/tree/rules.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "json/escape.h"
#include "reader/tree/count_rules.h"
#include "reader/tree/field_finder.h"
#include "reader/tree/group_rules.h"
#include "reader/tree/resolver.h"
#include "reader/words/conditions.h"
#include "reader/words/reserves.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;
using contract::Rule;

std::vector<std::string> other_values(const Field& field, const std::vector<std::string>& values) {
  std::vector<std::string> others;
  if (!field.values || !field.values->closed) return others;
  for (const contract::Value& item : field.values->items) {
    if (std::find(values.begin(), values.end(), item.text) == values.end()) others.push_back(item.text);
  }
  return others;
}

bool is_tagged_object(const Field& field) {
  return field.kind == Kind::object && !field.required &&
         std::any_of(field.fields.begin(), field.fields.end(), [](const Field& member) { return member.required; });
}

/// Where a sibling enumeration selects among optional objects with required members, the chosen one is required.
std::vector<Rule> infer_unions(const std::vector<Rule>& rules, const ConstFieldFinder& fields) {
  std::map<std::string, std::vector<const Rule*>> by_tag;
  for (const Rule& rule : rules) {
    const Field* object = fields.at(rule.pointer);
    const Field* tag = fields.at(rule.when.pointer);
    if (rule.kind != Rule::Kind::only_when || object == nullptr || tag == nullptr || !is_tagged_object(*object))
      continue;
    if (!tag->values || !tag->values->closed || parent_of(rule.pointer) != parent_of(rule.when.pointer)) continue;
    by_tag[rule.when.pointer].push_back(&rule);
  }
  std::vector<Rule> inferred;
  for (const auto& [tag, group] : by_tag) {
    if (group.size() < 2) continue;
    for (const Rule* rule : group) {
      Rule chosen = *rule;
      chosen.kind = Rule::Kind::required_when;
      chosen.strength = Strength::inferred;
      inferred.push_back(std::move(chosen));
    }
  }
  return inferred;
}

/// A field that a stated rule requires in some cases is not required in all of them.
bool is_always_required(const Field* field) {
  return field != nullptr && field->required && field->required_strength == Strength::stated;
}

/// A cell under "required" that says when (`mode 为 A 时必选`, `when mode is A`), and the row's text.
std::vector<ConditionSentence> conditions_of(const TableRow& row, const Field* field) {
  // A text that is held to the form that its row says, or a date that is none.
  const bool is_date = row.type.kind == Kind::date || row.type.kind == Kind::date_time;
  const bool is_formed = field != nullptr && (field->kind == Kind::date || field->kind == Kind::date_time);
  const Kind kind = is_formed || (is_date && field != nullptr) ? field->kind : row.type.kind;
  std::vector<ConditionSentence> found;
  if (!row.required_text.empty()) {
    const std::string& said = row.required_text;
    const char* const cue = contains(said, "必")                           ? ""
                            : contains(said, "时") || contains(said, "当") ? "必选"
                                                                           : " is required";
    found = find_conditions(said + cue, kind);
  }
  for (ConditionSentence& one : find_conditions(prose(row.description.raw), kind)) found.push_back(std::move(one));
  return found;
}

std::optional<Rule> make_rule(Part part, const Place& place, const ConditionSentence& sentence,
                              const Condition& condition, const ConstFieldFinder& fields) {
  Rule rule{.part = part,
            .kind = Rule::Kind::only_when,
            .pointer = place.pointer,
            .in = {},
            .when = {condition.field->pointer, condition.in},
            .strength = Strength::stated,
            .severity = Severity::error,
            .said = {place.sheet->id, place.row->line}};
  const Field* about = fields.at(place.pointer);
  if (sentence.unless) std::swap(rule.when.in, rule.when.not_in);
  if (sentence.kind == ConditionSentence::Kind::required_when) {
    if (is_always_required(about)) return std::nullopt;
    rule.kind = Rule::Kind::required_when;
  } else if (sentence.kind == ConditionSentence::Kind::never_when) {
    const Field* by = fields.at(condition.field->pointer);
    // Not there unless it is A is the same as only where it is A.
    std::vector<std::string> others = by == nullptr ? std::vector<std::string>{} : other_values(*by, condition.in);
    rule.when.in = sentence.unless ? condition.in : std::move(others);
    rule.when.not_in = rule.when.in.empty() ? condition.in : std::vector<std::string>{};
    if (by != nullptr && by->values && by->values->closed && rule.when.in.empty()) return std::nullopt;
  }
  // A plain value that has no effect is worth a warning; an object meant for another choice is an error. What a
  // server leaves out of a response is its own business.
  const bool plain = about == nullptr || about->kind != Kind::object;
  if ((rule.kind == Rule::Kind::only_when && plain) || part == Part::response) rule.severity = Severity::warning;
  return rule;
}

Sentence sentence_of(const Place& place, const ConditionSentence& sentence, std::string why) {
  return {{place.sheet->id, place.row->line}, sentence.text, std::move(why), place.pointer, sentence.half};
}

/// `Yes`, and `Optional for small hosts`, which is no condition by its words.
void list_left_out(const Place& place, const std::vector<ConditionSentence>& conditions, std::vector<Sentence>& list) {
  if (!place.row->required.value_or(false)) return;
  for (std::string& text : sentences_of(prose(place.row->description.raw))) {
    const bool known = std::any_of(conditions.begin(), conditions.end(),
                                   [&](const ConditionSentence& one) { return one.text == text; });
    if (known || !may_be_left_out(text)) continue;
    list.push_back({{place.sheet->id, place.row->line},
                    std::move(text),
                    "the row is required, and this says that it may not be there",
                    place.pointer,
                    true});
  }
}

}  // namespace

std::string_view parent_of(std::string_view pointer) {
  const std::size_t at = pointer.rfind('/');
  return at == std::string_view::npos ? std::string_view() : pointer.substr(0, at);
}

const Field* field_at(const Field& root, std::string_view pointer) {
  return walk_to(root, pointer, member_of<const Field>);
}

Field* field_at(Field& root, std::string_view pointer) { return walk_to(root, pointer, member_of<Field>); }

RuleReading find_rules(Part part, const std::vector<Place>& places, const Field& root,
                       const std::set<std::pair<const TableRow*, std::string>>& told_before) {
  RuleReading reading;
  const ConstFieldFinder fields(root);
  const Resolver resolver(places, fields);
  GroupRules groups(part, fields);
  std::set<const TableRow*> told;
  for (const Place& place : places) {
    const bool first = told.insert(place.row).second;
    const std::vector<ConditionSentence> conditions = conditions_of(*place.row, fields.at(place.pointer));
    if (first) list_left_out(place, conditions, reading.sentences);
    for (const ConditionSentence& sentence : conditions) {
      if (!told_before.empty() && told_before.contains({place.row, sentence.text})) continue;
      std::string why = "no form of condition that a rule can say";
      if (sentence.is_reserved) {
        if (first) reading.sentences.push_back(sentence_of(place, sentence, "it does not hold in every case"));
        if (first && !sentence.is_advice) reading.sentences.back().half = true;
        continue;
      }
      const bool names_value = resolver.names_value(place, sentence);
      if (!names_value && groups.add(place, sentence.text)) continue;
      auto counts = items_rule(part, place, sentence, resolver, fields);
      if (!counts && !names_value) counts = counted_rule(part, place, sentence, fields);
      if (counts) {
        reading.rules.push_back(std::move(*counts));
        continue;
      }
      if (sentence.kind != ConditionSentence::Kind::restriction) {
        const auto condition = resolver.resolve(place, sentence, why);
        auto rule = condition ? make_rule(part, place, sentence, *condition, fields) : std::nullopt;
        if (rule) {
          reading.rules.push_back(std::move(*rule));
          continue;
        }
        if (condition) why = "the field is required in any case, or no other value is left";
      }
      if (first) reading.sentences.push_back(sentence_of(place, sentence, std::move(why)));
    }
  }
  for (Rule& rule : groups.take()) reading.rules.push_back(std::move(rule));
  if (part == Part::request) {
    for (Rule& rule : infer_unions(reading.rules, fields)) reading.rules.push_back(std::move(rule));
  }
  return reading;
}

}  // namespace ocpv::reader
