#include "reference/ignored.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "reference/bounds.h"
#include "reference/strict_tree.h"

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
constexpr std::string_view kFormats[] = {"date", "time", "date-time"};

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

/// int32 and int64 say what the bounds beside them hold, and only there.
bool is_ignored_format(const Json& format, const Json& schema) {
  if (!format.is_string()) return true;
  const auto& name = format.get_ref<const std::string&>();
  if (name == "int32" || name == "int64") return !schema.contains("minimum") || !schema.contains("maximum");
  return !has(kFormats, name);
}

/// Later drafts mean something else by words that draft-07 has, and have a meaning for what stands beside a `$ref`.
bool is_later_draft(const Json& said) {
  constexpr std::string_view kEarlier[] = {"draft-04/", "draft-06/", "draft-07/"};
  if (!said.is_string()) return true;
  const std::string_view text = said.get_ref<const std::string&>();
  const bool is_standard = text.find("json-schema.org/") != std::string_view::npos;
  return is_standard && std::none_of(std::begin(kEarlier), std::end(kEarlier),
                                     [&](std::string_view one) { return text.find(one) != std::string_view::npos; });
}

bool is_ignored(std::string_view name, const Json& value, const Json& schema) {
  if (name.starts_with("x-")) return false;
  if (name == "format") return is_ignored_format(value, schema);
  if (name == "$schema") return is_later_draft(value);
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
  DocumentSize size;
  std::string why;
  // As it is written: what is judged by has lost the formats that are ignored.
  const Json tree = read_tree(schema, kMostSchemaDepth, size, why);
  if (!why.empty()) return {};  // Judging says why.
  std::vector<Open> open = {{&tree, {}}};
  while (!open.empty()) {
    const Open here = std::move(open.back());
    open.pop_back();
    if (!here.schema->is_object()) continue;
    // Next to a $ref nothing counts, for nobody, but what says which draft it is.
    const bool is_reference = here.schema->contains("$ref");
    for (auto keyword = here.schema->begin(); keyword != here.schema->end(); ++keyword) {
      if (is_reference && keyword.key() != "$schema" && keyword.key() != "definitions" && keyword.key() != "$defs")
        continue;
      const std::string pointer = below(here.pointer, keyword.key());
      if (is_ignored(keyword.key(), *keyword, *here.schema)) return pointer;
      open_below(keyword.key(), *keyword, pointer, open);
    }
  }
  return {};
}

}  // namespace ocpv::reference
