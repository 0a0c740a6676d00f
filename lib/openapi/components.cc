#include "openapi/components.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/ascii.h"

namespace ocpv::openapi {
namespace {

constexpr std::string_view kDefinitions = "#/definitions/", kSchemas = "#/components/schemas/";

/// Editors and generators mask what has this format.
void mark_secrets(Json& node) {
  for_each_subschema(node, false, mark_secrets);
  if (!node.is_object() || node.value("x-ocpv-secret", Json()) != Json(true)) return;
  if (node.value("type", Json()) == Json("string") && !node.contains("format")) node["format"] = "password";
}

bool may_be(const Json& node, const char* type) {
  const auto found = node.find("type");
  if (found == node.end()) return false;
  if (!found->is_array()) return *found == type;
  return std::any_of(found->begin(), found->end(), [&](const Json& each) { return each == type; });
}

/// OpenAPI 3.0 wants to be told that anything goes, and linters do everywhere.
void say_items(Json& node) {
  for_each_subschema(node, true, say_items);
  if (node.is_object() && may_be(node, "array") && !node.contains("items")) node["items"] = Json::object();
}

using Names = std::map<std::string, std::string, std::less<>>;

/// Where a pointer into the schema leads once its definitions, and itself, are components.
std::string redirected(const std::string& where, const Names& names) {
  if (!where.starts_with(kDefinitions)) return std::string(kSchemas) + names.at("") + where.substr(1);
  const std::size_t end = std::min(where.find('/', kDefinitions.size()), where.size());
  const std::string definition = Json::json_pointer(where.substr(1, end - 1)).back();
  const auto name = names.find(definition);
  return name == names.end() ? where : std::string(kSchemas) + name->second + where.substr(end);
}

void redirect(Json& node, const Names& names) {
  for_each_subschema(node, true, [&](Json& each) { redirect(each, names); });
  if (!node.is_object()) return;
  const auto ref = node.find("$ref");
  if (ref != node.end() && ref->is_string() && ref->get_ref<const std::string&>().starts_with('#'))
    *ref = redirected(ref->get<std::string>(), names);
}

}  // namespace

std::string component_name(std::string_view id) {
  std::string name;
  bool at_start = true;
  for (const char c : id) {
    if (!is_letter_or_digit(c)) {
      at_start = true;
      continue;
    }
    name += at_start ? upper(c) : c;
    at_start = false;
  }
  return name.empty() ? "Operation" : name;
}

std::string Components::free_name(std::string wanted) {
  const std::string first = wanted;
  for (int number = 2; !names_.insert(wanted).second; ++number) wanted = first + "_" + std::to_string(number);
  return wanted;
}

Json Components::in_place(Json schema) const {
  if (schema.is_object()) {
    schema.erase("$schema");
    schema.erase("$id");
  }
  mark_secrets(schema);
  say_items(schema);
  schema = options_.edition == Edition::v3_0 ? to_openapi_3_0(std::move(schema)) : to_draft_2020_12(std::move(schema));
  return options_.plain ? without_own_words(std::move(schema)) : schema;
}

Json Components::add(std::string_view wanted_name, Json schema) {
  const std::string root = free_name(std::string(wanted_name));
  Names names = {{"", root}};
  Json definitions = schema.is_object() ? schema.value("definitions", Json::object()) : Json::object();
  if (schema.is_object()) schema.erase("definitions");
  for (const auto& [name, definition] : definitions.items())
    names[name] = free_name(std::string(wanted_name) + component_name(name));
  redirect(schema, names);
  schemas_[root] = in_place(std::move(schema));
  for (auto& [name, definition] : definitions.items()) {
    redirect(definition, names);
    schemas_[names[name]] = in_place(std::move(definition));
  }
  return {{"$ref", std::string(kSchemas) + root}};
}

}  // namespace ocpv::openapi
