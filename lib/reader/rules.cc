#include "reader/rules.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "reader/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;
using contract::Kind;
using contract::Rule;
using contract::Severity;
using contract::Strength;

/// The place of the field a condition names: a sibling, else a member of an object further out.
const Place* find_field(const std::vector<Place>& places, const Place& from, std::string_view name) {
  for (std::string_view at = parent_of(from.pointer);; at = parent_of(at)) {
    const std::string wanted = std::string(at) + "/" + std::string(name);
    const auto found = std::find_if(places.begin(), places.end(), [&](const Place& place) { return place.pointer == wanted; });
    if (found != places.end() && found->row != from.row) return &*found;
    if (at.empty()) return nullptr;
  }
}

bool is_tagged_object(const Field& field) {
  return field.kind == Kind::object && !field.required &&
         std::any_of(field.fields.begin(), field.fields.end(), [](const Field& member) { return member.required; });
}

/// Where a sibling enumeration selects among optional objects with required members, the chosen one is required.
std::vector<Rule> infer_unions(const std::vector<Rule>& rules, const Field& root) {
  std::map<std::string, std::vector<const Rule*>> by_tag;
  for (const Rule& rule : rules) {
    const Field* object = field_at(root, rule.pointer);
    const Field* tag = field_at(root, rule.when.pointer);
    if (rule.kind != Rule::Kind::only_when || object == nullptr || tag == nullptr || !is_tagged_object(*object)) continue;
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

}  // namespace

std::string_view parent_of(std::string_view pointer) {
  const std::size_t at = pointer.rfind('/');
  return at == std::string_view::npos ? std::string_view() : pointer.substr(0, at);
}

const Field* field_at(const Field& root, std::string_view pointer) {
  const Field* at = &root;
  while (!pointer.empty() && at != nullptr) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string step = replaced(replaced(pointer.substr(1, end - 1), "~1", "/"), "~0", "~");
    pointer.remove_prefix(end);
    if (step == "*" && !at->items.empty()) {
      at = &at->items.front();
      continue;
    }
    const auto found = std::find_if(at->fields.begin(), at->fields.end(), [&](const Field& field) { return field.name == step; });
    at = found == at->fields.end() ? nullptr : &*found;
  }
  return at;
}

Field* field_at(Field& root, std::string_view pointer) {
  return const_cast<Field*>(field_at(static_cast<const Field&>(root), pointer));
}

RuleReading find_rules(contract::Part part, const std::vector<Place>& places, const Field& root) {
  RuleReading reading;
  std::set<const TableRow*> told;
  for (const Place& place : places) {
    const ConditionReading said = find_conditions(prose(place.row->description.raw));
    const contract::Said where{place.sheet->id, place.row->line};
    const bool first = told.insert(place.row).second;
    for (const std::string& sentence : said.uncompiled) {
      if (first) reading.sentences.push_back({where, sentence, "no form of condition that the reader knows"});
    }
    for (const Condition& condition : said.conditions) {
      const Place* field = find_field(places, place, condition.field);
      if (field == nullptr) {
        if (first) reading.sentences.push_back({where, condition.sentence, "no field " + condition.field + " in reach"});
        continue;
      }
      Rule rule{.part = part, .kind = Rule::Kind::only_when, .pointer = place.pointer, .in = {},
                .when = {field->pointer, {condition.value}}, .strength = Strength::stated, .severity = Severity::error, .said = where};
      if (condition.kind == Condition::Kind::required_when) rule.kind = Rule::Kind::required_when;
      const Field* made = field_at(root, place.pointer);
      const bool plain = made == nullptr || made->kind != Kind::object;
      if (rule.kind == Rule::Kind::only_when && plain) rule.severity = Severity::warning;
      reading.rules.push_back(std::move(rule));
    }
  }
  for (Rule& rule : infer_unions(reading.rules, root)) reading.rules.push_back(std::move(rule));
  return reading;
}

}  // namespace ocpv::reader
