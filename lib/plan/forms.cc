#include "plan/forms.h"

#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "json/decimal.h"
#include "plan/keywords.h"

namespace ocpv::plan {
namespace {

using json::Value;

/// A way down through single members, and what is asked at its end.
struct Chain {
  std::vector<std::string_view> path;
  Value names;   ///< Where nothing is asked but that members are there: the list of them; the path ends in the first.
  Value values;  ///< The enum or const at the end, or absent.
  bool negated = false;                 ///< It must be none of the values.
  bool requires_end = false;            ///< The last name is required.
  bool requires_way = true;             ///< Every name before the last is required.
  std::uint32_t low = 0, high = kNone;  ///< Where nothing else is asked: how many items.
};

/// A count that fits; what does not is no form of ours.
bool read_count(Value keyword, std::uint32_t& into) {
  if (!keyword.present()) return true;
  const auto count = keyword.is_number() ? json::Decimal(keyword.source()).to_int64() : std::nullopt;
  if (!count || *count < 0 || *count >= kNone) return false;
  into = static_cast<std::uint32_t>(*count);
  return true;
}

/// What is asked of a value: an enum, a const, a not of one, or a count of items. False when it is something else.
bool read_end(Value at, Chain& chain) {
  const Value negated = at.find("not");
  if (negated.is_object() && at.size() == 1) {
    chain.negated = true;
    return negated.find("not").present() ? false : read_end(negated, chain) && chain.values.present();
  }
  for (const std::string_view keyword : {"enum", "const"}) {
    if (at.size() == 1 && at.find(keyword).present()) chain.values = at.find(keyword);
  }
  if (chain.values.present()) return true;
  const Value least = at.find("minItems"), most = at.find("maxItems");
  const std::size_t known = (least.present() ? 1U : 0U) + (most.present() ? 1U : 0U);
  return known != 0 && at.size() == known && read_count(least, chain.low) && read_count(most, chain.high);
}

/// Reads {"properties":{a:{"properties":{b:{"enum":[...]}},"required":["b"]}},"required":["a"]} and its parts.
bool read_chain(Value at, Chain& chain) {
  bool is_first = true;
  while (at.is_object()) {
    const Value properties = at.find("properties"), required = at.find("required");
    const std::size_t known = (properties.present() ? 1U : 0U) + (required.present() ? 1U : 0U);
    if (known == 0) return !is_first && read_end(at, chain);
    if (at.size() != known || (required.present() && (!required.is_array() || required.size() == 0))) return false;
    if (!is_first && !chain.requires_end) chain.requires_way = false;
    is_first = false;
    chain.requires_end = required.present();
    if (!properties.present()) {
      chain.names = required;
      chain.path.push_back((*required.begin()).string());
      return true;
    }
    if (!properties.is_object() || properties.size() != 1) return false;
    at = *properties.begin();
    if (required.present() && (required.size() != 1 || (*required.begin()).string() != at.key())) return false;
    chain.path.push_back(at.key());
  }
  return false;
}

Slice add_path(Program& program, std::span<const std::string_view> path) {
  const Slice slice{static_cast<std::uint32_t>(program.texts.size()), static_cast<std::uint32_t>(path.size())};
  for (const std::string_view name : path) program.texts.push_back(keep(program, name));
  return slice;
}

void add_place(Program& program, Rule& rule, std::span<const std::string_view> path) {
  if (rule.places.count++ == 0) rule.places.first = static_cast<std::uint32_t>(program.paths.size());
  program.paths.push_back(add_path(program, path));
}

/// Values of a rule; nothing to read is fine. False when one is no scalar.
bool add_values(Program& program, Value list, Slice& into) {
  if (!list.present()) return true;
  const auto values = read_values(program, list);
  if (values.ok()) into = *values;
  return values.ok();
}

/// Some are there, then all are.
bool read_together(Program& program, Rule& rule, Value any, const Chain& then) {
  rule = form_of_choice(program, any, Rule::Kind::together);
  return then.path.size() == 1 && then.names.size() == rule.places.count;
}

/// One is there, then others are.
bool read_needs(Program& program, Rule& rule, const Chain& when, const Chain& then) {
  rule.kind = Rule::Kind::needs;
  add_place(program, rule, when.path);
  for (const Value other : then.names) {
    const std::string_view name = other.string();
    add_place(program, rule, {&name, 1});
  }
  return when.path.size() == 1 && then.path.size() == 1;
}

/// Two that must not both be there. Of all pairs those with the first name, which stand first, have all names.
bool add_pair(Program& program, Rule& rule, Value pair) {
  Chain chain;
  if (!read_chain(pair, chain) || chain.path.size() != 1 || chain.names.size() != 2) return false;
  const std::string_view second = (*std::next(chain.names.begin())).string();
  if (rule.places.count == 0)
    add_place(program, rule, chain.path);
  else if (program.texts[program.paths[rule.places.first].first] != chain.path.front())
    return true;
  add_place(program, rule, {&second, 1});
  return true;
}

/// Reads the rule that stands in `schema`; false when it has no form of ours.
bool read_condition(Program& program, Value schema, Rule& rule) {
  Chain when, then;
  const Value condition = schema.find("if"), any = condition.find("anyOf");
  if (!read_chain(schema.find("then"), then) || schema.find("else").present()) return false;
  if (any.present() && condition.size() == 1) return read_together(program, rule, any, then);
  if (!read_chain(condition, when) || !when.requires_way || !when.requires_end || when.names.size() > 1) return false;
  if (then.names.present() && when.names.present()) return read_needs(program, rule, when, then);
  if (then.names.size() > 1 || (!then.names.present() && then.requires_end)) return false;
  // What is there only where something holds is told of itself; else the condition decides about the other.
  const bool is_only = when.names.present();
  const Chain& decides = is_only ? then : when;
  const Chain& other = is_only ? when : then;
  rule.decider = add_path(program, decides.path);
  rule.subject = add_path(program, other.path);
  rule.negated = decides.negated;
  rule.low = decides.low;
  rule.high = decides.high;
  if (!add_values(program, decides.values, rule.values) || !add_values(program, other.values, rule.allowed))
    return false;
  rule.kind = is_only ? Rule::Kind::only_when : Rule::Kind::required_when;
  if (is_only || then.names.present()) return true;
  rule.kind = schema.find("x-ocpv-rule").present() ? Rule::Kind::values_when : Rule::Kind::value_when;
  if (rule.allowed.count == 0) {
    rule.kind = Rule::Kind::items_when;
    rule.low = then.low;
    rule.high = then.high;
  }
  // Of a condition that is negated, or a count, and of a value besides there are no words.
  return rule.values.count != 0 && !rule.negated && !then.negated;
}

}  // namespace

Rule form_of_condition(Program& program, Value schema) {
  Rule rule;
  return read_condition(program, schema, rule) ? rule : Rule{};
}

Rule form_of_choice(Program& program, Value alternatives, Rule::Kind kind) {
  Rule rule;
  rule.kind = kind;
  for (const Value alternative : alternatives) {
    Chain chain;
    if (!read_chain(alternative, chain) || chain.names.size() != 1) return Rule{};
    add_place(program, rule, chain.path);
  }
  return rule;
}

Rule form_of_negation(Program& program, Value negated) {
  Rule rule;
  rule.kind = Rule::Kind::at_most_one;
  const Value pairs = negated.find("anyOf");
  if (!pairs.present()) return add_pair(program, rule, negated) ? rule : Rule{};
  for (const Value pair : pairs) {
    if (!add_pair(program, rule, pair)) return Rule{};
  }
  return pairs.size() == rule.places.count * (rule.places.count - 1) / 2 ? rule : Rule{};
}

}  // namespace ocpv::plan
