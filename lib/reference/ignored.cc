#include "reference/ignored.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "reference/bounds.h"

namespace ocpv::reference {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kSchema[] = {
    "items", "additionalItems", "additionalProperties", "contains", "propertyNames", "not", "if", "then", "else"};
constexpr std::string_view kSchemaLists[] = {"allOf", "anyOf", "oneOf", "items"};
constexpr std::string_view kSchemaMaps[] = {"properties", "patternProperties", "definitions", "$defs", "dependencies"};
constexpr std::string_view kOthers[] = {"$schema",
                                        "$id",
                                        "id",
                                        "$ref",
                                        "$comment",
                                        "title",
                                        "description",
                                        "default",
                                        "examples",
                                        "readOnly",
                                        "writeOnly",
                                        "deprecated",
                                        "type",
                                        "enum",
                                        "const",
                                        "required",
                                        "minimum",
                                        "maximum",
                                        "minLength",
                                        "maxLength",
                                        "minItems",
                                        "maxItems",
                                        "minProperties",
                                        "maxProperties",
                                        "pattern",
                                        "multipleOf",
                                        "format",
                                        "exclusiveMinimum",
                                        "exclusiveMaximum",
                                        "uniqueItems",
                                        "contentMediaType",
                                        "contentEncoding"};
/// int32 and int64 say what the bounds beside them hold.
constexpr std::string_view kFormats[] = {"date", "time", "date-time", "int32", "int64"};

template <class List>
bool has(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

struct Open {
  const Json* schema;
  std::string pointer;
};

std::string below(std::string pointer, std::string_view name) {
  pointer += '/';
  for (const char c : name) {
    const bool is_escaped = c == '~' || c == '/';
    if (is_escaped) pointer += '~';
    pointer += !is_escaped ? c : c == '~' ? '0' : '1';
  }
  return pointer;
}

bool is_ignored(std::string_view name, const Json& value) {
  if (name.starts_with("x-")) return false;
  if (name == "format") return value.is_string() && !has(kFormats, value.get_ref<const std::string&>());
  return !has(kSchema, name) && !has(kSchemaLists, name) && !has(kSchemaMaps, name) && !has(kOthers, name);
}

/// The schemas below a keyword.
void open_below(std::string_view name, const Json& value, const std::string& pointer, std::vector<Open>& open) {
  if (has(kSchema, name) && value.is_object()) open.push_back({&value, pointer});
  if (has(kSchemaLists, name) && value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) open.push_back({&value[i], below(pointer, std::to_string(i))});
  }
  if (has(kSchemaMaps, name) && value.is_object()) {
    for (auto one = value.begin(); one != value.end(); ++one) open.push_back({&*one, below(pointer, one.key())});
  }
}

}  // namespace

std::string ignored_keyword(std::string_view schema) {
  SchemaDemand demand;
  std::string why;
  const Json tree = read_schema(schema, demand, why);
  if (!why.empty()) return {};  // Judging says why.
  std::vector<Open> open = {{&tree, {}}};
  while (!open.empty()) {
    const Open here = std::move(open.back());
    open.pop_back();
    // Next to a $ref nothing counts, for nobody.
    if (!here.schema->is_object() || here.schema->contains("$ref")) continue;
    for (auto keyword = here.schema->begin(); keyword != here.schema->end(); ++keyword) {
      const std::string pointer = below(here.pointer, keyword.key());
      if (is_ignored(keyword.key(), *keyword)) return pointer;
      open_below(keyword.key(), *keyword, pointer, open);
    }
  }
  return {};
}

}  // namespace ocpv::reference
