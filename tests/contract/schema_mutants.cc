#include "schema_mutants.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

namespace ocpv::contract_test {
namespace {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

const std::string kNumberMark = "number:";

/// A number that may be beyond every C++ type: it is written as a marked string and unmarked in the text.
Json beyond(std::int64_t value, int step) {
  if (step < 0 && value == INT64_MIN) return kNumberMark + "-9223372036854775809";
  if (step > 0 && value == INT64_MAX) return kNumberMark + "9223372036854775808";
  return value + step;
}

std::string unmarked(std::string text) {
  for (std::size_t at = text.find('"' + kNumberMark); at != std::string::npos; at = text.find('"' + kNumberMark)) {
    const std::size_t end = text.find('"', at + 1);
    text = text.substr(0, at) + text.substr(at + 1 + kNumberMark.size(), end - at - 1 - kNumberMark.size()) +
           text.substr(end + 1);
  }
  return text;
}

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

class Mutator {
 public:
  explicit Mutator(const std::string& schema) : root_(Json::parse(schema)) { find_values(root_, ""); }

  std::vector<Mutant> mutants() {
    visit(Pointer(), "", false);
    return std::move(mutants_);
  }

 private:
  using Change = std::function<void(Json& node)>;

  void add(const Pointer& place, const std::string& keyword, const std::string& what, const Change& change,
           const std::string& same_because = {}) {
    Json copy = root_;
    change(copy.at(place));
    mutants_.push_back({place.to_string() + "/" + keyword + ": " + what, unmarked(copy.dump()), same_because});
  }

  void add_removal(const Pointer& place, const std::string& keyword, const std::string& same_because = {}) {
    add(
        place, keyword, "remove", [&](Json& node) { node.erase(keyword); }, same_because);
  }

  /// All values that some enumeration allows a member of this name.
  void find_values(const Json& node, const std::string& name) {
    if (node.is_object() && node.contains("enum") && node.at("enum").is_array())
      for (const Json& value : node.at("enum")) values_[name].insert(value);
    if (!node.is_structured()) return;
    for (const auto& [key, value] : node.items()) find_values(value, key);
  }

  /// `in_rule`: inside a conditional rule, where enumerations say when and not what.
  void visit(const Pointer& place, const std::string& name, bool in_rule) {
    const Json& node = root_.at(place);
    if (!node.is_object()) return;
    if (node.contains("type")) mutate_type(place, node.at("type"));
    if (node.contains("format")) mutate_format(place, node.at("format"));
    if (node.contains("enum")) mutate_enum(place, "enum", name, in_rule);
    if (node.contains("x-ocpv-known-values")) mutate_enum(place, "x-ocpv-known-values", name, true);
    for (const std::string bound : {"minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"})
      if (node.contains(bound)) mutate_bound(place, bound, node.at(bound));
    for (const std::string keyword :
         {"not", "items", "anyOf", "x-ocpv-contested", "x-ocpv-belongs", "x-ocpv-same-as-path", "x-ocpv-envelope"})
      if (node.contains(keyword)) add_removal(place, keyword);
    const std::string any = "where no member is documented, any is expected";
    const bool says_nothing = !node.contains("properties") && node.value("additionalProperties", Json()).empty();
    if (node.contains("additionalProperties")) add_removal(place, "additionalProperties", says_nothing ? any : "");
    if (node.contains("x-ocpv-open")) add_removal(place, "x-ocpv-open", node.contains("properties") ? "" : any);
    if (node.contains("x-ocpv-secret"))
      add_removal(place, "x-ocpv-secret", "the member's name alone says that it is secret");
    mutate_required(place, node, in_rule);
    for (const std::string keyword : {"allOf", "anyOf", "x-ocpv-advice"}) mutate_list(place, node, keyword);
    visit_below(place, node, in_rule);
  }

  void visit_below(const Pointer& place, const Json& node, bool in_rule) {
    for (const std::string keyword : {"properties", "definitions"}) {
      const Json members = node.value(keyword, Json::object());
      for (const auto& [name, member] : members.items()) {
        if (keyword == "properties" && !in_rule)
          add(
              place / keyword, name, "remove", [key = name](Json& owner) { owner.erase(key); },
              known_without(node, name, member));
        visit(place / keyword / name, name, in_rule);
      }
    }
    for (const std::string keyword : {"items", "additionalProperties"})
      if (node.contains(keyword)) visit(place / keyword, "", in_rule);
    for (const std::string keyword : {"if", "then"})
      if (node.contains(keyword)) visit(place / keyword, "", true);
    for (const std::string keyword : {"allOf", "anyOf", "x-ocpv-advice"})
      for (std::size_t i = 0; node.contains(keyword) && i < node.at(keyword).size(); ++i)
        visit(place / keyword / i, "", true);
  }

  /// Why the member is known and judged as before when nothing describes it.
  static std::string known_without(const Json& owner, const std::string& name, const Json& member) {
    const Json listed = owner.value("required", Json::array());
    const bool is_required = std::find(listed.begin(), listed.end(), name) != listed.end();
    const bool says_nothing = std::all_of(member.items().begin(), member.items().end(), [](const auto& said) {
      return said.key() == "x-ocpv-said" || said.key() == "x-ocpv-strength" || said.key() == "description";
    });
    return is_required && says_nothing ? "the list of what is required names it" : "";
  }

  void mutate_type(const Pointer& place, const Json& type) {
    const bool negated = root_.at(place).contains("not");
    const std::string strings_only = negated ? "the negated pattern lets only strings pass" : "";
    add_removal(place, "type", strings_only);
    for (const std::string other : {"null", "boolean", "integer", "number", "string", "array", "object"})
      if (type != other) add(place, "type", "change to " + other, [&](Json& node) { node["type"] = other; });
    add(
        place, "type", "allow null",
        [&](Json& node) {
          node["type"] = Json::array({type, "null"});
        },
        strings_only);
  }

  void mutate_format(const Pointer& place, const Json& format) {
    const bool by_bounds = format == "int32" || format == "int64";
    add_removal(place, "format", by_bounds ? "minimum and maximum hold the range" : "");
    for (const std::string other : {"date-time", "date", "time"})
      if (!by_bounds && format != other)
        add(place, "format", "change to " + other, [&](Json& node) { node["format"] = other; });
  }

  void mutate_enum(const Pointer& place, const std::string& keyword, const std::string& name, bool in_rule) {
    const Json listed = root_.at(place).at(keyword);
    add_removal(place, keyword);
    for (std::size_t i = 0; i < listed.size(); ++i)
      add(place, keyword, "drop " + listed.at(i).dump(), [&](Json& node) { node[keyword].erase(i); });
    std::set<Json> wider = values_[name];
    if (!in_rule)
      for (const Json& value : listed)
        if (value.is_string()) wider.insert(lower_case(value));
    for (const Json& value : wider)
      if (std::find(listed.begin(), listed.end(), value) == listed.end())
        add(place, keyword, "add " + value.dump(), [&](Json& node) { node[keyword].push_back(value); });
  }

  void mutate_bound(const Pointer& place, const std::string& keyword, const Json& bound) {
    const std::string by_list = root_.at(place).contains("enum") ? "the list holds the range" : "";
    add_removal(place, keyword, by_list);
    if (!bound.is_number_integer()) return;
    for (const int step : {-1, 1})
      add(
          place, keyword, step < 0 ? "one less" : "one more",
          [&](Json& node) { node[keyword] = beyond(bound.get<std::int64_t>(), step); }, by_list);
  }

  void mutate_required(const Pointer& place, const Json& node, bool in_rule) {
    const Json listed = node.value("required", Json::array());
    for (std::size_t i = 0; i < listed.size(); ++i)
      add(place, "required", "drop " + listed.at(i).dump(), [&](Json& object) { object["required"].erase(i); });
    if (in_rule) return;
    const Json members = node.value("properties", Json::object());
    for (const auto& [name, member] : members.items())
      if (std::find(listed.begin(), listed.end(), name) == listed.end())
        add(place, "required", "add " + name, [key = name](Json& object) { object["required"].push_back(key); });
  }

  void mutate_list(const Pointer& place, const Json& node, const std::string& keyword) {
    for (std::size_t i = 0; node.contains(keyword) && i < node.at(keyword).size(); ++i)
      add(place, keyword, "drop entry " + std::to_string(i), [&](Json& owner) { owner[keyword].erase(i); });
  }

  const Json root_;
  std::map<std::string, std::set<Json>> values_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> schema_mutants(const std::string& schema) { return Mutator(schema).mutants(); }

}  // namespace ocpv::contract_test
