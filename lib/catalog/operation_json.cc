// Reads operation.json.
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/joined.h"
#include "base/limits.h"
#include "catalog/catalog.h"
#include "json/document.h"

namespace ocpv::catalog {
namespace {

Limits limits_of_schemas() noexcept {
  Limits limits;
  limits.max_bytes = kMostPageBytes;
  return limits;
}

Error at(const json::Document& document, json::Value value, std::string message, const std::string& file) {
  Error error = json::error_at(document, value.byte(), std::move(message));
  error.file = file;
  return error;
}

}  // namespace

Result<Operation> read_operation(Texts texts) {
  const std::string file = joined({texts.folder, "/operation.json"});
  Result<json::Document> parsed = json::parse(texts.operation_json, limits_of_schemas());
  if (!parsed) {
    Error error = parsed.error();
    error.file = file;
    return error;
  }
  const json::Document& document = parsed.value();
  const json::Value root = document.root();
  if (!root.is_object()) return at(document, root, "not an object", file);

  Operation operation;
  const std::array<std::pair<std::string_view, std::string*>, 3> required{
      {{"id", &operation.id}, {"method", &operation.method}, {"path", &operation.path}}};
  for (const auto& [name, text] : required) {
    const json::Value value = root.find(name);
    if (!value.is_string() || value.string().empty()) {
      return at(document, value.present() ? value : root, joined({"'", name, "' must be a text"}), file);
    }
    *text = value.string();
  }
  operation.title_zh = root.find("title").find("zh").string();
  operation.title_en = root.find("title").find("en").string();
  operation.page = root.find("page").string();
  operation.version = root.find("version").string();
  operation.operation_json = std::move(texts.operation_json);
  operation.parameters_schema = std::move(texts.parameters_schema);
  operation.request_schema = std::move(texts.request_schema);
  operation.response_schema = std::move(texts.response_schema);
  return operation;
}

}  // namespace ocpv::catalog
