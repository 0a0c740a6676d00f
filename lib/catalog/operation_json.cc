// Reads operation.json.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/joined.h"
#include "base/limits.h"
#include "base/operation_format.h"
#include "base/uri.h"
#include "catalog/catalog.h"
#include "json/document.h"

namespace ocpv::catalog {
namespace {

constexpr std::string_view kPlainInQuery = "-._~";
constexpr Message kNotObject{"not an object", "不是对象"};
constexpr Message kMustBeObject{"'{0}' must be an object", "'{0}' 应为对象"};
constexpr Message kMustBeTexts{"'query' must be an object of texts", "'query' 应为由文本组成的对象"};
constexpr Message kMustBeNumber{"'{0}' must be a whole number", "'{0}' 应为整数"};
constexpr Message kMustBeText{"'{0}' must be a text", "'{0}' 应为文本"};
constexpr Message kNewerFormat{"written in format {0}; this version reads up to {1}",
                               "以格式 {0} 写成；此版本最高支持 {1}"};
constexpr Message kNoSchema{"there is no schema beside it", "旁边没有任何 schema"};
constexpr Message kUnknownFile{"lists a file that is not known", "列出了未知的文件"};
constexpr Message kNotListed{"operation.json does not list it; generate the folder again",
                             "operation.json 没有列出它；请重新生成该目录"};
constexpr Message kMissing{"is missing, and operation.json lists it; generate the folder again",
                           "缺失，而 operation.json 列出了它；请重新生成该目录"};
constexpr Message kOtherSize{"has {0} bytes, and operation.json lists {1}; generate the folder again",
                             "有 {0} 字节，而 operation.json 所列为 {1}；请重新生成该目录"};

Limits limits_of_schemas() noexcept {
  Limits limits;
  limits.max_bytes = kMostPageBytes;
  return limits;
}

Error at(const json::Document& document, json::Value value, const Bilingual& message, const std::string& file) {
  Error error = json::error_at(document, value.byte(), message);
  error.file = file;
  return error;
}

Error missing(const Bilingual& message, const std::string& file) { return Error{.message = message, .file = file}; }

// Whether the files that are there are those that `root` lists: a folder that was copied or written in part is none.
Result<void> hold_files(const json::Document& document, json::Value root, const Texts& texts, const std::string& file) {
  const std::array<std::pair<std::string_view, const std::string*>, 3> parts{
      {{"parameters.schema.json", &texts.parameters_schema},
       {"request.schema.json", &texts.request_schema},
       {"response.schema.json", &texts.response_schema}}};
  const json::Value files = root.find("files");
  if (!files.present() && !root.find("format").present()) {
    // Older, or written by hand: nobody knows what should be there, but something must.
    for (const auto& [name, text] : parts) {
      if (!text->empty()) return {};
    }
    return missing(kNoSchema, file);
  }
  if (!files.is_object()) return at(document, files.present() ? files : root, say(kMustBeObject, {"files"}), file);
  for (const json::Value one : files) {
    const auto is_it = [&](const auto& part) { return part.first == one.key(); };
    if (std::none_of(parts.begin(), parts.end(), is_it)) return at(document, one, kUnknownFile, file);
  }
  for (const auto& [name, text] : parts) {
    const json::Value listed = files.find(name);
    const std::string path = joined({texts.folder, "/", name});
    if (!listed.present()) {
      if (!text->empty()) return missing(kNotListed, path);
      continue;
    }
    if (text->empty()) return missing(kMissing, path);
    // Of another length and whole all the same: somebody has changed it on purpose.
    if (listed.source() != std::to_string(text->size()) && !json::parse(*text, limits_of_schemas())) {
      return missing(say(kOtherSize, {std::to_string(text->size()), listed.source()}), path);
    }
  }
  return {};
}

// `{"Action": "OpenGate"}` as it stands in a target; none when it is something else.
std::optional<std::string> read_query(json::Value query) {
  std::string out;
  if (query.present() && !query.is_object()) return std::nullopt;
  for (const json::Value one : query) {
    if (!one.is_string()) return std::nullopt;
    if (!out.empty()) out += '&';
    append_percent_encoded(out, one.key(), kPlainInQuery);
    out += '=';
    append_percent_encoded(out, one.string(), kPlainInQuery);
  }
  return out;
}

// An operation of tomorrow's form may ask what nobody here knows of.
Result<void> hold_format(const json::Document& document, json::Value root, const std::string& file) {
  const json::Value format = root.find("format");
  if (!format.present()) return {};
  const std::string_view said = format.source();
  if (!is_digits(said)) return at(document, format, say(kMustBeNumber, {"format"}), file);
  if (said.size() == 1 && said[0] >= '1' && said[0] <= static_cast<char>('0' + kOperationFormat)) return {};
  return at(document, format, say(kNewerFormat, {said.substr(0, 20), std::to_string(kOperationFormat)}), file);
}

}  // namespace

std::string integer_path_parameters(std::string_view schema) {
  std::string names;
  if (schema.empty()) return names;
  const Result<json::Document> document = json::parse(schema, limits_of_schemas());
  if (!document) return names;
  for (const json::Value one : document->root().find("properties").find("path").find("properties")) {
    if (one.find("type").string() == "integer") append(names, {names.empty() ? "" : ",", one.key()});
  }
  return names;
}

Result<Operation> read_operation(Texts texts) {
  if (texts.problem) return *texts.problem;
  const std::string file = joined({texts.folder, "/operation.json"});
  Result<json::Document> parsed = json::parse(texts.operation_json, limits_of_schemas());
  if (!parsed) {
    Error error = parsed.error();
    error.file = file;
    return error;
  }
  const json::Document& document = parsed.value();
  const json::Value root = document.root();
  if (!root.is_object()) return at(document, root, kNotObject, file);
  if (Result<void> known = hold_format(document, root, file); !known) return known.error();

  Operation operation;
  const std::array<std::pair<std::string_view, std::string*>, 3> required{
      {{"id", &operation.id}, {"method", &operation.method}, {"path", &operation.path}}};
  for (const auto& [name, text] : required) {
    const json::Value value = root.find(name);
    if (!value.is_string() || value.string().empty()) {
      return at(document, value.present() ? value : root, say(kMustBeText, {name}), file);
    }
    *text = value.string();
  }
  std::optional<std::string> query = read_query(root.find("query"));
  if (!query) return at(document, root.find("query"), kMustBeTexts, file);
  operation.query = *std::move(query);
  if (texts.from_folder) {
    if (Result<void> whole = hold_files(document, root, texts, file); !whole) return whole.error();
  }
  operation.title_zh = root.find("title").find("zh").string();
  operation.title_en = root.find("title").find("en").string();
  operation.page = root.find("page").string();
  operation.version = root.find("version").string();
  for (const json::Value route : root.find("shown_as"))
    operation.shown_as.emplace_back(route.find("method").string(), route.find("path").string());
  operation.operation_json = std::move(texts.operation_json);
  operation.parameters_schema = std::move(texts.parameters_schema);
  operation.request_schema = std::move(texts.request_schema);
  operation.response_schema = std::move(texts.response_schema);
  return operation;
}

}  // namespace ocpv::catalog
