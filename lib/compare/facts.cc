#include "compare/facts.h"

#include <algorithm>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "compare/rule_facts.h"
#include "json/escape.h"

namespace ocpv::compare {

namespace {

constexpr Message kNotSchema{"is no JSON Schema", "不是 JSON Schema"};
constexpr Message kNotObject{"is no JSON object", "不是 JSON 对象"};
constexpr Message kTooManyFields{"unfolds into more than {0} fields", "展开后超过 {0} 个字段"};

using Json = nlohmann::ordered_json;

const Json& member(const Json& node, const char* name) {
  static const Json nothing;
  const auto found = node.find(name);
  return found == node.end() ? nothing : *found;
}

std::string text_member(const Json& node, const char* name) {
  const Json& value = member(node, name);
  return value.is_string() ? value.get<std::string>() : std::string();
}

/// What tells operations of one path apart: `?Action=OpenGate`; nearly always nothing.
std::string query_of(const Json& query) {
  std::string text;
  if (!query.is_object()) return text;
  for (const auto& [name, value] : query.items()) {
    if (value.is_string()) text += (text.empty() ? "?" : "&") + name + "=" + value.get<std::string>();
  }
  return text;
}

std::optional<std::uint64_t> size_member(const Json& node, const char* name) {
  const Json& value = member(node, name);
  return value.is_number_unsigned() ? std::optional(value.get<std::uint64_t>()) : std::nullopt;
}

bool flag_member(const Json& node, const char* name) { return member(node, name) == Json(true); }

std::vector<std::string> list_member(const Json& node, const char* name) {
  std::vector<std::string> texts;
  for (const Json& value : member(node, name)) texts.push_back(value.dump());
  return texts;
}

std::string type_word(const Json& node) {
  // Null beside a type only says that an example shows it.
  std::string type = text_member(node, "type"), format = text_member(node, "format");
  for (const Json& name : member(node, "type")) {
    if (member(node, "type").is_array() && name != "null" && name.is_string()) type = name.get<std::string>();
  }
  if (type == "integer") return format == "int32" || format == "int64" ? format : type;
  if (type == "string" && member(node, "contentEncoding") == Json("base64")) return "binary";
  if (type == "string" && (format == "date-time" || format == "time" || format == "date")) return format;
  if (type == "object" && !node.contains("properties") && node.contains("additionalProperties")) return "map";
  if (type.empty()) return node.contains("properties") ? "object" : "unknown";
  return type;
}

/// A bound that only repeats the type's own range says nothing.
std::optional<std::string> bound(const Json& node, const char* name, const std::string& type) {
  const Json& value = member(node, name);
  if (!value.is_number()) return std::nullopt;
  const std::string text = value.dump();
  static constexpr const char* kOwn[][2] = {{"int32", "-2147483648"},
                                            {"int32", "2147483647"},
                                            {"int64", "-9223372036854775808"},
                                            {"int64", "9223372036854775807"}};
  const bool own =
      std::any_of(std::begin(kOwn), std::end(kOwn), [&](const auto& row) { return type == row[0] && text == row[1]; });
  return own ? std::nullopt : std::optional(text);
}

/// What a `not` forbids: the one form that we emit in words, any other as it stands.
std::string shape_words(const Json& forbidden) {
  const bool is_protocol = forbidden == Json({{"pattern", "^[A-Za-z][A-Za-z0-9+.-]*://"}});
  return is_protocol ? "without a protocol" : "not " + forbidden.dump();
}

/// Collects facts from a schema; `$ref` to its own definitions is followed.
class Collector {
 public:
  Collector(const Json& root, Level level) : root_(root), level_(level) {}

  bool collect() { return add(root_, "", false, {}); }
  PartFacts take() { return std::move(facts_); }

 private:
  using Stack = std::set<std::string>;

  /// The node that a reference stands for, with what stands beside the reference; none when it leads in a circle.
  std::optional<Json> resolved(const Json& node, Stack& stack) const {
    Json whole = node;
    while (whole.contains("$ref")) {
      const std::string ref = text_member(whole, "$ref");
      if (!ref.starts_with("#/definitions/") || !stack.insert(ref).second) return std::nullopt;
      const Json::json_pointer at(ref.substr(1));
      if (!root_.contains(at) || !root_.at(at).is_object()) return std::nullopt;
      Json target = root_.at(at);
      for (const auto& [keyword, value] : whole.items()) {
        if (keyword != "$ref") target[keyword] = value;
      }
      whole = std::move(target);
    }
    if (level_ == Level::stated) add_contested(whole);
    return whole;
  }

  static void add_contested(Json& node) {
    const Json contested = member(node, "x-ocpv-contested");
    if (!contested.is_object()) return;
    for (const auto& [keyword, value] : contested.items()) {
      if (keyword == "required" && node.contains("required")) {
        for (const Json& name : value) node["required"].push_back(name);
      } else {
        node[keyword] = value;
      }
    }
  }

  bool add(const Json& written, const std::string& pointer, bool required, Stack stack) {
    if (facts_.fields.size() >= kMostFacts) return false;
    if (!written.is_object()) return true;
    const std::optional<Json> node = resolved(written, stack);
    facts_.fields.push_back(field(node ? *node : written, pointer, required, !node));
    return !node || (add_rules(*node, pointer) && add_below(*node, pointer, stack));
  }

  static FieldFacts field(const Json& node, const std::string& pointer, bool required, bool circle) {
    FieldFacts facts;
    facts.pointer = pointer;
    facts.type = circle ? "object" : type_word(node);
    facts.required = required;
    if (member(node, "enum").is_array()) facts.closed = list_member(node, "enum");
    facts.known = list_member(node, "x-ocpv-known-values");
    facts.minimum = bound(node, "minimum", facts.type);
    facts.maximum = bound(node, "maximum", facts.type);
    facts.min_length = size_member(node, "minLength");
    facts.max_length = size_member(node, "maxLength");
    facts.min_items = size_member(node, "minItems");
    facts.max_items = size_member(node, "maxItems");
    if (node.contains("not")) facts.shape = shape_words(node["not"]);
    if (node.contains("default")) facts.default_json = node["default"].dump();
    facts.description = text_member(node, "description");
    facts.unit = text_member(node, "x-ocpv-unit");
    facts.secret = flag_member(node, "x-ocpv-secret");
    facts.deprecated = flag_member(node, "x-ocpv-deprecated");
    facts.place = place_of(node);
    return facts;
  }

  bool add_below(const Json& node, const std::string& pointer, const Stack& stack) {
    const std::vector<std::string> required = list_member(node, "required");
    if (member(node, "properties").is_object()) {
      for (const auto& [name, below] : node["properties"].items()) {
        const bool is_required = std::find(required.begin(), required.end(), Json(name).dump()) != required.end();
        if (!add(below, pointer + "/" + json::token_of(name), is_required, stack)) return false;
      }
    }
    for (const char* keyword : {"items", "additionalProperties"}) {
      if (member(node, keyword).is_object() && !add(node[keyword], pointer + "/*", false, stack)) return false;
    }
    return true;
  }

  bool add_rules(const Json& node, const std::string& pointer) {
    for (const Json& entry : member(node, "allOf")) facts_.rules.push_back(rule_of(entry, pointer, true));
    for (const Json& entry : member(node, "x-ocpv-advice")) facts_.rules.push_back(rule_of(entry, pointer, false));
    if (member(node, "anyOf").is_array()) facts_.rules.push_back(one_of(node["anyOf"], pointer));
    return facts_.rules.size() < kMostFacts;
  }

  const Json& root_;
  Level level_;
  PartFacts facts_;
};

Result<void> add_part(OperationFacts& facts, Part part, const std::optional<std::string>& schema,
                      const std::string& name, Level level) {
  if (!schema) return {};
  OCPV_TRY(read, schema_facts(*schema, name + "/" + std::string(name_of(part)) + ".schema.json", level));
  facts.parts[static_cast<std::size_t>(part)] = std::move(read);
  return {};
}

}  // namespace

Result<PartFacts> schema_facts(std::string_view schema, std::string_view name, Level level) {
  const Json root = Json::parse(schema, nullptr, false);
  if (!root.is_object()) return Error{kNotSchema, std::string(name)};
  Collector collector(root, level);
  if (!collector.collect()) return Error{say(kTooManyFields, {std::to_string(kMostFacts)}), std::string(name)};
  PartFacts facts = collector.take();
  if (level == Level::held && schema.find("\"x-ocpv-contested\"") != std::string_view::npos) {
    Collector all(root, Level::stated);
    if (!all.collect()) return Error{say(kTooManyFields, {std::to_string(kMostFacts)}), std::string(name)};
    facts.stated = all.take().fields;
  }
  return facts;
}

namespace {

/// Schemas name the operation's own page by the operation's id; people look for its file.
void name_own_page(OperationFacts& facts) {
  for (auto& part : facts.parts) {
    if (!part) continue;
    for (auto* fields : {&part->fields, &part->stated}) {
      for (FieldFacts& field : *fields) {
        if (field.place.page == facts.id) field.place.page = facts.page;
      }
    }
    for (RuleFacts& rule : part->rules) {
      if (rule.place.page == facts.id) rule.place.page = facts.page;
    }
  }
}

}  // namespace

Result<OperationFacts> operation_facts(const OperationTexts& texts, Level level) {
  const Json json = Json::parse(texts.operation_json, nullptr, false);
  if (!json.is_object()) return Error{kNotObject, texts.name + "/operation.json"};
  OperationFacts facts;
  facts.id = text_member(json, "id");
  facts.method = text_member(json, "method");
  facts.path = text_member(json, "path");
  facts.path += query_of(member(json, "query"));
  facts.page = text_member(json, "page");
  facts.title_zh = text_member(member(json, "title"), "zh");
  facts.title_en = text_member(member(json, "title"), "en");
  if (auto added = add_part(facts, Part::parameters, texts.parameters_schema, texts.name, level); !added.ok())
    return added.error();
  if (auto added = add_part(facts, Part::request, texts.request_schema, texts.name, level); !added.ok())
    return added.error();
  if (auto added = add_part(facts, Part::response, texts.response_schema, texts.name, level); !added.ok())
    return added.error();
  if (!facts.page.empty()) name_own_page(facts);
  return facts;
}

}  // namespace ocpv::compare
