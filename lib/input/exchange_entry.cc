#include "input/exchange_entry.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/base64.h"
#include "base/profile.h"
#include "input/decoded_text.h"
#include "input/filled_body.h"
#include "input/given_secrets.h"
#include "input/http_text.h"
#include "input/json_spans.h"
#include "input/request_pieces.h"
#include "json/decimal.h"

namespace ocpv::input {
namespace {

constexpr Message kCompressed{"the recording has its body as it was sent, compressed by {0}",
                              "记录中的请求体或响应体仍是经 {0} 压缩后的内容"};
constexpr Message kNotRecorded{"the recording leaves its body out", "记录中没有保存其请求体"};

// What they hold may be anything.
void hide_values(json::Value list, Document& document) {
  for (const json::Value one : list) {
    const json::Value value = one.find("value");
    if (value.is_string()) document.secrets.push_back({inner_span(value), {}});
  }
}

// The content coding (RFC 9110, 8.4.1) that a body still has; empty for text, which most recorders have decoded.
std::string_view coding_of(const std::vector<Header>& headers, std::string_view body) {
  if (body.starts_with('\x1f')) return "gzip";  // RFC 1952, 2.3.1; the next byte may not have outlived a text.
  const auto is_of_no_text = [](char c) { return (c >= 0 && c < ' ' && kWhite.find(c) == kWhite.npos) || c == '\x7f'; };
  if (std::none_of(body.begin(), body.end(), is_of_no_text)) return {};
  for (const Header& header : headers) {
    if (lower(header.name) != "content-encoding") continue;
    for (const std::string_view coding : {"br", "compress", "deflate", "gzip", "zstd"}) {
      if (lower(header.value).ends_with(coding)) return coding;
    }
  }
  return {};
}

// A number too: who writes lines may have made one of it.
bool is_scalar(json::Value value) { return value.is_string() || value.is_number() || value.is_boolean(); }

std::optional<int> status_of(json::Value said) {
  const json::Value status = said.find("status");
  const auto number = status.is_number() ? json::Decimal(status.source()).to_int64() : std::nullopt;
  if (!number || *number < 100 || *number > 599) return std::nullopt;  // 0: none came.
  return static_cast<int>(*number);
}

}  // namespace

Exchange ExchangeReader::read(json::Value entry, const BodiesApart& apart) const {
  Exchange exchange;
  exchange.request = request_of(entry.find("request"), apart.request);
  if (!exchange.request) return exchange;
  const json::Value answer = entry.find("response");
  exchange.request->request->answered = status_of(answer);
  exchange.response = response_of(answer, *exchange.request->request, apart.response);
  return exchange;
}

std::optional<Document> ExchangeReader::request_of(json::Value said, const std::optional<Span>& apart) const {
  const json::Value url = said.find("url"), method = said.find("method");
  HttpTarget target = split_target(url.string());
  const std::string_view path = std::string_view(target.path).substr(0, target.path.find('?'));
  if (path.find(kApiRoot) == std::string_view::npos) return std::nullopt;
  std::optional<Document> out(std::in_place);
  Document& document = *out;
  document.source = source_;
  Request& request = document.request.emplace();
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
  const json::Value headers = said.find("headers");
  request.headers = headers_of(headers, document);
  // What a browser asks before it calls.
  if (request.method == "OPTIONS" && has_header(request, "access-control-request-method")) return std::nullopt;
  hide_values(said.find("cookies"), document);
  hide_values(said.find("queryString"), document);
  hide_values(said.find("postData").find("params"), document);
  read_body(said, "postData", apart, document);
  tell_compressed(request.headers, said, document);
  if (!document.has_body) read_what_is_left(said, request, document);
  if (document.has_body && !headers.present()) add_type("application/json", request.line, request);
  document.own = span_of(said);
  return out;
}

void ExchangeReader::tell_compressed(const std::vector<Header>& headers, json::Value said, Document& document) const {
  if (!document.has_body) return;
  const std::string_view coding = coding_of(headers, document.json());
  if (coding.empty()) return;
  const Position place = source_->position(said.byte());
  document.problem = Error{fill(kCompressed, language_, {coding}), {}, place.line, place.column};
}

// Of forms and large bodies browsers keep the fields, or how long they were.
void ExchangeReader::read_what_is_left(json::Value said, Request& request, Document& document) const {
  const json::Value params = said.find("postData").find("params");
  std::vector<std::string_view> names;
  for (const json::Value one : params) names.push_back(one.find("name").string());
  if (!names.empty()) {
    const bool is_multipart = said.find("postData").find("mimeType").string().starts_with("multipart/");
    std::erase_if(request.headers, [](const Header& header) { return lower(header.name) == "content-type"; });
    put_form(names, is_multipart, span_of(params), request.line, request, document);
    return;
  }
  const std::string_view size = said.find("bodySize").source();
  if (!is_digits(size) || size == "0") return;
  const Position place = source_->position(said.byte());
  document.problem = Error{std::string(kNotRecorded.in(language_)), {}, place.line, place.column};
}

std::optional<Document> ExchangeReader::response_of(json::Value said, const Request& request,
                                                    const std::optional<Span>& apart) const {
  if (!request.answered) return std::nullopt;
  std::optional<Document> out(std::in_place);
  Document& document = *out;
  document.source = source_;
  Response response;
  response.status = *request.answered;
  response.line = span_of(said.find("status"));
  response.headers = headers_of(said.find("headers"), document);
  hide_values(said.find("cookies"), document);
  // Browsers often keep no text; of that nothing can be said.
  const json::Value body = said.find("body");
  const bool was_kept = apart || said.find("content").find("text").is_string() || is_scalar(body);
  if (!was_kept && response.status != 204 && response.status != 304) return std::nullopt;
  read_body(said, "content", apart, document);
  tell_compressed(response.headers, said, document);
  document.own = span_of(said);
  document.request = request;
  document.response = std::move(response);
  return out;
}

// A list of names and values, as HAR has it, or an object.
std::vector<Header> ExchangeReader::headers_of(json::Value list, Document& document) const {
  std::vector<Header> headers;
  for (const json::Value one : list) {
    if (list.is_array()) {
      const json::Value name = one.find("name");
      if (name.is_string()) add_header(name.string(), inner_span(name), one.find("value"), headers, document);
      continue;
    }
    const Span name{one.key_byte() + 1, one.key_byte() + 1 + one.key().size()};
    if (!one.is_array()) add_header(one.key(), name, one, headers, document);
    for (const json::Value again : one) add_header(one.key(), name, again, headers, document);
  }
  return headers;
}

void ExchangeReader::add_header(std::string_view name, Span name_span, json::Value value, std::vector<Header>& headers,
                                Document& document) {
  if (!is_scalar(value) || name.starts_with(':')) return;
  const bool is_text = value.is_string();
  Header header{std::string(name), std::string(is_text ? value.string() : value.source()), name_span,
                is_text ? inner_span(value) : span_of(value)};
  if (!header.value.empty() && is_secret_header(header.name, header.value)) {
    document.secrets.push_back({header.value_span, header.name});
  }
  headers.push_back(std::move(header));
}

void ExchangeReader::read_text(json::Value text, bool is_base64, Document& document) const {
  document.has_body = !text.string().empty();
  if (!document.has_body) return;
  if (!is_base64) {
    decoded_json_string(source_->text(), span_of(text)).put_body(document, *source_, values_, language_);
    return;
  }
  std::optional<std::string> decoded = base64_decoded(text.string());
  const std::string body = decoded ? std::move(*decoded) : std::string(text.string());
  document.body = {0, body.size()};
  document.written = std::make_shared<const std::string>(body);
  document.map = PositionMap(SplicedMap{text.byte(), {{document.body, inner_span(text)}}, true});
  document.secrets.push_back({inner_span(text), {}});
}

// `body` is a JSON value as it stands, or a text; HAR has a text in an object of its own.
void ExchangeReader::read_body(json::Value said, std::string_view har_name, const std::optional<Span>& apart,
                               Document& document) const {
  document.has_body = false;
  const json::Value body = said.find("body"), content = said.find(har_name);
  if (apart) {
    document.has_body = true;
    fill_body(document, *source_, *apart, values_, language_);
  } else if (body.is_string()) {
    read_text(body, false, document);
  } else if (is_scalar(body) || body.is_object() || body.is_array()) {
    document.has_body = true;
    fill_body(document, *source_, span_of(body), values_, language_);
  } else if (content.find("text").is_string()) {
    read_text(content.find("text"), content.find("encoding").string() == "base64", document);
  }
}

}  // namespace ocpv::input
