#include "http/parameter_types.h"

#include "base/secret_names.h"
#include "json/document.h"
#include "json/pointer.h"

namespace ocpv::http {
namespace {

TextKind kind_of(json::Value node) {
  // Of a contested type a text that can be one is taken for one.
  json::Value type = node.find("type");
  if (!type.present()) type = node.find("x-ocpv-contested").find("type");
  std::string_view name = type.string();
  for (const json::Value one : type) {
    if (type.is_array() && one.string() != "null") name = one.string();
  }
  if (name == "integer") return TextKind::integer;
  if (name == "number") return TextKind::number;
  if (name == "boolean") return TextKind::boolean;
  return name == "array" ? TextKind::list : TextKind::string;
}

// A name counts where the schema does not say otherwise.
bool is_secret(json::Value root, json::Value property, SecretPlace place) {
  for (const json::Value node : {property, json::followed(root, property)}) {
    const json::Value said = node.find("x-ocpv-secret");
    if (said.is_boolean()) return said.is_true();
  }
  return ocpv::is_secret(secrecy_of(property.key(), place));
}

ParameterGroup read_group(json::Value root, std::string_view kind) {
  const SecretPlace place = kind == "header" ? SecretPlace::header : SecretPlace::url;
  ParameterGroup group;
  const json::Value node = root.find("properties").find(kind);
  group.documented = node.is_object();
  for (const json::Value property : node.find("properties")) {
    const json::Value type = json::followed(root, property);
    group.types.push_back({std::string(property.key()),
                           kind_of(type),
                           kind_of(json::followed(root, type.find("items"))),
                           is_secret(root, property, place),
                           {}});
  }
  return group;
}

bool link(ParameterGroup& group, const plan::Plan& plan, std::string_view name) {
  constexpr std::size_t kMost = 64;  // A bit for each.
  const check::LoneMembers members(plan, name);
  // What is not documented has no place in the document, whether it is asked for or not.
  if (!group.documented) return !members.are_required();
  if (!members.are_alone() || group.types.size() > kMost) return false;
  std::size_t count = 0;
  for (std::size_t i = 0; i < group.types.size(); ++i) {
    const std::optional<check::LoneMember> member = members.find(group.types[i].name);
    if (!member) return false;
    group.types[i].lone = *member;
    if (!member->is_required) continue;
    group.required |= std::uint64_t{1} << i;
    ++count;
  }
  return count == members.count_required();
}

}  // namespace

void link(ParameterTypes& types, const plan::Plan* plan) {
  types.plan = plan;
  const bool are_none = !types.path.documented && !types.query.documented && !types.header.documented;
  types.are_plain = plan == nullptr ? are_none
                                    : types.header.types.empty() && link(types.path, *plan, "path") &&
                                          link(types.query, *plan, "query") && link(types.header, *plan, "header");
}

const ParameterType* ParameterGroup::find(std::string_view name) const noexcept {
  for (const ParameterType& type : types) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

Result<ParameterTypes> read_parameter_types(std::string_view schema) {
  if (schema.empty()) return ParameterTypes{};
  Limits limits;
  limits.max_bytes = kMostBytes;
  OCPV_TRY(document, json::parse(schema, limits));
  const json::Value root = document.root();
  return ParameterTypes{read_group(root, "path"), read_group(root, "query"), read_group(root, "header"), nullptr,
                        false};
}

}  // namespace ocpv::http
