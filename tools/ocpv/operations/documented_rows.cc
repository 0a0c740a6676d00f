#include "tools/ocpv/operations/documented_rows.h"

#include <optional>
#include <vector>

#include "json/decimal.h"
#include "json/document.h"

namespace ocpv::program {
namespace {

constexpr Message kRequired{"required", "必选"};
constexpr Message kOptional{"optional", "可选"};

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
std::string row_of(json::Value node, std::optional<bool> is_required, Language language) {
  std::string out(node.key());
  const auto add = [&](std::string_view word) {
    if (!word.empty()) out += (out.empty() ? "" : ", ") + std::string(word);
  };
  const json::Value type = node.find("type");
  add(type.string());
  for (const json::Value one : type) add(type.is_array() && one.string() != "null" ? one.string() : "");
  add(node.find("format").string());
  if (is_required) add((*is_required ? kRequired : kOptional).in(language));
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

struct Node {
  json::Value schema;
  std::string way;                  ///< The keys from the root: the same in the schemas of two languages.
  json::Value fields_required;      ///< Of a `properties` object: the list that stands beside it.
  std::optional<bool> is_required;  ///< Of a field.
};

std::vector<Node> below(const Node& node) {
  std::vector<Node> out;
  std::size_t index = 0;
  for (const json::Value child : node.schema) {
    const std::string step = node.schema.is_array() ? std::to_string(index++) : std::string(child.key());
    if (!child.is_object() && !child.is_array()) continue;
    Node next{child, node.way + "/" + step, {}, {}};
    if (node.fields_required.present()) {
      next.is_required = names(node.fields_required, child.key());
    } else if (child.key() == "properties") {
      next.fields_required = node.schema.find("required").present() ? node.schema.find("required") : child;
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
std::map<std::string, Row> rows_of(std::string_view schema, Language language) {
  std::map<std::string, Row> rows;
  Limits limits;
  limits.max_bytes = kMostBytes;
  const Result<json::Document> document = json::parse(schema, limits);
  if (!document.ok()) return rows;  // The part is not documented, or compiling its plan says why.
  std::vector<Node> open = {{document->root(), {}, {}, {}}};
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    const json::Value said = node.schema.find("x-ocpv-said").find("line");
    const bool is_field = node.schema.find("description").is_string() || node.schema.find("type").present();
    if (said.is_number() && is_field) {
      const std::optional<std::int64_t> line = json::Decimal(said.source()).to_int64();
      if (line && *line > 0)
        rows.emplace(node.way, Row{static_cast<std::uint32_t>(*line), row_of(node.schema, node.is_required, language)});
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
    const auto translations = rows_of(translated.schema(part), language_);
    const auto originals = rows_of(operation.schema(part), language_);
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
