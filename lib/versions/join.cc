#include "versions/join.h"

#include <algorithm>
#include <set>
#include <utility>

#include "emit/locate.h"
#include "reader/examples/examples.h"
#include "versions/fields.h"
#include "versions/join_field.h"

#include <nlohmann/json.hpp>

namespace ocpv::versions {
namespace {

using contract::Field;
using contract::Operation;
using contract::Rule;

void join_part(std::optional<Field>& joined, const std::optional<Field>& english, const char* name,
               FieldJoiner& joiner) {
  if (!english) return;
  if (joined)
    joined = joiner.join(*joined, *english, name);
  else
    joined = english;
}

void join_structures(Operation& joined, const Operation& english, FieldJoiner& joiner) {
  std::set<std::string> done;
  for (bool more = true; more;) {
    more = false;
    for (const auto& [chinese_name, english_name] : std::map(joiner.structures())) {
      if (!done.insert(chinese_name).second) continue;
      more = true;
      const contract::Structure* other = emit::find_structure(english.structures, english_name);
      for (contract::Structure& structure : joined.structures) {
        if (structure.name == chinese_name && other != nullptr)
          structure.shape = joiner.join(structure.shape, other->shape, "structure:" + chinese_name);
      }
    }
  }
}

bool is_about_the_same(const Rule& a, const Rule& b) {
  return a.part == b.part && a.kind == b.kind && a.pointer == b.pointer && a.when.pointer == b.when.pointer &&
         (a.in == b.in || a.kind == Rule::Kind::values_when) && a.when.not_in == b.when.not_in &&
         a.when.items == b.when.items && (a.items == b.items || a.kind == Rule::Kind::items_when) &&
         a.others == b.others;
}

void add_words(std::string& text, const char* what, const std::vector<std::string>& values) {
  if (values.empty()) return;
  text += what;
  for (const std::string& value : values) text += " " + value;
}

void add_count(std::string& text, const std::optional<contract::Count>& count) {
  if (!count) return;
  if (count->least) text += " of at least " + std::to_string(*count->least);
  if (count->most) text += " of at most " + std::to_string(*count->most);
}

std::string worded(const Rule& rule) {
  std::string text = rule.when.pointer;
  add_words(text, " in", rule.when.in);
  add_words(text, " not in", rule.when.not_in);
  add_count(text, rule.when.items);
  if (rule.kind == Rule::Kind::values_when) add_words(text, text.empty() ? "is" : ": is", rule.in);
  add_count(text, rule.items);
  add_words(text, "with", rule.others);
  return text;
}

bool has(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// Only the values of both, or all of one that are none of the other's: then they contradict each other.
void keep_common(Rule& rule, std::vector<std::string>& in, const std::vector<std::string>& others) {
  std::erase_if(in, [&](const std::string& value) { return !has(others, value); });
  if (!in.empty() || others.empty()) return;
  in = others;
  rule.strength = Strength::contested;
}

void add_missing(std::vector<std::string>& in, const std::vector<std::string>& others) {
  for (const std::string& value : others) {
    if (!has(in, value)) in.push_back(value);
  }
}

/// A bound that one language says nothing of is the other's.
contract::Count joined_count(const contract::Count& a, const contract::Count& b) {
  contract::Count both{a.least ? a.least : b.least, a.most ? a.most : b.most};
  if (a.least && b.least) both.least = std::min(*a.least, *b.least);
  if (a.most && b.most) both.most = std::max(*a.most, *b.most);
  return both;
}

/// Of two conditions on one thing what both demand is held.
void join_rule(Rule& rule, const Rule& other) {
  if (facts_of(rule.kind).asks_where_condition_holds)
    keep_common(rule, rule.when.in, other.when.in);
  else
    add_missing(rule.when.in, other.when.in);
  if (rule.kind == Rule::Kind::values_when) add_missing(rule.in, other.in);
  if (rule.items && other.items) rule.items = joined_count(*rule.items, *other.items);
  rule.severity = std::min(rule.severity, other.severity);
  if (other.strength == Strength::contested) rule.strength = Strength::contested;
}

const char* prefix_of(Part part) {
  if (part == Part::parameters) return "parameters:";
  return part == Part::request ? "request:" : "response:";
}

void join_rules(Operation& joined, const Operation& english, std::vector<Witness>& witnesses) {
  const contract::Said nowhere;  // GCC 12 takes the members of a `{}` in a braced list for uninitialised.
  std::set<const Rule*> met;
  std::vector<Rule> only_english;
  for (const Rule& rule : english.rules) {
    const auto same = std::find_if(joined.rules.begin(), joined.rules.end(),
                                   [&](const Rule& other) { return is_about_the_same(rule, other); });
    const std::string pointer = prefix_of(rule.part) + rule.pointer;
    if (same == joined.rules.end()) {
      witnesses.push_back({pointer, "condition", "", worded(rule), nowhere, rule.said});
      only_english.push_back(rule);
      continue;
    }
    met.insert(&*same);
    if (same->when.in != rule.when.in || same->in != rule.in || same->items != rule.items)
      witnesses.push_back({pointer, "condition", worded(*same), worded(rule), same->said, rule.said});
    join_rule(*same, rule);
  }
  for (const Rule& rule : joined.rules) {
    if (!met.contains(&rule))
      witnesses.push_back({prefix_of(rule.part) + rule.pointer, "condition", worded(rule), "", rule.said, nowhere});
  }
  for (Rule& rule : only_english) joined.rules.push_back(std::move(rule));
}

/// Only what the path has is a parameter of it.
void keep_names_of_path(Operation& operation, const std::vector<Field>& chinese) {
  std::erase_if(operation.path_parameters, [&](const Field& field) {
    const bool is_chinese =
        std::any_of(chinese.begin(), chinese.end(), [&](const Field& other) { return other.name == field.name; });
    return !is_chinese && operation.path.find("{" + field.name + "}") == std::string::npos;
  });
  for (Field& field : operation.path_parameters) {
    field.required = true;
    if (field.required_strength == Strength::contested) field.required_strength = Strength::stated;
  }
}

bool is_shown(const reader::Json& value, std::string_view pointer) {
  if (pointer.empty()) return true;
  const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
  const std::string step(pointer.substr(1, end - 1));
  if (step == "*") {
    return value.is_array() && std::any_of(value.begin(), value.end(), [&](const reader::Json& item) {
             return is_shown(item, pointer.substr(end));
           });
  }
  return value.is_object() && value.contains(step) && is_shown(value[step], pointer.substr(end));
}

}  // namespace

Joined join(const Operation& chinese, const Operation& english) {
  Joined result{chinese, {}};
  Operation& joined = result.operation;
  FieldJoiner joiner(result.witnesses);
  joined.path_parameters = joiner.join_all(chinese.path_parameters, english.path_parameters, "path:");
  keep_names_of_path(joined, chinese.path_parameters);
  joined.query_parameters = joiner.join_all(chinese.query_parameters, english.query_parameters, "query:");
  joined.header_parameters = joiner.join_all(chinese.header_parameters, english.header_parameters, "header:");
  join_part(joined.request, english.request, "request:", joiner);
  join_part(joined.response, english.response, "response:", joiner);
  for (const contract::Structure& structure : english.structures) {
    if (emit::find_structure(joined.structures, structure.name) == nullptr) joined.structures.push_back(structure);
  }
  join_structures(joined, english, joiner);
  join_rules(joined, english, result.witnesses);
  joined.examples.insert(joined.examples.end(), english.examples.begin(), english.examples.end());
  if (chinese.path != english.path || chinese.method != english.method)
    result.witnesses.push_back({"operation:",
                                "endpoint",
                                chinese.method + " " + chinese.path,
                                english.method + " " + english.path,
                                {chinese.page, chinese.path_line},
                                {english.page, english.path_line}});
  return result;
}

void settle_by_examples(Operation& operation, const std::vector<Witness>& witnesses) {
  std::set<std::string> alone;
  for (const Witness& witness : witnesses) {
    if (std::string_view(witness.what) == kOnlyOne) alone.insert(witness.pointer);
  }
  if (alone.empty()) return;
  std::vector<std::pair<Part, std::shared_ptr<const reader::Json>>> shown;
  for (const contract::Example& example : operation.examples) {
    const reader::ExampleValue value = reader::read_json_example(example.text);
    if (value.parsable && value.value != nullptr) shown.emplace_back(example.part, value.value);
  }
  for_each_field(operation, [&](Field& field, const std::string& pointer) {
    if (!field.required || field.required_strength != Strength::contested || !alone.contains(pointer)) return;
    const std::size_t colon = pointer.find(':');
    const auto part = pointer.starts_with("request") ? Part::request : Part::response;
    const bool found = std::any_of(shown.begin(), shown.end(), [&](const auto& one) {
      return one.first == part && is_shown(*one.second, std::string_view(pointer).substr(colon + 1));
    });
    if (found) field.required_strength = Strength::stated;
  });
}

}  // namespace ocpv::versions
