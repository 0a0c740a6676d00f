#include "emit/emit.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "emit/node.h"
#include "emit/operation_json.h"
#include "emit/order.h"
#include "emit/rules.h"

namespace ocpv::emit {

namespace {

using contract::Field;
using contract::Kind;
using contract::Operation;

Field object_field() {
  Field field;
  field.kind = Kind::object;
  return field;
}

/// One kind of parameters as an object, and required where one of them is.
void add_parameters(Field& root, const char* name, const std::vector<Field>& parameters, bool all_required) {
  if (parameters.empty()) return;
  Field kind = object_field();
  kind.name = name;
  kind.fields = parameters;
  for (Field& parameter : kind.fields) {
    if (all_required) parameter.required = true, parameter.required_strength = Strength::stated;
    kind.required = kind.required || (parameter.required && parameter.required_strength != Strength::contested);
  }
  root.fields.push_back(std::move(kind));
}

/// The operation's parameters as one object field; none when it documents none.
std::optional<Field> parameters_of(const Operation& operation) {
  Field root = object_field();
  add_parameters(root, "path", operation.path_parameters, true);
  add_parameters(root, "query", operation.query_parameters, false);
  add_parameters(root, "header", operation.header_parameters, false);
  if (root.fields.empty()) return std::nullopt;
  return root;
}

std::optional<std::string> schema_text(const Operation& operation, Part part, const std::optional<Field>& root,
                                       std::vector<std::string>& left_out) {
  if (!root) return std::nullopt;
  PlacedRules rules = place_rules(operation, part, *root);
  left_out.insert(left_out.end(), rules.left_out.begin(), rules.left_out.end());
  return to_text(part_schema(operation, part, *root, rules));
}

}  // namespace

Files emit(const Operation& operation) {
  Files files;
  files.parameters_schema = schema_text(operation, Part::parameters, parameters_of(operation), files.left_out);
  files.request_schema = schema_text(operation, Part::request, operation.request, files.left_out);
  files.response_schema = schema_text(operation, Part::response, operation.response, files.left_out);
  FileSizes sizes;
  for (const auto& [name, text] : {std::pair{"parameters.schema.json", &files.parameters_schema},
                                   std::pair{"request.schema.json", &files.request_schema},
                                   std::pair{"response.schema.json", &files.response_schema}}) {
    if (*text) sizes.emplace_back(name, (*text)->size());
  }
  files.operation_json = to_text(operation_json(operation, sizes));
  return files;
}

}  // namespace ocpv::emit
