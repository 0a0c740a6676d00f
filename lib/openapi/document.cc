#include <map>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/message.h"
#include "base/path_template.h"
#include "base/profile.h"
#include "openapi/chapters.h"
#include "openapi/components.h"
#include "openapi/merge.h"
#include "openapi/openapi.h"
#include "openapi/operation.h"
#include "openapi/paths.h"

namespace ocpv::openapi {
namespace {

constexpr Message kTitle{"HTTP API of OceanBase Cloud Platform (OCP)", "OceanBase 云平台（OCP）HTTP API"};
constexpr Message kAbout{
    "Compiled from the published reference by ocpv: tables, conditions in sentences, and corrections with evidence.",
    "由 ocpv 根据公开的 API 参考编译：包括表格、以文字描述的条件，以及有依据的更正。"};
constexpr Message kServer{"Where your OCP is", "OCP 的地址"};
constexpr Message kFailed{"The request failed; `error.code` says why", "请求失败；原因见 `error.code`"};
constexpr Message kThrottled{"Too many requests in the window of time", "时间窗口内请求过多"};
constexpr Message kBasic{"User name and password of OCP", "OCP 的用户名和密码"};
constexpr Message kSignature{
    "`Authorization: {0} AK:signature`, where the signature is made of the request with the secret key; a `Date` "
    "header goes "
    "with it",
    "`Authorization: {0} AK:签名`，签名由请求内容和 SecretKey 计算得出；同时需要 `Date` 请求头"};
constexpr Message kAcceptLanguage{"The language of messages in the answer", "应答中消息的语言"};
constexpr Message kLimit{"Requests that the window allows", "时间窗口内允许的请求数"};
constexpr Message kRemaining{"Requests that are left in the window", "时间窗口内剩余的请求数"};
constexpr Message kReset{"Seconds until the next window", "距下一个时间窗口的秒数"};

Json info(const Options& options) {
  return {{"title", kTitle.in(options.language)},
          {"description", kAbout.in(options.language)},
          {"version", options.ocp_version}};
}

Json servers(Language language) {
  return Json::array({{{"url", "{scheme}://{endpoint}"},
                       {"description", kServer.in(language)},
                       {"variables",
                        {{"scheme", {{"enum", {"http", "https"}}, {"default", "http"}}},
                         {"endpoint", {{"default", "127.0.0.1:8080"}}}}}}});
}

Json header(const Message& words, Language language) {
  return {{"description", words.in(language)}, {"schema", {{"type", "integer"}}}};
}

Json failure(const Message& words, int status, const Options& options, const Json& reference) {
  const Json example = {{"error", {{"code", status}, {"message", "..."}}}, {"status", status}, {"successful", false}};
  return {{"description", words.in(options.language)},
          {"content", {{"application/json", {{"schema", reference}, {"example", example}}}}}};
}

Json common_responses(const Options& options, Components& components) {
  const Json reference = components.add("Failure", Json::parse(kFailureSchema));
  Json throttled = failure(kThrottled, 429, options, reference);
  throttled["headers"] = {{"RateLimit-Limit", header(kLimit, options.language)},
                          {"RateLimit-Remaining", header(kRemaining, options.language)},
                          {"RateLimit-Reset", header(kReset, options.language)}};
  return {{"Failure", failure(kFailed, 400, options, reference)}, {"TooManyRequests", std::move(throttled)}};
}

Json security_schemes(Language language) {
  return {{"basic", {{"type", "http"}, {"scheme", "basic"}, {"description", kBasic.in(language)}}},
          {"signature",
           {{"type", "http"},
            {"scheme", kSignatureScheme},
            {"description", fill(kSignature, language, {kSignatureScheme})}}}};
}

Json common_parameters(Language language) {
  return {{"AcceptLanguage",
           {{"name", "Accept-Language"},
            {"in", "header"},
            {"description", kAcceptLanguage.in(language)},
            {"schema", {{"type", "string"}}},
            {"example", language == Language::zh ? "zh-CN" : "en-US"}}}};
}

Json tags(const std::set<std::string>& chapters, Language language) {
  Json out = Json::array();
  for (const std::string& chapter : chapters)
    out.push_back({{"name", chapter}, {"description", chapter_words(chapter, language)}});
  return out;
}

/// The operations by path and method, in the order of their paths.
Result<Json> paths(std::span<const Operation> operations, const Options& options, Components& components) {
  std::map<std::string, Json> by_path;
  const auto merged = merged_paths(operations);
  for (const Operation& operation : operations) {
    const std::string& path = merged.at(without_parameter_names(operation.path));
    Json& item = by_path[path];
    const std::string method = lower(operation.method);
    OCPV_TRY(object, operation_object(operation, path, options, components));
    if (item.is_null()) item["parameters"] = Json::array({{{"$ref", "#/components/parameters/AcceptLanguage"}}});
    if (item.contains(method)) {
      merge_operation(item[method], std::move(object), options.plain);
    } else {
      item[method] = std::move(object);
    }
  }
  Json out = Json::object();
  for (auto& [path, item] : by_path) out[path] = std::move(item);
  return out;
}

}  // namespace

Result<std::string> document(std::span<const Operation> operations, const Options& options) {
  Components components(options);
  Json responses = common_responses(options, components);
  OCPV_TRY(all, paths(operations, options, components));
  std::set<std::string> chapters;
  for (const Operation& operation : operations) chapters.insert(chapter_of(operation));

  const Json out = {{"openapi", options.edition == Edition::v3_0 ? "3.0.3" : "3.1.0"},
                    {"info", info(options)},
                    {"servers", servers(options.language)},
                    {"security", Json::array({{{"basic", Json::array()}}, {{"signature", Json::array()}}})},
                    {"tags", tags(chapters, options.language)},
                    {"paths", std::move(all)},
                    {"components",
                     {{"schemas", components.schemas()},
                      {"responses", std::move(responses)},
                      {"parameters", common_parameters(options.language)},
                      {"securitySchemes", security_schemes(options.language)}}}};
  return out.dump(2) + "\n";
}

}  // namespace ocpv::openapi
