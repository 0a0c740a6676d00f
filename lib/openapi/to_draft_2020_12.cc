#include "openapi/schemas.h"

namespace ocpv::openapi {
namespace {

constexpr std::string_view kOld = "#/definitions/", kNew = "#/$defs/";

void translate_to_2020_12(Json& node) {
  for_each_subschema(node, true, translate_to_2020_12);
  if (!node.is_object()) return;
  drop_beside_ref(node, true);
  if (const auto ref = node.find("$ref"); ref != node.end() && ref->is_string()) {
    const std::string where = ref->get<std::string>();
    if (where.starts_with(kOld)) *ref = std::string(kNew) + where.substr(kOld.size());
  }
  if (node.contains("definitions")) rename(node, "definitions", "$defs");
  if (node.value("x-ocpv-deprecated", Json()) == Json(true)) node["deprecated"] = true;
}

}  // namespace

Json to_draft_2020_12(Json schema) {
  translate_to_2020_12(schema);
  if (schema.is_object() && schema.contains("$schema")) {
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  }
  return schema;
}

}  // namespace ocpv::openapi
