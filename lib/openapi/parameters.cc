#include "openapi/parameters.h"

#include <algorithm>
#include <set>
#include <utility>

namespace ocpv::openapi {
namespace {

constexpr const char* kKinds[] = {"path", "query", "header"};

bool is_required(const Json& kind, const std::string& name) {
  const auto names = kind.find("required");
  return names != kind.end() && std::find(names->begin(), names->end(), Json(name)) != names->end();
}

bool is_list(const Json& node) {
  const auto type = node.find("type");
  if (type == node.end()) return false;
  for (const Json& name : *type) {
    if (name == "array") return true;
  }
  return false;
}

/// What belongs to the parameter goes out of its schema.
void move_notes(Json& schema, Json& parameter) {
  if (!schema.is_object()) return;
  if (const auto text = schema.find("description"); text != schema.end()) {
    parameter["description"] = *text;
    schema.erase("description");
  }
  if (schema.value("x-ocpv-deprecated", Json()) == Json(true)) {
    parameter["deprecated"] = true;
    schema.erase("x-ocpv-deprecated");
  }
}

Json parameter(const std::string& kind, const std::string& name, Json schema, bool required, const Json* example,
               const Components& components) {
  Json out = {{"name", name}, {"in", kind}};
  move_notes(schema, out);
  if (required || kind == "path") out["required"] = true;
  // The documentation writes lists with commas; OCP takes `a=1&a=2`, too, which OpenAPI cannot say beside it.
  if (is_list(schema) && kind == "query") {
    out["style"] = "form";
    out["explode"] = false;
  }
  out["schema"] = components.in_place(std::move(schema));
  // A target cannot show an empty list.
  const bool is_shown = example != nullptr && !(example->is_array() && example->empty());
  if (is_shown) out["example"] = *example;
  return out;
}

const Json* member(const Json& object, const std::string& name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

}  // namespace

Json parameters_of(const Json& schema, const Json& examples, const NewNames& new_names, const Components& components) {
  Json out = Json::array();
  std::set<std::string> of_path;
  const Json* const kinds = member(schema, "properties");
  for (const char* const kind : kKinds) {
    const Json* const node = kinds == nullptr ? nullptr : member(*kinds, kind);
    const Json* const rows = node == nullptr ? nullptr : member(*node, "properties");
    if (rows == nullptr) continue;
    const Json* const shown = member(examples, kind);
    for (const auto& [name, row] : rows->items()) {
      const auto renamed = new_names.find(name);
      const bool is_path = std::string_view(kind) == "path";
      // A row of the path that its template does not show: OpenAPI has no place for it.
      if (is_path && renamed == new_names.end()) continue;
      if (is_path) of_path.insert(renamed->second);
      out.push_back(parameter(kind, is_path ? renamed->second : name, row, is_required(*node, name),
                              shown == nullptr ? nullptr : member(*shown, name), components));
      if (is_path && renamed->second != name && !components.is_plain()) out.back()["x-ocpv-documented-name"] = name;
    }
  }
  for (const auto& [name, other] : new_names) {
    if (!of_path.contains(other))
      out.push_back(parameter("path", other, {{"type", "string"}}, true, nullptr, components));
  }
  return out;
}

}  // namespace ocpv::openapi
