// What is wrong between the members of an object: one that misses, one too many, two that contradict each other.
#include <algorithm>
#include <memory>
#include <string>

#include "explain/wording.h"
#include "json/pointer.h"

namespace ocpv::explain {

void Wording::word_missing(Item& item) {
  const walk::Fact& fact = *item.fact;
  const plan::Member& member = program_.members[node_of(fact).members.first + fact.detail];
  const plan::Node& node = program_.nodes[member.node];
  findings::Diagnostic& d = item.diagnostic;
  if (node.said != walk::kNowhere && program_.said[node.said].line != 0) {
    d.doc_page = program_.said[node.said].page;
    d.doc_line = program_.said[node.said].line;
  }
  stand_missing(d, fact.value, {&member.name, 1});
}

void Wording::stand_missing(findings::Diagnostic& d, std::uint32_t object, std::span<const std::string_view> way) {
  d.id = findings::Id::missing_field;
  const Trail& holder = trail(object);
  std::string pointer(holder.pointer);
  for (const std::string_view name : way) json::append_token(pointer, name);
  d.pointer = findings_.keep(elided(pointer));
  d.field = keep_shown(way.back());
  d.owner = keep_shown(way.size() > 1 ? way[way.size() - 2] : holder.field);
  d.expected = keep_list<std::string_view>({d.field});
  d.range = bracket(object);
}

void Wording::word_rule(Item& item) {
  const walk::Fact& fact = *item.fact;
  const plan::Rule& rule = rule_of(fact);
  findings::Diagnostic& d = item.diagnostic;
  if (!rule.kind) return word_formless(item);
  switch (*rule.kind) {
    case RuleKind::only_when:
      d.id = findings::Id::not_applicable;
      if (item.subject) stand_at(d, item.subject->value, item.subject->key);
      if (rule.values.count == 0 && item.decider) word_count(d, item.decider, rule);
      return word_decider(item, rule);
    case RuleKind::value_when:
      // The documentation says so at the field whose value asks for the other's.
      d.id = findings::Id::inconsistent_fields;
      if (item.decider) stand_at(d, item.decider->value, item.decider->key);
      return word_condition(d, item.subject, rule.subject, rule.allowed);
    case RuleKind::values_when:
      d.id = findings::Id::not_in_enum;
      d.expected = values(rule.allowed);
      if (item.subject) {
        stand_at(d, item.subject->value, item.subject->key);
        if (!d.found.hidden) d.suggestions = suggester_.for_value(item.subject->value, rule.allowed);
      }
      return word_decider(item, rule);
    case RuleKind::items_when:
      d.id = findings::Id::bad_format;
      if (item.subject) {
        stand_at(d, item.subject->value, item.subject->key);
        word_count(d, item.subject, rule);
      }
      return word_decider(item, rule);
    case RuleKind::required_when:
      // Without an object that could hold it, what is missing is the object and the field in it.
      if (item.wanted.empty())
        stand_missing(d, fact.value, names(rule.subject));
      else
        stand_missing(d, item.wanted.front().object, names(rule.subject).last(1));
      if (item.decider) d.range = range_of(tree_.bytes(item.decider->value));
      return word_decider(item, rule);
    case RuleKind::needs:
    case RuleKind::together:
    case RuleKind::at_least_one:
    case RuleKind::exactly_one:
    case RuleKind::at_most_one:
      // A value that is no object has no members to be told of.
      if (tree_.byte(fact.value) == '{' && (item.subject || !item.wanted.empty())) return word_group(item, rule);
      return word_formless(item);
  }
}

void Wording::word_formless(Item& item) {
  const walk::Fact& fact = *item.fact;
  findings::Diagnostic& d = item.diagnostic;
  d.id = findings::Id::inconsistent_fields;
  d.detail = findings::Detail::rule;
  stand_at(d, fact.value, fact.key);
  if (tree_.byte(fact.value) == '{' || tree_.byte(fact.value) == '[') d.range = bracket(fact.value);
}

void Wording::word_group(Item& item, const plan::Rule& rule) {
  findings::Diagnostic& d = item.diagnostic;
  const bool asks_all = rule.kind == RuleKind::needs || rule.kind == RuleKind::together;
  if (item.subject && !asks_all) {
    d.id = findings::Id::inconsistent_fields;
    stand_at(d, item.subject->value, item.subject->key);
  } else {
    stand_missing(d, item.wanted.front().object, {&item.wanted.front().name, 1});
    if (!item.decider) return list_wanted(item);
    d.range = range_of(tree_.bytes(item.decider->value));
  }
  const walk::Place& other = *item.decider;
  d.when_field = keep_shown(tree_.string(other.key, scratch_));
  d.related = keep_list<findings::Related>(
      {{findings::Related::Role::chosen_here, range_of(tree_.bytes(other.key)), trail(other.value).pointer, {}}});
}

void Wording::list_wanted(Item& item) {
  findings::Diagnostic& d = item.diagnostic;
  void* const memory = findings_.arena().allocate(item.wanted.size() * sizeof(std::string_view));
  auto* const names = static_cast<std::string_view*>(memory);
  std::size_t count = 0;
  for (const Wanted& wanted : item.wanted) {
    const std::string_view name = keep_shown(wanted.name);
    if (std::find(names, names + count, name) == names + count) std::construct_at(names + count++, name);
  }
  d.expected = {names, count};
}

void Wording::word_count(findings::Diagnostic& d, const std::optional<walk::Place>& list, const plan::Rule& rule) {
  std::uint32_t lacking = rule.low;
  for (std::uint32_t at = list->value + 1; lacking != 0 && tree_.byte(at) != ']'; --lacking) {
    at = tree_.after(at);
    if (tree_.byte(at) == ',') ++at;
  }
  const bool is_short = lacking != 0;
  d.detail = is_short ? findings::Detail::too_few_items : findings::Detail::too_many_items;
  (is_short ? d.low : d.high) = findings_.keep(std::to_string(is_short ? rule.low : rule.high));
}

void Wording::word_decider(Item& item, const plan::Rule& rule) {
  word_condition(item.diagnostic, item.decider, rule.decider, rule.negated ? plan::Slice{} : rule.values);
}

// The other field, what it is, and what it would have to be.
void Wording::word_condition(findings::Diagnostic& d, const std::optional<walk::Place>& other, plan::Slice path,
                             plan::Slice wanted) {
  d.when_field = names(path).back();
  d.when_in = values(wanted);
  if (!other) return;
  const std::uint32_t value = other->value;
  const walk::Bytes bytes = tree_.bytes(value);
  const bool hidden = walk::secret_around(secrets_, bytes) != nullptr;
  if (!hidden) d.when_value = tree_.byte(value) == '"' ? keep_shown(tree_.string(value)) : found(value, false).text;
  d.related = keep_list<findings::Related>(
      {{findings::Related::Role::chosen_here, range_of(bytes), trail(value).pointer, d.when_value}});
}

// The walk knows it of names that nothing documents; others are looked for once each.
std::uint32_t Wording::first_of(const walk::Fact& fact) {
  if (fact.detail != walk::kNowhere) return fact.detail;
  const std::string_view name = tree_.string(fact.key, scratch_);
  for (auto known = firsts_.rbegin(); known != firsts_.rend(); ++known) {
    if (known->holder == fact.holder && known->name == name) return known->key;
  }
  const auto first = tree_.find(fact.holder, name);
  firsts_.push_back({fact.holder, first ? first->key : fact.key, name});
  return firsts_.back().key;
}

void Wording::word_duplicate(Item& item) {
  const walk::Fact& fact = *item.fact;
  findings::Diagnostic& d = item.diagnostic;
  d.id = findings::Id::duplicate_key;
  stand_at(d, fact.value, fact.key);
  const bool hidden = walk::secret_around(secrets_, tree_.bytes(fact.key)) != nullptr;
  d.related =
      keep_list<findings::Related>({{findings::Related::Role::first_of_two, range_of(tree_.bytes(first_of(fact))),
                                     d.pointer, hidden ? std::string_view() : d.field}});
}

}  // namespace ocpv::explain
