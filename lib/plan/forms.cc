#include "plan/forms.h"

#include <optional>
#include <string_view>
#include <vector>

#include "plan/keywords.h"

namespace ocpv::plan {
namespace {

using json::Value;

/// A way down through single members, and what is asked at its end.
struct Chain {
  std::vector<std::string_view> path;
  Value values;               ///< The enum or const at the end, or absent.
  bool requires_end = false;  ///< The last name is required.
  bool requires_way = true;   ///< Every name before the last is required.
};

/// Reads {"properties":{a:{"properties":{b:{"enum":[...]}},"required":["b"]}},"required":["a"]} and its parts.
std::optional<Chain> read_chain(Value schema) {
  Chain chain;
  std::optional<bool> required_before;
  for (Value at = schema; at.is_object();) {
    const Value properties = at.find("properties"), required = at.find("required");
    if (at.find("enum").is_array() || at.find("const").present()) {
      if (at.size() != 1 || chain.path.empty()) return std::nullopt;
      chain.values = at.find("enum").present() ? at.find("enum") : at.find("const");
      break;
    }
    const std::size_t known = (properties.present() ? 1U : 0U) + (required.present() ? 1U : 0U);
    if (known == 0 || at.size() != known) return std::nullopt;
    if (properties.present() && (!properties.is_object() || properties.size() != 1)) return std::nullopt;
    if (required.present() && (!required.is_array() || required.size() != 1)) return std::nullopt;
    if (required_before && !*required_before) chain.requires_way = false;
    if (!properties.present()) {
      chain.path.push_back((*required.begin()).string());
      chain.requires_end = true;
      return chain;
    }
    const Value member = *properties.begin();
    if (required.present() && (*required.begin()).string() != member.key()) return std::nullopt;
    chain.path.push_back(member.key());
    required_before = required.present();
    chain.requires_end = *required_before;
    at = member;
  }
  if (!chain.values.present()) return std::nullopt;
  return chain;
}

Slice add_path(Program& program, const std::vector<std::string_view>& path) {
  const Slice slice{static_cast<std::uint32_t>(program.texts.size()), static_cast<std::uint32_t>(path.size())};
  for (const std::string_view name : path) program.texts.push_back(keep(program, name));
  return slice;
}

std::optional<Slice> add_values(Program& program, Value list) {
  const auto values = read_values(program, list);
  return values.ok() ? std::optional(*values) : std::nullopt;
}

}  // namespace

Rule form_of_condition(Program& program, Value schema) {
  Rule rule;
  const std::optional<Chain> when = read_chain(schema.find("if")), then = read_chain(schema.find("then"));
  if (!when || !then || schema.find("else").present() || !when->requires_way || !when->requires_end) return rule;
  const bool when_value = when->values.present(), then_value = then->values.present();
  if (then_value && (then->requires_end)) return rule;
  const auto values = add_values(program, when_value ? when->values : then->values);
  if (!when_value && !then_value) return rule;
  if (!values) return rule;
  if (!when_value) {
    rule.kind = Rule::Kind::only_when;
    rule.subject = add_path(program, when->path);
    rule.decider = add_path(program, then->path);
    rule.values = *values;
    return rule;
  }
  rule.subject = add_path(program, then->path);
  rule.decider = add_path(program, when->path);
  rule.values = *values;
  if (!then_value) {
    rule.kind = Rule::Kind::required_when;
    return rule;
  }
  const auto allowed = add_values(program, then->values);
  if (!allowed) return rule;
  rule.kind = Rule::Kind::value_when;
  rule.allowed = *allowed;
  return rule;
}

Rule form_of_choice(Program& program, Value alternatives) {
  Rule rule;
  std::vector<std::vector<std::string_view>> places;
  for (const Value alternative : alternatives) {
    const std::optional<Chain> chain = read_chain(alternative);
    if (!chain || chain->values.present()) return rule;
    places.push_back(chain->path);
  }
  rule.kind = Rule::Kind::one_of;
  rule.places = {static_cast<std::uint32_t>(program.paths.size()), static_cast<std::uint32_t>(places.size())};
  for (const auto& place : places) program.paths.push_back(add_path(program, place));
  return rule;
}

}  // namespace ocpv::plan
