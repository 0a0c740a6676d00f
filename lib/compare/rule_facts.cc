#include "compare/rule_facts.h"

#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "json/escape.h"

namespace ocpv::compare {

namespace {

using Json = nlohmann::ordered_json;

/// What a nested subschema says at its end: a value at `pointer`, or that it is there.
struct Leaf {
  std::string pointer;
  std::optional<std::vector<std::string>> values;  ///< None: the member is there.
};

std::vector<std::string> texts_of(const Json& values) {
  std::vector<std::string> texts;
  for (const Json& value : values) texts.push_back(value.dump());
  return texts;
}

/// Goes down `properties` and `items` while each holds one member; `required` on the way only guards.
std::optional<Leaf> leaf_of(const Json& node, std::string pointer) {
  if (!node.is_object()) return std::nullopt;
  if (node.contains("enum") && node["enum"].is_array()) return Leaf{std::move(pointer), texts_of(node["enum"])};
  if (node.contains("properties") && node["properties"].is_object() && node["properties"].size() == 1) {
    const auto member = node["properties"].begin();
    return leaf_of(member.value(), pointer + "/" + json::token_of(member.key()));
  }
  if (node.contains("items")) return leaf_of(node["items"], pointer + "/*");
  if (node.contains("required") && node["required"].is_array() && node["required"].size() == 1 &&
      node["required"][0].is_string()) {
    return Leaf{pointer + "/" + json::token_of(node["required"][0].get<std::string>()), std::nullopt};
  }
  return std::nullopt;
}

std::string text_without_own_words(const Json& node) {
  Json plain = Json::object();
  for (const auto& [keyword, value] : node.items()) {
    if (!keyword.starts_with("x-ocpv-")) plain[keyword] = value;
  }
  return plain.dump();
}

}  // namespace

Place place_of(const Json& node) {
  const auto said = node.find("x-ocpv-said");
  if (said == node.end() || !said->is_object()) return {};
  const auto page = said->find("page"), line = said->find("line");
  if (page == said->end() || line == said->end() || !page->is_string() || !line->is_number_unsigned()) return {};
  return {page->get<std::string>(), line->get<std::uint32_t>()};
}

RuleFacts rule_of(const Json& subschema, const std::string& pointer, bool rejects) {
  RuleFacts rule;
  rule.rejects = rejects;
  rule.kind = "other";
  rule.pointer = pointer;
  if (!subschema.is_object()) {
    rule.text = subschema.dump();
    return rule;
  }
  rule.place = place_of(subschema);
  rule.text = text_without_own_words(subschema);
  if (!subschema.contains("if") || !subschema.contains("then")) return rule;
  auto condition = leaf_of(subschema["if"], pointer), result = leaf_of(subschema["then"], pointer);
  if (!condition || !result || (!condition->values && !result->values)) return rule;
  const bool is_required = !result->values;
  Leaf& about = is_required ? *result : *condition;
  Leaf& decider = is_required ? *condition : *result;
  rule.kind = is_required ? "required_when" : about.values ? "value_when" : "only_when";
  rule.pointer = std::move(about.pointer);
  if (about.values) rule.in = std::move(*about.values);
  rule.when_pointer = std::move(decider.pointer);
  rule.when_in = std::move(*decider.values);
  rule.text.clear();
  return rule;
}

RuleFacts one_of(const Json& alternatives, const std::string& pointer) {
  RuleFacts rule;
  rule.kind = "one_of";
  rule.pointer = pointer;
  for (const Json& alternative : alternatives) {
    const auto leaf = leaf_of(alternative, pointer);
    if (!rule.text.empty()) rule.text += " | ";
    rule.text += leaf && !leaf->values ? leaf->pointer : alternative.dump();
  }
  return rule;
}

}  // namespace ocpv::compare
