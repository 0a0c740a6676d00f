#include "input/har.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/joined.h"
#include "base/limits.h"
#include "base/secret_values.h"
#include "base/utf8.h"
#include "input/decoded_text.h"
#include "input/given_secrets.h"
#include "input/http_text.h"
#include "input/json_spans.h"
#include "json/decimal.h"
#include "json/document.h"

namespace ocpv::input {
namespace {

constexpr Message kNotJson{"not a HAR file: {0}", "不是 HAR 文件：{0}"};
constexpr Message kJson{"it is not JSON", "不是合法的 JSON"};
constexpr Message kNoEntries{"it has no list 'log.entries'", "其中没有列表“log.entries”"};
constexpr Message kSkipped{"entries that are no calls of the API (no /api/ in their path), and were not judged: {0}{1}",
                           "{0} 条记录不是 API 调用（路径中没有 /api/），未作判断{1}"};
constexpr Message kNoneLeft{"no entry of it is a call of the API (no /api/ in their path); entries: {0}{1}",
                            "其 {0} 条记录都不是 API 调用（路径中没有 /api/）{1}"};
constexpr Message kNamed{" ({0})", "（{0}）"};
constexpr Message kLabel{"request {0}", "第 {0} 个请求"};
constexpr Message kResponseLabel{"response to request {0}", "对第 {0} 个请求的返回"};

std::optional<std::string> base64_decoded(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=' || c == '\r' || c == '\n') continue;
    const int value = base64_value(c);
    if (value < 0) return std::nullopt;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(static_cast<unsigned char>(bits >> static_cast<unsigned>(count) & 0xFFU));
    }
  }
  return out;
}

/// Entries that are not judged: their number, and which the first ones are.
class Skipped {
 public:
  void add(json::Value request) {
    ++count_;
    constexpr std::size_t kMostNamed = 4;
    const std::string_view url = request.find("url").string();
    const std::string target = split_target(url).path;
    const std::string path = target.substr(0, target.find('?'));
    const std::string_view safe = path_gives_itself_away(path, url) ? kSecretMask : std::string_view(path);
    const std::string name = shown(joined({request.find("method").string(), " ", safe}), kMostShownBytes);
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) return;
    if (names_.size() < kMostNamed) names_.push_back(name);
    has_more_ = has_more_ || names_.back() != name;
  }

  std::size_t count() const noexcept { return count_; }

  std::string told(const Message& message, Language language) const {
    std::string named;
    for (const std::string& name : names_) (named += named.empty() ? "" : ", ") += name;
    if (has_more_) named += ", ...";
    return fill(message, language, {std::to_string(count_), named.empty() ? named : fill(kNamed, language, {named})});
  }

 private:
  std::size_t count_ = 0;
  std::vector<std::string> names_;
  bool has_more_ = false;
};

class HarReader {
 public:
  HarReader(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options)
      : path_(path),
        source_(std::move(source)),
        options_(options),
        values_{options.variables, nullptr, options.limits.max_bytes} {}

  void run(const Take& take) {
    Limits limits;
    limits.max_bytes = kMostBytes;
    limits.max_depth = options_.limits.max_depth;
    const Result<json::Document> document = json::parse(source_->text(), limits);
    if (!document.ok()) {
      Document wrong = broken(fill(kNotJson, options_.language, {kJson.in(options_.language)}));
      wrong.problem->line = document.error().line;
      wrong.problem->column = document.error().column;
      take(std::move(wrong));
      return;
    }
    const json::Value entries = document->root().find("log").find("entries");
    if (!entries.is_array()) {
      take(broken(fill(kNotJson, options_.language, {kNoEntries.in(options_.language)})));
      return;
    }
    hand_out(entries, take);
  }

 private:
  Document broken(std::string why) const {
    Document document;
    document.path = path_;
    document.source = source_;
    document.problem = Error{std::move(why), path_, 1, 1};
    document.has_body = false;
    return document;
  }

  void hand_out(json::Value entries, const Take& take) const {
    std::size_t number = 0;
    Skipped skipped;
    std::vector<Document> documents;
    for (const json::Value entry : entries) {
      std::optional<Document> request = request_of(entry.find("request"));
      if (!request) {
        skipped.add(entry.find("request"));
        continue;
      }
      ++number;
      request->label = fill(kLabel, options_.language, {std::to_string(number)});
      std::optional<Document> response = response_of(entry.find("response"), *request->request);
      if (!options_.responses) documents.push_back(std::move(*request));
      if (!response) continue;
      response->label = fill(kResponseLabel, options_.language, {std::to_string(number)});
      documents.push_back(std::move(*response));
    }
    if (documents.empty()) {
      take(broken(skipped.told(kNoneLeft, options_.language)));
      return;
    }
    if (skipped.count() != 0) {
      documents.front().notices.push_back({source_->position(0), skipped.told(kSkipped, options_.language)});
    }
    for (Document& document : documents) {
      document.path = path_;
      document.source = source_;
      if (!take(std::move(document))) return;
    }
  }

  std::optional<Document> request_of(json::Value said) const {
    const json::Value url = said.find("url"), method = said.find("method");
    HttpTarget target = split_target(url.string());
    const std::string_view path = std::string_view(target.path).substr(0, target.path.find('?'));
    if (path.find("/api/") == std::string_view::npos) return std::nullopt;
    Document document;
    Request request;
    request.method = method.string();
    request.host = std::move(target.host);
    request.target = std::move(target.path);
    request.may_lack_authorization = true;
    request.target_span = inner_span(url);
    request.line = request.target_span;
    if (method.present()) request.method_span = inner_span(method);
    std::vector<Span> secrets = secrets_of_url(source_->text(), request.target_span, url.string());
    if (target.has_user) secrets = {request.target_span};
    for (const Span secret : secrets) document.secrets.push_back({secret, std::string(kUrlSecret)});
    request.headers = headers_of(said.find("headers"), document);
    hide_values(said.find("cookies"), document);
    hide_values(said.find("queryString"), document);
    const json::Value posted = said.find("postData");
    hide_values(posted.find("params"), document);
    read_body(posted, document);
    document.own = span_of(said);
    document.request = std::move(request);
    return document;
  }

  std::optional<Document> response_of(json::Value said, const Request& request) const {
    const json::Value status = said.find("status");
    const auto number = status.is_number() ? json::Decimal(status.source()).to_int64() : std::nullopt;
    if (!number || *number < 100 || *number > 599) return std::nullopt;  // 0: none came.
    Document document;
    Response response;
    response.status = static_cast<int>(*number);
    response.line = span_of(status);
    response.headers = headers_of(said.find("headers"), document);
    hide_values(said.find("cookies"), document);
    const json::Value content = said.find("content");
    // Browsers often keep no text; of that nothing can be said.
    const bool was_kept = content.find("text").is_string();
    if (!was_kept && *number != 204 && *number != 304) return std::nullopt;
    read_body(content, document);
    document.own = span_of(said);
    document.request = request;
    document.response = std::move(response);
    return document;
  }

  std::vector<Header> headers_of(json::Value list, Document& document) const {
    std::vector<Header> headers;
    for (const json::Value one : list) {
      const json::Value name = one.find("name"), value = one.find("value");
      if (!name.is_string() || !value.is_string() || name.string().starts_with(':')) continue;
      Header header{std::string(name.string()), std::string(value.string()), inner_span(name), inner_span(value)};
      if (!header.value.empty() && is_secret_header(header.name, header.value)) {
        document.secrets.push_back({header.value_span, header.name});
      }
      headers.push_back(std::move(header));
    }
    return headers;
  }

  // What they hold may be anything.
  static void hide_values(json::Value list, Document& document) {
    for (const json::Value one : list) {
      const json::Value value = one.find("value");
      if (value.is_string()) document.secrets.push_back({inner_span(value), {}});
    }
  }

  void read_body(json::Value content, Document& document) const {
    const json::Value text = content.find("text");
    document.has_body = text.is_string() && !text.string().empty();
    if (!document.has_body) return;
    if (content.find("encoding").string() == "base64") {
      std::optional<std::string> decoded = base64_decoded(text.string());
      const std::string body = decoded ? std::move(*decoded) : std::string(text.string());
      document.body = {0, body.size()};
      document.written = std::make_shared<const std::string>(body);
      document.map = PositionMap(SplicedMap{text.byte(), {{document.body, inner_span(text)}}, true});
      document.secrets.push_back({inner_span(text), {}});
      return;
    }
    decoded_json_string(source_->text(), span_of(text)).put_body(document, *source_, values_, options_.language);
  }

  std::string path_;
  std::shared_ptr<const SourceText> source_;
  const Options& options_;
  Values values_;
};

}  // namespace

void read_har(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
              const Take& take) {
  HarReader(path, std::move(source), options).run(take);
}

}  // namespace ocpv::input
