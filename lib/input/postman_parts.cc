#include "input/postman_parts.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "base/ascii.h"
#include "input/decoded_text.h"
#include "input/filled_body.h"
#include "input/given_secrets.h"
#include "input/http_text.h"
#include "input/json_spans.h"
#include "input/request_pieces.h"

namespace ocpv::input {
namespace {

std::string joined(json::Value list, char between) {
  if (list.is_string()) return std::string(list.string());
  std::string out;
  for (const json::Value piece : list) {
    if (!out.empty() || between == '/') out += between;
    out += piece.is_object() ? text_of(piece.find("value")) : text_of(piece);
  }
  return out;
}

// Of a URL that stands in pieces only.
std::string composed(json::Value url) {
  std::string out = joined(url.find("host"), '.');
  if (const std::string_view protocol = url.find("protocol").string(); !protocol.empty() && !out.empty()) {
    out.insert(0, std::string(protocol) + "://");
  }
  if (const std::string_view port = text_of(url.find("port")); !port.empty()) out += ":" + std::string(port);
  const std::string path = joined(url.find("path"), '/');
  out += path.starts_with('/') ? path : "/" + path;
  char mark = '?';
  for (const json::Value one : url.find("query")) {
    if (is_switched_off(one)) continue;
    out += mark + std::string(text_of(one.find("key")));
    if (one.find("value").present()) out += "=" + std::string(text_of(one.find("value")));
    mark = '&';
  }
  return out;
}

// The type that Postman sends a raw body with, when no header says one.
std::string_view type_of_language(std::string_view language) {
  if (language == "json") return "application/json";
  if (language == "xml") return "application/xml";
  if (language == "html") return "text/html";
  return language == "javascript" ? "application/javascript" : "text/plain";
}

}  // namespace

std::string PostmanParts::expanded(std::string_view text, Span span, Document& document) const {
  Substituted out = substitute(text, values_, Style::braces);
  for (const Placeholder& unknown : out.unknown) {
    if (!values_.should_know(unknown.name, Style::braces)) continue;
    document.notices.push_back({source_.position(span.begin), told_undefined(unknown.name, values_, language_)});
  }
  return std::move(out.text);
}

void PostmanParts::read_url(json::Value url, Request& request, Document& document) const {
  const json::Value raw = url.is_string() ? url : url.find("raw");
  const bool has_raw = raw.is_string() && !raw.string().empty();
  const json::Value said = has_raw ? raw : url;
  request.target_span = has_raw ? inner_span(raw) : span_of(url);
  request.line = request.target_span;
  const std::string text = has_raw ? std::string(raw.string()) : composed(url);
  const std::string_view whole = slice(text, trimmed_span(text, {0, text.size()}));
  HttpTarget split = split_target(expanded(whole, span_of(said), document));
  std::vector<Span> secrets = secrets_of_url(source_.text(), request.target_span, whole);
  if (split.has_user || (!has_raw && !secrets.empty())) secrets = {request.target_span};
  for (const Span secret : secrets) document.secrets.push_back({secret, std::string(kUrlSecret)});
  std::vector<std::string> kept;
  PathVariables variables;
  const json::Value list = url.find("variable");
  kept.reserve(list.size());
  for (const json::Value one : list) {
    kept.push_back(expanded(text_of(one.find("value")), span_of(one), document));
    variables.emplace(one.find("key").string(), kept.back());
  }
  // Its values are not told apart in other forms than `raw`, and any may be one.
  for (const json::Value one : url.find("query")) {
    if (one.find("value").is_string()) document.secrets.push_back({inner_span(one.find("value")), {}});
  }
  request.host = std::move(split.host);
  request.target = with_blanks_encoded(with_path_variables(split.path, variables));
}

// `Name: value` on each line, as older collections have them.
void PostmanParts::read_header_lines(json::Value lines, Request& request, Document& document) const {
  const Span whole = inner_span(lines);
  std::string_view rest = lines.string();
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.starts_with("//")) continue;
    const std::string_view value = trimmed(line.substr(colon + 1), kBlanks);
    Header header{std::string(trimmed(line.substr(0, colon), kBlanks)), expanded(value, whole, document), whole, whole};
    if (!value.empty() && is_secret_header(header.name, value)) document.secrets.push_back({whole, header.name});
    request.headers.push_back(std::move(header));
  }
}

void PostmanParts::read_headers(json::Value list, Request& request, Document& document) const {
  if (list.is_string()) return read_header_lines(list, request, document);
  for (const json::Value one : list) {
    const json::Value key = one.find("key"), value = one.find("value");
    if (!key.is_string() || key.string().empty() || is_switched_off(one)) continue;
    Header header{std::string(key.string()), {}, inner_span(key), inner_span(key)};
    if (value.present()) header.value_span = value.is_string() ? inner_span(value) : span_of(value);
    header.value = expanded(text_of(value), header.value_span, document);
    if (!header.value.empty() && is_secret_header(header.name, header.value)) {
      document.secrets.push_back({header.value_span, header.name});
    }
    request.headers.push_back(std::move(header));
  }
}

void PostmanParts::list_credentials(json::Value authorization, std::vector<Secret>& secrets) {
  for (const json::Value method : authorization) {
    for (const json::Value one : method) {
      const json::Value value = one.is_object() ? one.find("value") : one;
      const std::string_view name = one.is_object() ? one.find("key").string() : one.key();
      if (!value.is_string() || value.string().empty()) continue;
      secrets.push_back(
          {inner_span(value), is_secret_header(name, value.string()) ? std::string(name) : std::string()});
    }
  }
}

void PostmanParts::read_authorization(json::Value own, json::Value inherited, Request& request) {
  const json::Value type = (own.is_object() ? own : inherited).find("type");
  if (!type.is_string() || has_header(request, "authorization")) return;
  const bool is_basic = type.string() == "basic", is_bearer = type.string() == "bearer";
  if (!is_basic && !is_bearer) return;  // The others are filled in by Postman, or are none.
  // Their texts are not judged, and so need not be here.
  request.headers.push_back(
      {"Authorization", is_basic ? "Basic user:password" : "Bearer token", inner_span(type), inner_span(type)});
}

void PostmanParts::read_body(json::Value body, Request& request, Document& document) const {
  document.has_body = false;
  document.body = {request.line.begin, request.line.begin};
  const std::string_view mode = body.find("mode").string();
  const json::Value content = body.find(mode);
  if (!body.is_object() || is_switched_off(body) || !content.present()) return;
  if (mode == "urlencoded" || mode == "formdata")
    return read_form(content, mode == "formdata", body, request, document);
  if (mode == "file") {
    const Position place = source_.position(body.byte());
    document.problem = Error{fill(kBodyInFile, language_, {}), {}, place.line, place.column};
    return;
  }
  if (mode == "graphql") {
    document.secrets.push_back({span_of(content), {}});
    document.has_body = true;
    document.body = span_of(content);
    document.map = PositionMap(SplicedMap{document.body.begin, {}, true});
    return add_type("application/json", span_of(body), request);
  }
  if (!content.is_string() || content.string().empty()) return;
  document.has_body = true;
  add_type(type_of_language(body.find("options").find("raw").find("language").string()), span_of(body), request);
  decoded_json_string(source_.text(), span_of(content)).put_body(document, source_, values_, language_);
}

void PostmanParts::read_form(json::Value fields, bool is_multipart, json::Value at, Request& request,
                             Document& document) const {
  std::vector<std::string_view> names;
  for (const json::Value field : fields) {
    const std::string_view name = field.find("key").string();
    if (field.find("value").is_string()) {
      document.secrets.push_back({inner_span(field.find("value")), is_secret_header(name, field.find("value").string())
                                                                       ? std::string(name)
                                                                       : std::string()});
    }
    if (!is_switched_off(field) && !name.empty()) names.push_back(name);
  }
  put_form(names, is_multipart, span_of(fields), span_of(at), request, document);
}

}  // namespace ocpv::input
