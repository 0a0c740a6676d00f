#include "emit/node.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/secret_names.h"
#include "base/utf8.h"
#include "emit/definitions.h"
#include "emit/order.h"
#include "emit/scalar.h"

namespace ocpv::emit {

namespace {

using contract::Field;
using contract::Kind;
using Json = nlohmann::ordered_json;

/// What a node states for everyone, and what only a warning may say.
struct Draft {
  Json node = Json::object();
  Json contested = Json::object();

  /// Where keywords of this strength go. Nothing narrows a value whose very type is contested.
  Json& of(Strength strength, Strength kind_strength) {
    return strength == Strength::contested || kind_strength == Strength::contested ? contested : node;
  }
};

void add_all(Json& node, const Json& keywords) {
  for (const auto& [keyword, value] : keywords.items()) node[keyword] = value;
}

/// The type a table states and its example denies, without the range that any validator needs beside it.
Json contested_type(Kind kind) {
  Json keywords = type_keywords(kind);
  keywords.erase("minimum");
  keywords.erase("maximum");
  return keywords;
}

void add_type(Draft& draft, const Field& field) {
  if (field.kind_strength == Strength::contested)
    add_all(draft.contested, contested_type(field.kind));
  else
    add_all(draft.node, type_keywords(field.kind));
}

void add_bounds(Draft& draft, const Field& field) {
  if (field.bounds)
    add_all(draft.of(field.bounds->strength, field.kind_strength), bounds_keywords(field.kind, *field.bounds));
  if (field.shape == contract::Shape::no_protocol && field.kind == Kind::string) {
    draft.of(Strength::stated, field.kind_strength)["not"] = {{"pattern", "^[A-Za-z][A-Za-z0-9+.-]*://"}};
  }
}

bool is_within(const Json& value, const Json& node, const char* least, const char* most) {
  return (!node.contains(least) || value >= node[least]) && (!node.contains(most) || value <= node[most]);
}

bool fits(const Json& node, const Json& value) {
  if (value.is_number()) return is_within(value, node, "minimum", "maximum");
  if (!value.is_string()) return true;
  const auto& text = value.get_ref<const std::string&>();
  const bool is_url = text.find("://") != std::string::npos;
  return is_within(count_code_points(text), node, "minLength", "maxLength") && !(is_url && node.contains("not"));
}

/// True if some value of the list meets what else the node states, so that both can stand together. Listed times are
/// examples of how to write one, whatever the page calls them.
bool some_value_fits(const Json& node, const Json& values) {
  if (node.contains("format") && node["type"] == "string") return false;
  return std::any_of(values.begin(), values.end(), [&](const Json& value) { return fits(node, value); });
}

void add_values(Draft& draft, Kind kind, const contract::Values& values, Strength kind_strength) {
  std::vector<std::string> texts;
  for (const contract::Value& item : values.items) texts.push_back(item.text);
  // A type that none of its own values has (`Integer`, one of `RUNNING`) is contested: the list speaks of strings.
  if (kind_strength == Strength::contested && is_scalar(kind) && values_of(kind, texts).empty())
    kind = Kind::string, kind_strength = Strength::stated;
  const Json list = values_of(kind, texts);
  if (list.empty()) return;
  // Of an unknown type, `1` and `"1"` may both be meant; a list that misses values of the type would reject them.
  const bool closed =
      values.closed && kind != Kind::unknown &&
      std::all_of(texts.begin(), texts.end(), [&](const std::string& text) { return value_of(kind, text); });
  Json& node = draft.of(values.strength, kind_strength);
  if (!closed || !some_value_fits(node, list))
    draft.node["x-ocpv-known-values"] = list;
  else
    node["enum"] = list;
}

/// Null beside what the node allows: in the type, and in the list.
void allow_null(Json& node) {
  if (node.contains("type")) node["type"] = Json::array({node["type"], "null"});
  if (node.contains("enum")) node["enum"].push_back(nullptr);
}

void add_strength(Json& node, const Field& field) {
  const auto has = [&](Strength strength) {
    return field.kind_strength == strength || (field.required && field.required_strength == strength) ||
           (field.values && field.values->strength == strength) || (field.bounds && field.bounds->strength == strength);
  };
  if (has(Strength::corrected))
    node["x-ocpv-strength"] = name_of(Strength::corrected);
  else if (has(Strength::inferred))
    node["x-ocpv-strength"] = name_of(Strength::inferred);
}

void add_notes(Json& node, const Field& field) {
  if (!field.description.empty()) node["description"] = field.description;
  if (field.default_json) {
    Json value = Json::parse(*field.default_json, nullptr, false);
    if (!value.is_discarded()) node["default"] = std::move(value);
  }
  if (!field.unit.empty()) node["x-ocpv-unit"] = field.unit;
}

/// What the check side needs beside the standard keywords.
void add_roles(Json& node, const Field& field) {
  add_said(node, field.said);
  add_strength(node, field);
  // A correction may say that a value is none though its name sounds like one.
  const bool sounds_secret = is_secret(field.name, field.kind == contract::Kind::object);
  if (field.secret || sounds_secret) node["x-ocpv-secret"] = field.secret;
  if (field.deprecated) node["x-ocpv-deprecated"] = true;
  if (!field.belongs_at.empty()) node["x-ocpv-belongs"] = field.belongs_at;
  if (!field.same_as_path.empty()) node["x-ocpv-same-as-path"] = field.same_as_path;
}

class Builder {
 public:
  Builder(const contract::Operation& operation, Part part, const PlacedRules& rules)
      : part_(part), rules_(rules), definitions_(operation.structures) {}

  Json root(const Field& field) {
    Json schema = build(field, {});
    if (part_ == Part::response && schema.value("type", "") == "object") schema["x-ocpv-envelope"] = true;
    for (const contract::Structure* structure = definitions_.next(); structure != nullptr;
         structure = definitions_.next()) {
      schema["definitions"][definitions_.name(structure->name)] = build(structure->shape, {structure->name, ""});
    }
    return schema;
  }

 private:
  Json build(const Field& field, const Place& place) {
    if (const contract::Structure* structure = definitions_.wanted(field.structure))
      return reference(field, *structure);
    Draft draft;
    add_notes(draft.node, field);
    add_type(draft, field);
    add_bounds(draft, field);
    if (field.values && is_scalar(field.kind)) add_values(draft, field.kind, *field.values, field.kind_strength);
    add_members(draft, field, place);
    add_items(draft, field, place);
    if (field.nullable) allow_null(draft.node), allow_null(draft.contested);
    add_rules(draft.node, place);
    add_roles(draft.node, field);
    if (!draft.contested.empty()) draft.node["x-ocpv-contested"] = in_order(std::move(draft.contested));
    return in_order(std::move(draft.node));
  }

  Json reference(const Field& field, const contract::Structure& structure) {
    Json node = {{"$ref", "#/definitions/" + definitions_.name(structure.name)}};
    add_roles(node, field);
    return in_order(std::move(node));
  }

  void add_members(Draft& draft, const Field& field, const Place& place) {
    if (field.kind != Kind::object) return;
    Json properties = Json::object(), required = Json::array(), contested = Json::array();
    Json::object_t::Container& members = properties.get_ref<Json::object_t&>();
    // The map itself looks through all before it adds one.
    std::unordered_map<std::string_view, std::size_t> places;
    for (const Field& member : field.fields) {
      Json built = build(member, below(place, member.name));
      const auto [found, is_new] = places.emplace(member.name, members.size());
      if (is_new) {
        members.emplace_back(member.name, std::move(built));
      } else {  // Two tables named it.
        members[found->second].second = std::move(built);
      }
      if (!member.required || definitions_.requires_itself(place.structure, member)) continue;
      (holds_required(member, place) ? required : contested).push_back(member.name);
    }
    if (field.fields.empty() || field.open) draft.node["x-ocpv-open"] = true;
    if (!field.fields.empty()) draft.node["properties"] = std::move(properties);
    if (!required.empty()) draft.node["required"] = std::move(required);
    if (!contested.empty()) draft.contested["required"] = std::move(contested);
  }

  /// In a response only the envelope's own fields are held to be there; what a table requires below, often a table
  /// of a request that the response refers to, can only warn.
  bool holds_required(const Field& member, const Place& owner) const {
    const bool envelope = owner.structure.empty() && owner.pointer.empty();
    return member.required_strength != Strength::contested && (part_ != Part::response || envelope);
  }

  /// Items of an array, values of a map. A list of values said of an array is meant for its items.
  void add_items(Draft& draft, const Field& field, const Place& place) {
    if (field.kind == Kind::array) {
      if (field.items.empty() && !field.values) return;
      Field items = field.items.empty() ? Field{} : field.items.front();
      if (items.kind == Kind::unknown && items.structure.empty() && field.values) items.kind = Kind::string;
      if (!items.values && is_scalar(items.kind) && items.structure.empty()) items.values = field.values;
      draft.node["items"] = build(items, below(place, "*"));
    } else if (field.kind == Kind::map) {
      draft.node["additionalProperties"] =
          field.items.empty() ? Json::object() : build(field.items.front(), below(place, "*"));
    }
  }

  void add_rules(Json& node, const Place& place) const {
    const auto found = rules_.by_place.find(place);
    if (found == rules_.by_place.end()) return;
    if (!found->second.all_of.empty()) node["allOf"] = found->second.all_of;
    if (!found->second.any_of.empty()) node["anyOf"] = found->second.any_of;
    if (!found->second.advice.empty()) node["x-ocpv-advice"] = found->second.advice;
  }

  Part part_;
  const PlacedRules& rules_;
  Definitions definitions_;
};

}  // namespace

void add_said(Json& node, const contract::Said& said) {
  if (said.line != 0) node["x-ocpv-said"] = {{"page", said.page}, {"line", said.line}};
}

Json part_schema(const contract::Operation& operation, Part part, const Field& root, const PlacedRules& rules) {
  Json schema = Builder(operation, part, rules).root(root);
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  const std::string& title = operation.title_zh.empty() ? operation.title_en : operation.title_zh;
  if (!title.empty()) schema["title"] = title;
  return in_order(std::move(schema));
}

}  // namespace ocpv::emit
