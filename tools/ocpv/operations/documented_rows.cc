#include "tools/ocpv/operations/documented_rows.h"

#include <cstdint>
#include <optional>
#include <vector>

#include "json/decimal.h"
#include "json/document.h"

namespace ocpv::program {
namespace {

constexpr Message kRequired{"required", "必选"};
constexpr Message kOptional{"optional", "可选"};
constexpr Message kSometimes{"required under a condition", "按条件必选"};
constexpr Message kContested{"{0} (contested)", "{0}（文档自相矛盾）"};

/// What the contract says of a field's presence.
enum class Presence : std::uint8_t { unsaid, optional, sometimes, required, contested };

std::string presence_in(Presence presence, Language language) {
  switch (presence) {
    case Presence::unsaid:
      break;
    case Presence::optional:
      return std::string(kOptional.in(language));
    case Presence::sometimes:
      return std::string(kSometimes.in(language));
    case Presence::required:
      return std::string(kRequired.in(language));
    case Presence::contested:
      return fill(kContested.in(language), {kRequired.in(language)});
  }
  return {};
}

// `string`, `integer | string`, `object` of what is described elsewhere, `integer (contested)`.
std::string type_of(json::Value node, Language language) {
  const json::Value type = node.find("type");
  if (type.is_string()) return std::string(type.string());
  std::string out;
  if (type.is_array()) {
    for (const json::Value one : type) {
      if (one.string() != "null") out += (out.empty() ? "" : " | ") + std::string(one.string());
    }
    return out;
  }
  if (node.find("$ref").present()) return "object";
  const std::string_view contested = node.find("x-ocpv-contested").find("type").string();
  return contested.empty() ? out : fill(kContested.in(language), {contested});
}

// The values that the page's words do not name.
std::string values_of(json::Value list, std::string_view description) {
  std::string out;
  for (const json::Value value : list) {
    const std::string_view text = value.is_string() ? value.string() : value.source();
    if (description.find(text) == std::string_view::npos) out += (out.empty() ? "" : ", ") + std::string(text);
  }
  return out;
}

// `dataBackupMode, string, required`, then what the page says, then its values.
std::string row_of(json::Value node, Presence presence, Language language) {
  std::string out(node.key());
  const auto add = [&](std::string_view word) {
    if (!word.empty()) out += (out.empty() ? "" : ", ") + std::string(word);
  };
  add(type_of(node, language));
  add(node.find("format").string());
  add(presence_in(presence, language));
  const std::string_view description = node.find("description").string();
  if (!description.empty()) out += "\n" + std::string(description);
  json::Value values = node.find("enum");
  if (!values.present()) values = node.find("x-ocpv-known-values");
  if (!values.is_array()) return out;
  const std::string left = values_of(values, description);
  return left.empty() ? out : out + "\n" + left;
}

bool names(json::Value list, std::string_view name) {
  if (!list.is_array()) return false;
  for (const json::Value one : list) {
    if (one.string() == name) return true;
  }
  return false;
}

// Some conditional rule beside the field asks for it.
bool is_asked_for_sometimes(json::Value object, std::string_view name) {
  for (const std::string_view list : {"allOf", "x-ocpv-advice", "anyOf", "oneOf"}) {
    const json::Value rules = object.find(list);
    if (!rules.is_array()) continue;
    for (const json::Value rule : rules) {
      for (const json::Value asks : {rule, rule.find("then"), rule.find("else")}) {
        if (names(asks.find("required"), name)) return true;
      }
    }
  }
  return names(object.find("then").find("required"), name) || names(object.find("else").find("required"), name);
}

Presence presence_of(json::Value object, std::string_view name) {
  if (names(object.find("required"), name)) return Presence::required;
  if (names(object.find("x-ocpv-contested").find("required"), name)) return Presence::contested;
  return is_asked_for_sometimes(object, name) ? Presence::sometimes : Presence::optional;
}

struct Node {
  json::Value schema;
  std::string way;                       ///< The keys from the root: the same in the schemas of two languages.
  json::Value fields_of;                 ///< Of a `properties` object: the object whose fields they are.
  Presence presence = Presence::unsaid;  ///< Of a field.
};

std::vector<Node> below(const Node& node) {
  std::vector<Node> out;
  std::size_t index = 0;
  for (const json::Value child : node.schema) {
    const std::string step = node.schema.is_array() ? std::to_string(index++) : std::string(child.key());
    if (!child.is_object() && !child.is_array()) continue;
    Node next{child, node.way + "/" + step, {}, Presence::unsaid};
    if (node.fields_of.present()) {
      next.presence = presence_of(node.fields_of, child.key());
    } else if (child.key() == "properties") {
      next.fields_of = node.schema;
    }
    out.push_back(next);
  }
  return out;
}

struct Row {
  std::uint32_t line = 0;
  std::string text;
};

/// The documented rows of one part, by their ways.
std::map<std::string, Row> rows_of(const catalog::Operation& operation, Part part, Language language) {
  std::map<std::string, Row> rows;
  Limits limits;
  limits.max_bytes = kMostBytes;
  const Result<json::Document> document = json::parse(operation.schema(part), limits);
  if (!document.ok()) return rows;  // The part is not documented, or compiling its plan says why.
  std::vector<Node> open = {{document->root(), {}, {}, Presence::unsaid}};
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    const json::Value said = node.schema.find("x-ocpv-said").find("line");
    const bool is_field = node.schema.find("description").is_string() || node.schema.find("type").present();
    if (said.is_number() && is_field) {
      const std::optional<std::int64_t> line = json::Decimal(said.source()).to_int64();
      // Nobody owes a response its fields, whatever stands under Required.
      const Presence presence = part == Part::response ? Presence::unsaid : node.presence;
      if (line && *line > 0)
        rows.emplace(node.way, Row{static_cast<std::uint32_t>(*line), row_of(node.schema, presence, language)});
    }
    for (const Node& next : below(node)) open.push_back(next);
  }
  return rows;
}

}  // namespace

DocumentedRows::Rows DocumentedRows::read(const catalog::Operation& operation) {
  Rows rows;
  const catalog::Operation& translated = pages_in_language_.in_language(operation);
  for (const Part part : {Part::parameters, Part::request, Part::response}) {
    const auto translations = rows_of(translated, part, language_);
    const auto originals = rows_of(operation, part, language_);
    const auto add = [&](const std::string& way, const Row& row) {
      const auto translation = translations.find(way);
      rows.emplace(row.line, translation == translations.end() ? row.text : translation->second.text);
    };
    for (const auto& [way, row] : originals) {
      if (!way.empty()) add(way, row);
    }
    // A root may have the line of its first field, whose row that is.
    if (const auto root = originals.find(""); root != originals.end()) add("", root->second);
  }
  return rows;
}

std::string DocumentedRows::of(std::string_view page, std::uint32_t line) {
  auto known = pages_.find(page);
  if (known == pages_.end()) {
    const catalog::Operation* operation = catalog_.find_id(page);
    known = pages_.emplace(page, operation == nullptr ? Rows() : read(*operation)).first;
  }
  const auto row = known->second.find(line);
  return row == known->second.end() ? std::string() : row->second;
}

}  // namespace ocpv::program
