#include "compare/facts.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/limits.h"
#include "compare/layered.h"
#include "compare/rule_facts.h"
#include "json/document.h"
#include "json/escape.h"
#include "json/tree_bounds.h"

namespace ocpv::compare {

namespace {

constexpr Message kNumberTooLarge{"has a number beyond 1e308, which cannot be compared here",
                                  "含有超过 1e308 的数，此处无法比较"};
constexpr Message kNotSchema{"is no JSON Schema", "不是 JSON Schema"};
constexpr Message kNotObject{"is no JSON object", "不是 JSON 对象"};
constexpr Message kTooManyFields{"unfolds into more than {0} fields", "展开后超过 {0} 个字段"};
constexpr std::size_t kMostReferences = 64;                    // Of one place inside one another, as in a plan.
constexpr std::size_t kMostFactDepth = 256;                    // Fields inside one another, which take stack.
constexpr std::size_t kMostFactBytes = std::size_t{64} << 20;  // Of all pointers and texts.

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

std::optional<std::uint64_t> size_member(const Layered& node, const char* name) {
  const Json& value = node.member(name);
  return value.is_number_unsigned() ? std::optional(value.get<std::uint64_t>()) : std::nullopt;
}

bool flag_member(const Layered& node, const char* name) { return node.member(name) == Json(true); }

std::vector<std::string> list_member(const Layered& node, const char* name) {
  std::vector<std::string> texts;
  for (const Json& value : node.member(name)) texts.push_back(value.dump());
  return texts;
}

std::string type_word(const Layered& node) {
  // Null beside a type only says that an example shows it.
  std::string type = node.text("type"), format = node.text("format");
  const Json& types = node.member("type");
  for (const Json& name : types.is_array() ? types : Json::array()) {
    if (name != "null" && name.is_string()) type = name.get<std::string>();
  }
  if (type == "integer") return format == "int32" || format == "int64" ? format : type;
  if (type == "string" && node.member("contentEncoding") == Json("base64")) return "binary";
  if (type == "string" && (format == "date-time" || format == "time" || format == "date")) return format;
  if (type == "object" && !node.has("properties") && node.has("additionalProperties")) return "map";
  if (type.empty()) return node.has("properties") ? "object" : "unknown";
  return type;
}

/// A bound that only repeats the type's own range says nothing.
std::optional<std::string> bound(const Layered& node, const char* name, const std::string& type) {
  const Json& value = node.member(name);
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
  Collector(const Json& root, Level level) : root_(root), level_(level) {
    if (const Json& definitions = member(root, "definitions"); definitions.is_object()) {
      for (const auto& [name, node] : definitions.items()) definitions_.emplace(name, &node);
    }
  }

  bool collect() { return add(root_, "", false); }
  PartFacts take() { return std::move(facts_); }

 private:
  /// What a reference to a definition, or into one, leads to.
  const Json* target_of(const std::string& ref) const {
    constexpr std::string_view kDefinitions = "#/definitions/";
    if (!ref.starts_with(kDefinitions)) return nullptr;
    std::string_view rest = std::string_view(ref).substr(kDefinitions.size());
    std::size_t end = rest.find('/');
    const auto found = definitions_.find(json::name_of_token(rest.substr(0, end)));
    const Json* at = found == definitions_.end() ? nullptr : found->second;
    while (at != nullptr && end != std::string_view::npos) {
      rest = rest.substr(end + 1);
      end = rest.find('/');
      at = step(*at, json::name_of_token(rest.substr(0, end)));
    }
    return at != nullptr && at->is_object() ? at : nullptr;
  }

  static const Json* step(const Json& from, const std::string& name) {
    if (from.is_object()) {
      const auto found = from.find(name);
      return found == from.end() ? nullptr : &*found;
    }
    std::size_t index = 0;
    const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), index);
    const bool is_index = fault == std::errc() && end == name.data() + name.size();
    return from.is_array() && is_index && index < from.size() ? &from[index] : nullptr;
  }

  /// The node that a reference stands for, with what stands beside the reference; none when it leads in a circle, or
  /// through more references than anybody writes. `way_` then has what it went through.
  std::optional<Layered> resolved(const Json& written) {
    Layered whole(written);
    const std::size_t most = way_.size() + kMostReferences;
    for (const Json* at = &written; at->contains("$ref");) {
      const Json* const target = target_of(text_member(*at, "$ref"));
      const bool is_circle = std::find(way_.begin(), way_.end(), target) != way_.end();
      if (target == nullptr || is_circle || way_.size() == most) return std::nullopt;
      way_.push_back(target);
      whole.add_below(*target);
      at = target;
    }
    const Json& contested = whole.member("x-ocpv-contested");
    if (level_ == Level::stated && contested.is_object()) whole.set_contested(contested);
    return whole;
  }

  bool add(const Json& written, const std::string& pointer, bool required) {
    if (facts_.fields.size() >= kMostFacts || depth_ == kMostFactDepth) return false;
    if (!written.is_object()) return true;
    const std::size_t came_by = way_.size();
    const std::optional<Layered> node = resolved(written);
    facts_.fields.push_back(field(node ? *node : Layered(written), pointer, required, !node));
    ++depth_;
    const bool fits =
        take_bytes(facts_.fields.back()) && (!node || (add_rules(*node, pointer) && add_below(*node, pointer)));
    --depth_;
    way_.resize(came_by);
    return fits;
  }

  static FieldFacts field(const Layered& node, const std::string& pointer, bool required, bool circle) {
    FieldFacts facts;
    facts.pointer = pointer;
    facts.type = circle ? "object" : type_word(node);
    facts.required = required;
    if (node.member("enum").is_array()) facts.closed = list_member(node, "enum");
    facts.known = list_member(node, "x-ocpv-known-values");
    facts.minimum = bound(node, "minimum", facts.type);
    facts.maximum = bound(node, "maximum", facts.type);
    facts.min_length = size_member(node, "minLength");
    facts.max_length = size_member(node, "maxLength");
    facts.min_items = size_member(node, "minItems");
    facts.max_items = size_member(node, "maxItems");
    if (node.has("not")) facts.shape = shape_words(node.member("not"));
    if (node.has("default")) facts.default_json = node.member("default").dump();
    facts.description = node.text("description");
    facts.unit = node.text("x-ocpv-unit");
    facts.secret = flag_member(node, "x-ocpv-secret");
    facts.deprecated = flag_member(node, "x-ocpv-deprecated");
    facts.place = place_said(node.member("x-ocpv-said"));
    return facts;
  }

  bool add_below(const Layered& node, const std::string& pointer) {
    const std::vector<std::string> required = node.required();
    if (const Json& properties = node.member("properties"); properties.is_object()) {
      for (const auto& [name, below] : properties.items()) {
        const bool is_required = std::binary_search(required.begin(), required.end(), Json(name).dump());
        if (!add(below, pointer + "/" + json::token_of(name), is_required)) return false;
      }
    }
    for (const char* keyword : {"items", "additionalProperties"}) {
      if (node.member(keyword).is_object() && !add(node.member(keyword), pointer + "/*", false)) return false;
    }
    return true;
  }

  bool add_rules(const Layered& node, const std::string& pointer) {
    const auto add = [&](RuleFacts rule) {
      facts_.rules.push_back(std::move(rule));
      return facts_.rules.size() < kMostFacts && take_bytes(facts_.rules.back());
    };
    for (const Json& entry : node.member("allOf")) {
      if (!add(rule_of(entry, pointer, true))) return false;
    }
    for (const Json& entry : node.member("x-ocpv-advice")) {
      if (!add(rule_of(entry, pointer, false))) return false;
    }
    return !node.member("anyOf").is_array() || add(one_of(node.member("anyOf"), pointer));
  }

  bool take_bytes(const FieldFacts& field) {
    bytes_ += field.pointer.size() + field.shape.size() + field.default_json.size() + field.description.size();
    for (const std::string& one : field.known) bytes_ += sizeof one + one.size();
    for (const std::string& one : field.closed.value_or(std::vector<std::string>())) bytes_ += sizeof one + one.size();
    return bytes_ <= kMostFactBytes;
  }

  bool take_bytes(const RuleFacts& rule) {
    bytes_ += rule.pointer.size() + rule.when_pointer.size() + rule.text.size();
    for (const auto* list : {&rule.in, &rule.when_in}) {
      for (const std::string& one : *list) bytes_ += sizeof one + one.size();
    }
    return bytes_ <= kMostFactBytes;
  }

  const Json& root_;
  Level level_;
  std::map<std::string, const Json*> definitions_;
  std::vector<const Json*> way_;  // What the references above have led to.
  std::size_t depth_ = 0, bytes_ = 0;
  PartFacts facts_;
};

Result<void> add_part(OperationFacts& facts, Part part, const std::optional<std::string>& schema,
                      const std::string& name, Level level) {
  if (!schema) return {};
  OCPV_TRY(read, schema_facts(*schema, name + "/" + std::string(name_of(part)) + ".schema.json", level));
  facts.parts[static_cast<std::size_t>(part)] = std::move(read);
  return {};
}

// Then the reader of trees gave up for a number that no double holds.
bool is_json(std::string_view text) {
  Limits limits;
  limits.max_bytes = kMostBytes;
  return json::parse(text, limits).ok();
}

}  // namespace

Result<PartFacts> schema_facts(std::string_view schema, std::string_view name, Level level) {
  if (const auto fits = json::check_tree_bounds(schema); !fits.ok())
    return Error{fits.error().message, std::string(name)};
  const Json root = Json::parse(schema, nullptr, false);
  if (root.is_discarded() && is_json(schema)) return Error{kNumberTooLarge, std::string(name)};
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
  const std::string name = texts.name + "/operation.json";
  if (const auto fits = json::check_tree_bounds(texts.operation_json); !fits.ok())
    return Error{fits.error().message, name};
  const Json json = Json::parse(texts.operation_json, nullptr, false);
  if (!json.is_object()) return Error{kNotObject, name};
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
