#include "openapi/operation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/message.h"
#include "openapi/chapters.h"
#include "openapi/parameters.h"
#include "openapi/paths.h"
#include "openapi/rule_words.h"
#include "sample/sample.h"

namespace ocpv::openapi {
namespace {

constexpr Message kDocumented{"Documented on the page `{0}`.", "文档页面：`{0}`。"};
constexpr Message kAnswer{"What OCP answers", "OCP 的应答"};
constexpr int kSuccess = 200;
constexpr const char* kJsonType = "application/json";
constexpr const char* kFormType = "multipart/form-data";

/// The schema of a part, and a document that it accepts (null: none was found).
struct PartOf {
  Json schema, example;
};

Result<PartOf> part_of(const Operation& operation, const std::string& text) {
  PartOf part;
  if (text.empty()) return part;
  Result<Json> schema = parsed_schema(text);
  if (!schema.ok()) return Error{schema.error().message, operation.id};
  part.schema = std::move(schema).value();
  // The one place where examples come from.
  if (const Result<std::string> made = sample::make(text); made.ok()) part.example = Json::parse(*made);
  return part;
}

const std::string& title_of(const Operation& operation, Language language) {
  const std::string& first = language == Language::zh ? operation.title_zh : operation.title_en;
  const std::string& second = language == Language::zh ? operation.title_en : operation.title_zh;
  if (!first.empty()) return first;
  return second.empty() ? operation.id : second;
}

void set_title(Json& schema, const std::string& title) {
  if (schema.is_object() && schema.contains("title")) schema["title"] = title;
}

/// In a form a file is its bytes, not a text of them.
void send_files_as_bytes(Json& schema, Edition edition) {
  const auto fields = schema.find("properties");
  if (fields == schema.end()) return;
  for (Json& field : *fields) {
    if (!field.is_object() || field.value("contentEncoding", Json()) != Json("base64")) continue;
    field.erase("contentEncoding");
    if (edition == Edition::v3_0) field["format"] = "binary";
    if (edition == Edition::v3_1) field["contentMediaType"] = "application/octet-stream";
  }
}

NewNames new_names_of(const std::string& from, const std::string& to) {
  const std::vector<std::string> before = parameter_names(from), after = parameter_names(to);
  NewNames names;
  for (std::size_t at = 0; at < std::min(before.size(), after.size()); ++at) names[before[at]] = after[at];
  return names;
}

void add_words(Json& object, const std::string& words) {
  if (words.empty()) return;
  const std::string before = object.value("description", "");
  object["description"] = before.empty() ? words : before + "\n\n" + words;
}

Json media(Json reference, const Json& example) {
  Json out = {{"schema", std::move(reference)}};
  if (!example.is_null()) out["example"] = example;
  return out;
}

Json request_body(PartOf request, const std::string& type, const std::string& name, const std::string& words,
                  Edition edition, Components& components) {
  const auto names = request.schema.find("required");
  const bool required = names != request.schema.end() && !names->empty();
  if (type == kFormType) send_files_as_bytes(request.schema, edition);
  Json out = Json::object();
  add_words(out, words);
  const Json& example = type == kFormType ? Json() : request.example;
  out["content"][type] = media(components.add(name + "Request", std::move(request.schema)), example);
  if (required) out["required"] = true;
  return out;
}

std::string type_of_body(const Json& description) {
  const auto type = description.find("content_type");
  return type != description.end() && type->is_string() ? type->get<std::string>() : kJsonType;
}

/// What the envelope says of itself is that of an answer with 200.
void say_success(Json& example) {
  if (!example.is_object()) return;
  if (const auto status = example.find("status"); status != example.end() && status->is_number()) *status = kSuccess;
  if (const auto successful = example.find("successful"); successful != example.end()) *successful = true;
}

Json responses(PartOf response, const std::string& name, const std::string& words, const Options& options,
               Components& components) {
  Json success = {{"description", kAnswer.in(options.language)}};
  add_words(success, words);
  if (!response.schema.is_null()) {
    say_success(response.example);
    success["content"][kJsonType] =
        media(components.add(name + "Response", std::move(response.schema)), response.example);
  }
  const auto common = [](const char* which) { return Json{{"$ref", std::string("#/components/responses/") + which}}; };
  return {{"200", std::move(success)},
          {"429", common("TooManyRequests")},
          {"4XX", common("Failure")},
          {"5XX", common("Failure")}};
}

void add_own_words(Json& object, const Operation& operation, const Json& description) {
  if (!operation.page.empty()) object["x-ocpv-page"] = operation.page;
  if (!operation.version.empty()) object["x-ocpv-version"] = operation.version;
  if (const auto rules = description.find("rules"); rules != description.end() && !rules->empty())
    object["x-ocpv-rules"] = *rules;
}

}  // namespace

Result<Json> operation_object(const Operation& operation, const std::string& path, const Options& options,
                              Components& components) {
  OCPV_TRY(description, parsed_schema(operation.operation_json.empty() ? "{}" : operation.operation_json));
  OCPV_TRY(parameters, part_of(operation, operation.parameters_schema));
  OCPV_TRY(request, part_of(operation, operation.request_schema));
  OCPV_TRY(response, part_of(operation, operation.response_schema));
  const std::string& title = title_of(operation, options.language);
  const std::string name = component_name(operation.id);
  set_title(request.schema, title);
  set_title(response.schema, title);

  Json out = {{"operationId", operation.id}, {"summary", title}};
  if (!operation.page.empty()) add_words(out, fill(kDocumented, options.language, {operation.page}));
  add_words(out, rule_words(description, "parameters", options.language));
  out["tags"] = Json::array({chapter_of(operation)});
  Json all = parameters_of(parameters.schema, parameters.example, new_names_of(operation.path, path), components);
  if (!all.empty()) out["parameters"] = std::move(all);
  if (!request.schema.is_null()) {
    out["requestBody"] =
        request_body(std::move(request), type_of_body(description), name,
                     rule_words(description, "request", options.language), options.edition, components);
  }
  out["responses"] =
      responses(std::move(response), name, rule_words(description, "response", options.language), options, components);
  if (!options.plain) add_own_words(out, operation, description);
  return out;
}

}  // namespace ocpv::openapi
