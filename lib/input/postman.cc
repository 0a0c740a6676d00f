#include "input/postman.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "input/definitions.h"
#include "input/file_json.h"
#include "input/given_secrets.h"
#include "input/http_text.h"
#include "input/json_spans.h"
#include "input/labels.h"
#include "input/placeholder.h"
#include "input/postman_parts.h"
#include "json/document.h"

namespace ocpv::input {
namespace {

constexpr Message kNotOne{"not a Postman collection: {0}", "不是 Postman 集合：{0}"};
constexpr Message kOldForm{"a Postman collection of an old form; export it as v2.1",
                           "旧格式的 Postman 集合；请导出为 v2.1"};
constexpr Message kNoItems{"it has no list 'item'", "其中没有列表“item”"};
constexpr Message kNoEntry{"this entry of the collection is neither a request nor a folder",
                           "集合中的这一项既不是请求也不是文件夹"};
constexpr std::string_view kSchema = "://schema.getpostman.com/json/collection/";

class PostmanReader {
 public:
  PostmanReader(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options)
      : path_(path),
        source_(std::move(source)),
        options_(options),
        variables_(options.variables, options.limits.max_bytes),
        values_(variables_.values()),
        parts_(*source_, values_, options.language) {}

  bool run(const Take& take) {
    Limits limits = options_.limits;
    limits.max_bytes = std::max(limits.max_bytes, kMostBytes);  // Many bodies, each of which is held to the limit.
    const Result<json::Document> document = parse_exported(source_->text(), limits);
    if (!document.ok()) {
      take(broken({document.error().line, document.error().column, 0},
                  fill(kNotOne, options_.language, {document.error().message.in(options_.language)})));
      return true;
    }
    const json::Value root = document->root(), schema = root.find("info").find("schema");
    if (schema.string().find(kSchema) == std::string_view::npos) return false;
    if (schema.string().find("/v2.") == std::string_view::npos) {
      take(broken(source_->position(schema.byte()), fill(kOldForm, options_.language, {})));
      return true;
    }
    if (!root.find("item").is_array()) {
      take(broken({1, 1, 0}, fill(kNotOne, options_.language, {kNoItems.in(options_.language)})));
      return true;
    }
    read_variables(root.find("variable"));
    hand_out(root, take);
    return true;
  }

 private:
  struct Folder {
    json::ValueIterator at, end;
    json::Value authorization;
  };
  using Position = findings::Position;

  Document broken(Position place, std::string why) const {
    Document document;
    document.problem = Error{std::move(why), path_, place.line, place.column};
    document.has_body = false;
    return finished(std::move(document));
  }

  Document finished(Document document) const {
    document.path = path_;
    document.source = source_;
    return document;
  }

  // What an environment sets goes before, as in Postman, and what is empty is set later.
  void read_variables(json::Value list) {
    for (const json::Value one : list) {
      const json::Value key = one.find("key"), value = one.find("value");
      if (!key.is_string() || one.find("disabled").is_true()) continue;
      const std::string name(key.string());
      if (value.is_string() && is_secret_header(name, value.string())) secrets_.push_back({inner_span(value), name});
      if (options_.variables != nullptr && options_.variables->contains(name)) continue;
      const bool is_plain = value.is_number() || value.is_boolean();
      const std::string_view text = is_plain ? value.source() : value.string();
      if (!text.empty()) variables_.define(name, text);
    }
    variables_.settle();
  }

  void hand_out(json::Value root, const Take& take) {
    const json::Value items = root.find("item");
    PostmanParts::list_credentials(root.find("auth"), secrets_);
    std::vector<Folder> open = {{items.begin(), items.end(), root.find("auth")}};
    std::size_t number = 0;
    while (!open.empty()) {
      Folder& folder = open.back();
      if (folder.at == folder.end) {
        open.pop_back();
        continue;
      }
      const json::Value item = *folder.at;
      ++folder.at;
      const json::Value inside = item.find("item"), own = item.find("auth");
      const json::Value authorization = own.is_object() ? own : folder.authorization;
      if (inside.is_array()) {
        PostmanParts::list_credentials(own, secrets_);
        open.push_back({inside.begin(), inside.end(), authorization});
        continue;
      }
      Document document = document_of(item, authorization);
      document.label = label_of(item.find("name").string(), ++number);
      document.secrets.insert(document.secrets.end(), secrets_.begin(), secrets_.end());
      secrets_.clear();
      if (!take(finished(std::move(document)))) return;
    }
    if (number == 0) take(broken(source_->position(items.byte()), fill(kNoRequest, options_.language, {})));
  }

  std::string label_of(std::string_view name, std::size_t number) const {
    if (name.empty()) return fill(kRequestLabel, options_.language, {std::to_string(number)});
    return fill(kNamedRequestLabel, options_.language, {std::to_string(number), shown(name, kMostShownBytes)});
  }

  Document document_of(json::Value item, json::Value inherited) const {
    const json::Value said = item.find("request");
    if (!said.is_object() && !said.is_string()) return broken(source_->position(item.byte()), kNoEntry);
    const json::Value url = said.is_string() ? said : said.find("url");
    if (!url.is_object() && url.string().empty()) return broken(source_->position(said.byte()), kNoUrl);
    Document document;
    Request request;
    request.name = item.find("name").string();
    request.may_lack_authorization = true;  // Postman keeps them elsewhere.
    const json::Value method = said.find("method");
    request.method = method.is_string() && !method.string().empty() ? upper(method.string()) : "GET";
    if (method.is_string()) request.method_span = inner_span(method);
    parts_.read_url(url, request, document);
    parts_.read_headers(said.find("header"), request, document);
    PostmanParts::list_credentials(said.find("auth"), document.secrets);
    PostmanParts::read_authorization(said.find("auth"), inherited, request);
    parts_.read_body(said.find("body"), request, document);
    document.own = span_of(item);
    document.request = std::move(request);
    return document;
  }

  Document broken(Position place, const Message& why) const { return broken(place, fill(why, options_.language, {})); }

  std::string path_;
  std::shared_ptr<const SourceText> source_;
  const Options& options_;
  Definitions variables_;
  std::vector<Secret> secrets_;  ///< Of variables, folders and the collection: told with the next request.
  const Values& values_;
  PostmanParts parts_;
};

// A text that quotes the address somewhere is no collection: there it is the value of "schema".
bool is_schema_value(std::string_view text, std::size_t at) noexcept {
  const auto back_over = [&](std::string_view set) {
    while (at > 0 && set.find(text[at - 1]) != std::string_view::npos) --at;
  };
  back_over("htps");
  if (at == 0 || text[at - 1] != '"') return false;
  --at;
  back_over(" \t\r\n");
  if (at == 0 || text[at - 1] != ':') return false;
  --at;
  back_over(" \t\r\n");
  return text.substr(0, at).ends_with("\"schema\"");
}

}  // namespace

bool looks_like_postman(std::string_view text) noexcept {
  for (std::size_t at = text.find(kSchema); at != std::string_view::npos;
       at = text.find(kSchema, at + kSchema.size())) {
    if (is_schema_value(text, at)) return true;
  }
  return false;
}

bool read_postman(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
                  const Take& take) {
  return PostmanReader(path, std::move(source), options).run(take);
}

}  // namespace ocpv::input
