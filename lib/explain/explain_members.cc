// What is wrong between the members of an object: one that misses, one too many, two that contradict each other.
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
  switch (rule.kind) {
    case plan::Rule::Kind::only_when:
      d.id = findings::Id::not_applicable;
      if (item.subject) stand_at(d, item.subject->value, item.subject->key);
      return word_decider(item, rule);
    case plan::Rule::Kind::value_when:
      // The documentation says so at the field whose value asks for the other's.
      d.id = findings::Id::inconsistent_fields;
      if (item.decider) stand_at(d, item.decider->value, item.decider->key);
      return word_condition(d, item.subject, rule.subject, rule.allowed);
    case plan::Rule::Kind::required_when:
      // Without an object that could hold it, what is missing is the object and the field in it.
      if (item.wanted.empty())
        stand_missing(d, fact.value, names(rule.subject));
      else
        stand_missing(d, item.wanted.front().object, names(rule.subject).last(1));
      if (item.decider) d.range = range_of(tree_.bytes(item.decider->value));
      return word_decider(item, rule);
    case plan::Rule::Kind::one_of:
      if (!item.wanted.empty()) return stand_missing(d, item.wanted.front().object, {&item.wanted.front().name, 1});
      break;
    case plan::Rule::Kind::general:
      break;
  }
  d.id = findings::Id::inconsistent_fields;
  d.detail = findings::Detail::rule;
  stand_at(d, fact.value, fact.key);
  if (tree_.byte(fact.value) == '{' || tree_.byte(fact.value) == '[') d.range = bracket(fact.value);
}

void Wording::word_decider(Item& item, const plan::Rule& rule) {
  word_condition(item.diagnostic, item.decider, rule.decider, rule.values);
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

void Wording::word_duplicate(Item& item) {
  const walk::Fact& fact = *item.fact;
  findings::Diagnostic& d = item.diagnostic;
  d.id = findings::Id::duplicate_key;
  stand_at(d, fact.value, fact.key);
  const auto first = tree_.find(fact.holder, tree_.string(fact.key, scratch_));
  if (!first) return;
  const bool hidden = walk::secret_around(secrets_, tree_.bytes(fact.key)) != nullptr;
  d.related = keep_list<findings::Related>({{findings::Related::Role::first_of_two, range_of(tree_.bytes(first->key)),
                                             d.pointer, hidden ? std::string_view() : d.field}});
}

}  // namespace ocpv::explain
