#include "compare/rule_facts.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "json/escape.h"

namespace ocpv::compare {

namespace {

using Json = nlohmann::ordered_json;

/// What a nested subschema says at its end: of a value at `pointer`, or that members are there.
struct Leaf {
  std::string pointer;
  std::vector<std::string> values = {};
  bool negated = false;
  std::string items = {};
  std::vector<std::string> names = {};  ///< Pointers of the members; nothing else is said then.
};

std::vector<std::string> texts_of(const Json& values) {
  std::vector<std::string> texts;
  for (const Json& value : values) texts.push_back(value.dump());
  return texts;
}

std::string count_of(const Json& node) {
  const auto text = [&](const char* name) { return node.contains(name) ? node[name].dump() : std::string(); };
  const std::string least = text("minItems"), most = text("maxItems");
  return least.empty() && most.empty() ? std::string() : least + ".." + most;
}

std::vector<std::string> names_of(const Json& node, const std::string& pointer) {
  std::vector<std::string> names;
  if (!node.is_object() || !node.contains("required") || !node["required"].is_array()) return names;
  for (const Json& name : node["required"]) {
    if (name.is_string()) names.push_back(pointer + "/" + json::token_of(name.get<std::string>()));
  }
  return names;
}

/// Goes down `properties` and `items` while each holds one member; `required` on the way only guards.
std::optional<Leaf> leaf_of(const Json& node, std::string pointer) {
  if (!node.is_object()) return std::nullopt;
  const bool negated = node.contains("not") && node["not"].is_object();
  const Json& positive = negated ? node["not"] : node;
  if (positive.contains("enum") && positive["enum"].is_array())
    return Leaf{.pointer = std::move(pointer), .values = texts_of(positive["enum"]), .negated = negated};
  if (node.contains("properties") && node["properties"].is_object() && node["properties"].size() == 1) {
    const auto member = node["properties"].begin();
    return leaf_of(member.value(), pointer + "/" + json::token_of(member.key()));
  }
  if (node.contains("items")) return leaf_of(node["items"], pointer + "/*");
  if (std::string count = count_of(node); !count.empty())
    return Leaf{.pointer = std::move(pointer), .items = std::move(count)};
  std::vector<std::string> names = names_of(node, pointer);
  if (names.empty()) return std::nullopt;
  std::string first = names.front();
  return Leaf{.pointer = std::move(first), .names = std::move(names)};
}

std::string joined_names(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " | ") + name;
  return text;
}

/// The first name of each alternative; empty when one asks for something else.
std::vector<std::string> names_of_each(const Json& alternatives, const std::string& pointer) {
  std::vector<std::string> names;
  for (const Json& one : alternatives) {
    const auto leaf = leaf_of(one, pointer);
    if (!leaf || leaf->names.size() != 1) return {};
    names.push_back(leaf->pointer);
  }
  return names;
}

/// A rule about which members are there; false when `subschema` is none.
bool read_group(const Json& subschema, const std::string& pointer, RuleFacts& rule) {
  const auto take = [&](RuleKind kind, const std::vector<std::string>& names) {
    if (names.size() < 2) return false;
    rule.kind = kind;
    rule.text = joined_names(names);
    return true;
  };
  const auto each = [&](const Json& owner, const char* keyword) {
    return owner.contains(keyword) && owner[keyword].is_array() ? names_of_each(owner[keyword], pointer)
                                                                : std::vector<std::string>();
  };
  if (subschema.contains("oneOf")) return take(RuleKind::exactly_one, each(subschema, "oneOf"));
  if (subschema.contains("anyOf")) return take(RuleKind::at_least_one, each(subschema, "anyOf"));
  if (subschema.contains("not") && subschema["not"].is_object()) {
    std::vector<std::string> names = names_of(subschema["not"], pointer);
    const Json pairs = subschema["not"].value("anyOf", Json::array());
    std::set<std::string> seen(names.begin(), names.end());
    for (const Json& pair : pairs.is_array() ? pairs : Json::array()) {
      for (std::string& name : names_of(pair, pointer)) {
        if (seen.insert(name).second) names.push_back(std::move(name));
      }
    }
    return take(RuleKind::at_most_one, names);
  }
  if (!subschema.contains("if") || !subschema["if"].is_object() || !subschema.contains("then")) return false;
  const std::vector<std::string> wanted = names_of(subschema["then"], pointer);
  if (wanted.empty() || subschema["then"].size() != 1) return false;
  if (const auto some = each(subschema["if"], "anyOf"); !some.empty())
    return some == wanted && take(RuleKind::together, wanted);
  std::vector<std::string> names = names_of(subschema["if"], pointer);
  if (names.size() != 1 || subschema["if"].size() != 1) return false;
  names.insert(names.end(), wanted.begin(), wanted.end());
  return take(RuleKind::needs, names);
}

std::string text_without_own_words(const Json& node) {
  Json plain = Json::object();
  for (const auto& [keyword, value] : node.items()) {
    if (!keyword.starts_with("x-ocpv-")) plain[keyword] = value;
  }
  return plain.dump();
}

}  // namespace

Place place_said(const Json& said) {
  if (!said.is_object()) return {};
  const auto page = said.find("page"), line = said.find("line");
  if (page == said.end() || line == said.end() || !page->is_string() || !line->is_number_unsigned()) return {};
  return {page->get<std::string>(), line->get<std::uint32_t>()};
}

RuleFacts rule_of(const Json& subschema, const std::string& pointer, bool rejects) {
  RuleFacts rule;
  rule.rejects = rejects;
  rule.pointer = pointer;
  if (!subschema.is_object()) {
    rule.text = subschema.dump();
    return rule;
  }
  if (const auto said = subschema.find("x-ocpv-said"); said != subschema.end()) rule.place = place_said(*said);
  rule.text = text_without_own_words(subschema);
  if (read_group(subschema, pointer, rule)) return rule;
  if (!subschema.contains("if") || !subschema.contains("then")) return rule;
  auto condition = leaf_of(subschema["if"], pointer), result = leaf_of(subschema["then"], pointer);
  if (!condition || !result || (!condition->names.empty() && !result->names.empty())) return rule;
  const bool is_required = !result->names.empty(), is_only = !condition->names.empty();
  const bool is_told_of_result = subschema.contains("x-ocpv-rule") || !result->items.empty();
  const bool is_by_condition = is_required || (is_told_of_result && !is_only);
  Leaf& about = is_by_condition ? *result : *condition;
  Leaf& decider = is_by_condition ? *condition : *result;
  rule.kind = is_required ? RuleKind::required_when : is_only ? RuleKind::only_when : RuleKind::value_when;
  if (!is_required && !is_only && is_told_of_result)
    rule.kind = result->items.empty() ? RuleKind::values_when : RuleKind::items_when;
  rule.pointer = std::move(about.pointer);
  rule.in = std::move(about.values);
  rule.items = std::move(about.items);
  rule.when_pointer = std::move(decider.pointer);
  rule.when_in = std::move(decider.values);
  rule.when_not = decider.negated;
  rule.when_items = std::move(decider.items);
  rule.text.clear();
  return rule;
}

RuleFacts one_of(const Json& alternatives, const std::string& pointer) {
  RuleFacts rule;
  rule.kind = RuleKind::at_least_one;
  rule.pointer = pointer;
  for (const Json& alternative : alternatives) {
    const auto leaf = leaf_of(alternative, pointer);
    if (!rule.text.empty()) rule.text += " | ";
    rule.text += leaf && !leaf->names.empty() ? leaf->pointer : alternative.dump();
  }
  return rule;
}

}  // namespace ocpv::compare
