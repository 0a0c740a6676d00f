#include "documented_rows.h"

#include <optional>
#include <vector>

#include "json/decimal.h"
#include "json/document.h"

namespace ocpv::program {
namespace {

std::string values_of(json::Value list) {
  std::string out;
  for (const json::Value value : list) {
    out += (out.empty() ? "" : ", ") + std::string(value.is_string() ? value.string() : value.source());
  }
  return out;
}

// `dataBackupMode: what the page says` and the values on a line of their own.
std::string row_of(json::Value node) {
  std::string out(node.key());
  const std::string_view description = node.find("description").string();
  if (!description.empty()) out += (out.empty() ? "" : ": ") + std::string(description);
  json::Value values = node.find("enum");
  if (!values.present()) values = node.find("x-ocpv-known-values");
  if (values.is_array()) out += "\n" + values_of(values);
  return out;
}

}  // namespace

DocumentedRows::Rows DocumentedRows::read(const catalog::Operation& operation) {
  Rows rows;
  Limits limits;
  limits.max_bytes = kMostBytes;
  for (const catalog::Part part : {catalog::Part::parameters, catalog::Part::request, catalog::Part::response}) {
    const Result<json::Document> document = json::parse(operation.schema(part), limits);
    if (!document.ok()) continue;  // The part is not documented, or compiling its plan says why.
    std::vector<json::Value> open = {document->root()};
    while (!open.empty()) {
      const json::Value node = open.back();
      open.pop_back();
      const json::Value said = node.find("x-ocpv-said").find("line");
      const bool is_field = node.find("description").is_string() || node.find("type").present();
      if (said.is_number() && is_field) {
        const std::optional<std::int64_t> line = json::Decimal(said.source()).to_int64();
        if (line && *line > 0) rows.emplace(static_cast<std::uint32_t>(*line), row_of(node));
      }
      for (const json::Value child : node) {
        if (child.is_object() || child.is_array()) open.push_back(child);
      }
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
