#include "documented_rows.h"

#include <optional>
#include <vector>

#include "json/decimal.h"
#include "json/document.h"

namespace ocpv::program {
namespace {

constexpr Text kRequired{"required", "必选"};
constexpr Text kOptional{"optional", "可选"};

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
  add(node.find("type").string());
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
  json::Value fields_required;      ///< Of a `properties` object: the list that stands beside it.
  std::optional<bool> is_required;  ///< Of a field.
};

std::vector<Node> below(const Node& node) {
  std::vector<Node> out;
  for (const json::Value child : node.schema) {
    if (!child.is_object() && !child.is_array()) continue;
    Node next{child, {}, {}};
    if (node.fields_required.present()) {
      next.is_required = names(node.fields_required, child.key());
    } else if (child.key() == "properties") {
      next.fields_required = node.schema.find("required").present() ? node.schema.find("required") : child;
    }
    out.push_back(next);
  }
  return out;
}

}  // namespace

DocumentedRows::Rows DocumentedRows::read(const catalog::Operation& operation) const {
  Rows rows;
  Limits limits;
  limits.max_bytes = kMostBytes;
  for (const catalog::Part part : {catalog::Part::parameters, catalog::Part::request, catalog::Part::response}) {
    const Result<json::Document> document = json::parse(operation.schema(part), limits);
    if (!document.ok()) continue;  // The part is not documented, or compiling its plan says why.
    std::vector<Node> open = {{document->root(), {}, {}}};
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      const json::Value said = node.schema.find("x-ocpv-said").find("line");
      const bool is_field = node.schema.find("description").is_string() || node.schema.find("type").present();
      if (said.is_number() && is_field) {
        const std::optional<std::int64_t> line = json::Decimal(said.source()).to_int64();
        if (line && *line > 0)
          rows.emplace(static_cast<std::uint32_t>(*line), row_of(node.schema, node.is_required, language_));
      }
      for (const Node& next : below(node)) open.push_back(next);
    }
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
