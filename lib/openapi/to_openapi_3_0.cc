#include <utility>

#include "openapi/older_words.h"
#include "openapi/schemas.h"

namespace ocpv::openapi {
namespace {

/// A list of types: `nullable` says null, and several others are alternatives.
void use_one_type(Json& node) {
  const auto type = node.find("type");
  if (type == node.end()) return;
  if (*type == "null") {
    node.erase("type");
    node["enum"] = Json::array({nullptr});
    return;
  }
  if (!type->is_array()) return;
  Json others = Json::array();
  bool has_null = false;
  for (const Json& name : *type) {
    if (name == "null") has_null = true;
    if (name != "null") others.push_back(name);
  }
  if (others.size() == 1) {
    *type = others.front();
    if (has_null) node["nullable"] = true;
    return;
  }
  node.erase("type");
  if (others.empty()) node["enum"] = Json::array({nullptr});
  if (others.empty()) return;
  Json choices = Json::array();
  for (const Json& name : others) {
    Json choice = {{"type", name}};
    if (has_null) choice["nullable"] = true;
    if (name == "array") choice["items"] = Json::object();
    choices.push_back(std::move(choice));
  }
  if (!node.contains("anyOf")) {
    node["anyOf"] = std::move(choices);
  } else {
    node["allOf"].push_back({{"anyOf", std::move(choices)}});
  }
}

/// It has no conditions: they are told in words, with the operation.
void drop_conditions(Json& node) {
  for (const char* const name : {"if", "then", "else"}) node.erase(name);
  const auto all = node.find("allOf");
  if (all == node.end()) return;
  Json kept = Json::array();
  for (Json& each : *all) {
    if (!without_own_words(each).empty()) kept.push_back(std::move(each));
  }
  if (kept.empty()) {
    node.erase("allOf");
  } else {
    *all = std::move(kept);
  }
}

void translate_to_3_0(Json& node) {
  spell_out_boolean(node);
  if (!node.is_object()) return;
  const Json others = node.value("additionalProperties", Json());
  for_each_subschema(node, false, translate_to_3_0);
  if (others.is_boolean()) node["additionalProperties"] = others;
  drop_beside_ref(node, false);
  if (node.value("contentEncoding", Json()) == Json("base64") && !node.contains("format")) node["format"] = "byte";
  if (const auto shown = node.find("examples"); shown != node.end() && !shown->empty())
    node["example"] = shown->front();
  use_older_words(node);
  drop_newer_notes(node);
  use_one_type(node);
  drop_conditions(node);
  if (node.value("type", Json()) == Json("array") && !node.contains("items")) node["items"] = Json::object();
  if (const auto names = node.find("required"); names != node.end() && names->empty()) node.erase("required");
  if (node.value("x-ocpv-deprecated", Json()) == Json(true)) node["deprecated"] = true;
}

}  // namespace

Json to_openapi_3_0(Json schema) {
  translate_to_3_0(schema);
  for (const char* const name : {"$schema", "$id", "definitions"}) schema.erase(name);
  return schema;
}

}  // namespace ocpv::openapi
