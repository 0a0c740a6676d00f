#include <utility>

#include "openapi/older_words.h"
#include "openapi/schemas.h"

namespace ocpv::openapi {
namespace {

Json negated(Json schema) { return {{"not", std::move(schema)}}; }

Json either(Json first, Json second) { return {{"anyOf", Json::array({std::move(first), std::move(second)})}}; }

/// "If A then B" is "not A, or B", which draft-04 can say; `if` alone asks nothing.
void say_conditions(Json& node) {
  const auto condition = node.find("if");
  if (condition == node.end()) return;
  const Json when = *condition;
  Json all = node.value("allOf", Json::array());
  if (node.contains("then")) all.push_back(either(negated(when), node["then"]));
  if (node.contains("else")) all.push_back(either(when, node["else"]));
  for (const char* const name : {"if", "then", "else"}) node.erase(name);
  if (!all.empty()) node["allOf"] = std::move(all);
}

void translate_to_04(Json& node) {
  spell_out_boolean(node);
  if (!node.is_object()) return;
  // The one place where draft-04 has booleans.
  const Json others = node.value("additionalProperties", Json());
  for_each_subschema(node, false, translate_to_04);
  if (others.is_boolean()) node["additionalProperties"] = others;
  drop_beside_ref(node, true);
  use_older_words(node);
  drop_newer_notes(node);
  say_conditions(node);
  if (const auto names = node.find("required"); names != node.end() && names->empty()) node.erase("required");
}

}  // namespace

Json to_draft_04(Json schema) {
  translate_to_04(schema);
  if (schema.contains("$schema")) schema["$schema"] = "http://json-schema.org/draft-04/schema#";
  if (schema.contains("$id")) rename(schema, "$id", "id");
  return schema;
}

}  // namespace ocpv::openapi
