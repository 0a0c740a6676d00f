#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "openapi/schemas.h"

namespace ocpv::openapi {
namespace {

constexpr Message kTooDeep{"the schema is nested too deeply", "schema 嵌套过深"};
constexpr Message kNumberTooLarge{"has a number beyond 1e308, which cannot be written here",
                                  "含有超过 1e308 的数，此处无法写出"};
constexpr Message kNotJson{"the schema is no JSON", "schema 不是合法的 JSON"};

constexpr int kMostDepth = 256;  // As many as the plan goes down, and more than a page has ever had.

constexpr std::array<std::string_view, 6> kOne = {"additionalProperties", "items", "not", "if", "then", "else"};
constexpr std::array<std::string_view, 3> kList = {"allOf", "anyOf", "oneOf"};
constexpr std::array<std::string_view, 3> kNamed = {"properties", "definitions", "$defs"};
constexpr std::string_view kOwn = "x-ocpv-";

}  // namespace

Result<Json> parsed_schema(std::string_view text) {
  bool too_deep = false;
  const auto callback = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > kMostDepth;
    return !too_deep;
  };
  try {
    Json schema = Json::parse(text, callback);
    if (too_deep) return Error{kTooDeep};
    return schema;
  } catch (const Json::out_of_range&) {
    return Error{kNumberTooLarge};
  } catch (const Json::parse_error&) {
    return Error{too_deep ? kTooDeep : kNotJson};
  }
}

bool is_own_word(std::string_view name) { return name.starts_with(kOwn); }

void for_each_subschema(Json& node, bool own, const std::function<void(Json&)>& visit) {
  if (!node.is_object()) return;
  for (auto& [name, value] : node.items()) {
    const bool is_own_list = own && name == "x-ocpv-advice", is_own_one = own && name == "x-ocpv-contested";
    if (is_one_of(name, kOne) || is_own_one) {
      visit(value);
    } else if (((is_one_of(name, kList) || is_own_list) && value.is_array()) ||
               (is_one_of(name, kNamed) && value.is_object())) {
      for (Json& each : value) visit(each);
    }
  }
}

Json without_own_words(Json schema) {
  if (!schema.is_object()) return schema;
  Json kept = Json::object();
  for (auto& [name, value] : schema.items()) {
    if (!is_own_word(name)) kept[name] = std::move(value);
  }
  for_each_subschema(kept, false, [](Json& each) { each = without_own_words(std::move(each)); });
  return kept;
}

void rename(Json& node, std::string_view name, std::string_view other) {
  Json renamed = Json::object();
  for (auto& [key, value] : node.items()) renamed[key == name ? std::string(other) : key] = std::move(value);
  node = std::move(renamed);
}

void drop_beside_ref(Json& node, bool keep_texts) {
  if (!node.is_object() || !node.contains("$ref")) return;
  std::vector<std::string> dropped;
  for (const auto& [name, value] : node.items()) {
    const bool is_text = keep_texts && (is_own_word(name) || name == "description" || name == "title");
    if (name != "$ref" && name != "definitions" && name != "$schema" && !is_text) dropped.push_back(name);
  }
  for (const std::string& name : dropped) node.erase(name);
}

}  // namespace ocpv::openapi
