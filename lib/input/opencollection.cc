#include "input/opencollection.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "input/decoded_text.h"
#include "input/filled_body.h"
#include "input/given_secrets.h"
#include "input/http_text.h"
#include "input/json_spans.h"
#include "input/placeholder.h"
#include "input/request_pieces.h"
#include "input/yaml.h"
#include "json/document.h"

namespace ocpv::input {
namespace {

bool has_key(std::string_view text, std::string_view key) noexcept {
  return text.starts_with(key) || text.find("\n" + std::string(key)) != std::string_view::npos;
}

// The lines after `|` without what they are indented by.
DecodedText decoded_block(std::string_view text, Span span) {
  DecodedText out;
  std::size_t at = std::min(text.find('\n', span.begin), span.end);
  at = at < span.end ? at + 1 : at;
  const std::size_t first = std::min(text.find_first_not_of(" \r\n", at), span.end);
  const std::size_t before = text.substr(0, first).rfind('\n');
  const std::size_t indent = first - (before == std::string_view::npos ? 0 : before + 1);
  while (at < span.end) {
    const std::size_t end = std::min(text.find('\n', at), span.end - 1) + 1;
    const std::size_t blanks = std::min(text.find_first_not_of(' ', at), end) - at;
    for (std::size_t i = at + std::min(indent, blanks); i < end; ++i) out.copy(text[i], i);
    at = end;
  }
  return out;
}

class OpenCollectionReader {
 public:
  OpenCollectionReader(const Document& yaml, const Options& options)
      : source_(*yaml.source),
        map_(yaml.map),
        options_(options),
        values_{options.variables, &none_, options.limits.max_bytes} {}

  Document read(json::Value root) {
    const json::Value http = root.find("http");
    Request request;
    request.may_lack_authorization = true;  // A folder or the collection may say it.
    request.name = root.find("info").find("name").string();
    request.method = upper(http.find("method").string());
    if (request.method.empty()) request.method = "GET";
    request.method_span = place(http.find("method"));
    for (const json::Value one : root) {
      if (one.key() != "info" && one.key() != "http") document_.secrets.push_back({place(one), {}});
    }
    read_url(http, request);
    read_headers(http.find("headers"), request);
    const json::Value own = http.find("auth");
    read_authorization(own.present() ? own : root.find("runtime").find("auth"), request);
    read_body(http.find("body"), request);
    document_.request = std::move(request);
    return std::move(document_);
  }

 private:
  Span place(json::Value value) const { return value.present() ? map_.source_of(span_of(value)) : Span{}; }

  std::string expanded(json::Value value) {
    Substituted out = substitute(text_of(value), values_, Style::braces);
    for (const Placeholder& unknown : out.unknown) {
      if (!values_.should_know(unknown.name, Style::braces)) continue;
      document_.notices.push_back(
          {source_.position(place(value).begin), told_undefined(unknown.name, values_, options_.language)});
    }
    return std::move(out.text);
  }

  void read_url(json::Value http, Request& request) {
    const json::Value url = http.find("url");
    request.target_span = request.line = place(url);
    HttpTarget split = split_target(expanded(url));
    std::vector<Span> secrets = secrets_of_url(source_.text(), request.target_span, url.string());
    if (split.has_user) secrets = {request.target_span};
    for (const Span secret : secrets) document_.secrets.push_back({secret, std::string(kUrlSecret)});
    std::vector<std::pair<std::string_view, std::string>> kept;
    std::string query;
    for (const json::Value one : http.find("params")) {
      const json::Value value = one.find("value");
      if (value.present()) document_.secrets.push_back({place(value), {}});
      if (is_switched_off(one)) continue;
      const std::string_view name = text_of(one.find("name"));
      if (one.find("type").string() == "path") {
        kept.emplace_back(name, expanded(value));
      } else {
        query += (query.empty() ? "?" : "&") + std::string(name) + "=" + expanded(value);
      }
    }
    PathVariables variables;
    for (const auto& [name, value] : kept) variables.emplace(name, value);
    request.host = std::move(split.host);
    request.target = with_path_variables(split.path, variables);
    if (request.target.find('?') == std::string::npos) request.target += query;
    request.target = with_blanks_encoded(std::move(request.target));
  }

  void read_headers(json::Value list, Request& request) {
    for (const json::Value one : list) {
      const json::Value name = one.find("name"), value = one.find("value");
      if (!name.is_string() || name.string().empty()) continue;
      Header header{std::string(name.string()), {}, place(name), value.present() ? place(value) : place(name)};
      if (value.present() && is_secret_header(header.name, text_of(value))) {
        document_.secrets.push_back({header.value_span, header.name});
      }
      if (is_switched_off(one)) continue;
      header.value = expanded(value);
      request.headers.push_back(std::move(header));
    }
  }

  // The texts of credentials are not judged, and so need not be here.
  void read_authorization(json::Value own, Request& request) {
    const json::Value type = own.find("type");
    for (const json::Value one : own) {
      if (one.key() != "type") document_.secrets.push_back({place(one), std::string(one.key())});
    }
    const bool is_basic = type.string() == "basic";
    if ((!is_basic && type.string() != "bearer") || has_header(request, "authorization")) return;
    request.headers.push_back(
        {"Authorization", is_basic ? "Basic user:password" : "Bearer token", place(type), place(type)});
  }

  void read_body(json::Value body, Request& request) {
    document_.has_body = false;
    document_.body = {request.line.begin, request.line.begin};
    const std::string_view type = body.find("type").string();
    const json::Value data = body.find("data");
    const Span at = place(body.find("type"));
    if (type == "form-urlencoded" || type == "multipart-form") {
      std::vector<std::string_view> names;
      for (const json::Value one : data) {
        if (!is_switched_off(one) && one.find("name").is_string()) names.push_back(one.find("name").string());
      }
      document_.secrets.push_back({place(data), {}});
      return put_form(names, type == "multipart-form", place(data), at, request, document_);
    }
    if (type == "file") {
      const Position where = source_.position(at.begin);
      document_.problem = Error{fill(kBodyInFile, options_.language, {}), {}, where.line, where.column};
      return;
    }
    if (!data.is_string() || is_blank(data.string())) return;
    document_.has_body = true;
    add_type(type == "json" ? "application/json" : type == "xml" ? "application/xml" : "text/plain", at, request);
    text_body(data).put_body(document_, source_, values_, options_.language);
  }

  // Byte by byte where the file has the same bytes; else the whole text stands for the whole.
  DecodedText text_body(json::Value data) const {
    const Span span = place(data);
    const char first = span.size() == 0 ? '\0' : source_.text()[span.begin];
    if (first == '|' || first == '"') {
      DecodedText out = first == '|' ? decoded_block(source_.text(), span) : decoded_json_string(source_.text(), span);
      if (ocpv::trimmed(std::string_view(out.text()), kWhite) == ocpv::trimmed(data.string(), kWhite)) return out;
    }
    DecodedText out;
    out.add(data.string(), span);
    return out;
  }

  const SourceText& source_;
  const PositionMap& map_;
  const Options& options_;
  const Variables none_;
  Values values_;
  Document document_;
};

}  // namespace

bool looks_like_opencollection(std::string_view text) noexcept {
  return has_key(text, "info:") && has_key(text, "http:");
}

bool read_opencollection(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
                         const Take& take) {
  Options plain = options;
  plain.variables = nullptr;  // They are put in when it is known what is what.
  std::vector<Document> all;
  read_yaml(path, source, plain, [&](Document&& document) {
    all.push_back(std::move(document));
    return all.size() < 2;
  });
  if (all.size() != 1 || all[0].problem) return false;
  const Result<json::Document> tree = json::parse(all[0].json(), options.limits);
  if (!tree.ok()) return false;
  const json::Value url = tree->root().find("http").find("url");
  if (!url.is_string() || url.string().empty()) return false;
  Document document = OpenCollectionReader(all[0], options).read(tree->root());
  document.secrets.insert(document.secrets.end(), all[0].secrets.begin(), all[0].secrets.end());
  document.path = path;
  document.source = std::move(source);
  if (document.problem) document.problem->file = path;
  take(std::move(document));
  return true;
}

}  // namespace ocpv::input
