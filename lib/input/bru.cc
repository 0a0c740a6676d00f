#include "input/bru.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "input/bru_blocks.h"
#include "input/decoded_text.h"
#include "input/definitions.h"
#include "input/filled_body.h"
#include "input/given_secrets.h"
#include "input/http_text.h"
#include "input/labels.h"
#include "input/placeholder.h"
#include "input/request_pieces.h"

namespace ocpv::input {
namespace {

constexpr Message kNotABlock{"not a block of the form 'name {'", "不是“name {”形式的块"};
constexpr Message kUnclosedBlock{"nothing closes this block", "这个块没有结束"};

constexpr std::array<std::string_view, 9> kMethods = {"get",     "post",  "put",     "delete", "patch",
                                                      "options", "trace", "connect", "head"};

/// How a mode of the body is written, and the type that Bruno sends it with.
struct BodyForm {
  std::string_view mode, block, type;
};
constexpr std::array<BodyForm, 5> kTextBodies = {{
    {"json", "body:json", "application/json"},
    {"text", "body:text", "text/plain"},
    {"xml", "body:xml", "application/xml"},
    {"sparql", "body:sparql", "application/sparql-query"},
    {"graphql", "body:graphql", "application/json"},
}};

// Where the comment that begins at `at` ends; `at` when none begins there. `text` ends with the body, and `last` is
// where its last `*/` stands: looking for one that is not there, time and again, would not be linear.
std::size_t comment_end(std::string_view text, std::size_t at, std::size_t last) {
  const std::string_view mark = text.substr(at, 2);
  if (mark == "//") return std::min(text.find_first_of("\r\n", at), text.size());
  const bool is_closed = mark == "/*" && last != std::string_view::npos && at + 2 <= last;
  return is_closed ? text.find("*/", at + 2) + 2 : at;
}

// Bruno takes comments out before it sends. None when there is nothing to take out.
std::optional<DecodedText> without_comments(std::string_view text, Span body) {
  text = text.substr(0, body.end);
  const std::size_t last = text.rfind("*/");
  DecodedText out;
  bool found = false, in_string = false;
  for (std::size_t at = body.begin; at < body.end;) {
    const std::size_t skipped = in_string ? at : comment_end(text, at, last);
    if (skipped != at) {
      found = true;
      at = skipped;
      continue;
    }
    if (text[at] == '"') in_string = !in_string;
    if (text[at] == '\n') in_string = false;
    if (in_string && text[at] == '\\' && at + 1 < body.end) {
      out.copy(text[at], at);
      ++at;
    }
    out.copy(text[at], at);
    ++at;
  }
  if (!found) return std::nullopt;
  return out;
}

/// Reads one file.
class BruReader {
 public:
  BruReader(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options)
      : path_(path),
        source_(std::move(source)),
        text_(source_->text()),
        options_(options),
        variables_(options.variables, options.limits.max_bytes),
        values_(variables_.values()) {}

  Document run() {
    const BruBlocks found = find_bru_blocks(text_);
    if (found.stray) return broken(*found.stray, kNotABlock);
    if (found.unclosed) return broken(*found.unclosed, kUnclosedBlock);
    blocks_ = found.blocks;
    const BruBlock* method = method_block();
    if (method == nullptr || is_bru_setting(path_)) return broken(0, kNoRequest);
    read_variables();
    list_unread();
    const Span url = value_in(*method, "url");
    if (url.size() == 0) return broken(method->head.begin, kNoUrl);
    Request request;
    request.may_lack_authorization = true;  // A folder or the collection may say it.
    read_name(request);
    read_method(*method, request);
    read_url(url, request);
    read_headers(request);
    read_authorization(*method, request);
    read_body(*method, request);
    document_.request = std::move(request);
    return finished();
  }

 private:
  const BruBlock* block(std::string_view name) const {
    const auto found =
        std::find_if(blocks_.begin(), blocks_.end(), [&](const BruBlock& one) { return one.name == name; });
    return found == blocks_.end() ? nullptr : &*found;
  }

  const BruBlock* method_block() const {
    for (const BruBlock& one : blocks_) {
      if (one.name == "http" || std::find(kMethods.begin(), kMethods.end(), one.name) != kMethods.end()) return &one;
    }
    return nullptr;
  }

  std::vector<BruPair> pairs_of(std::string_view name) const {
    const BruBlock* one = block(name);
    return one == nullptr ? std::vector<BruPair>() : find_bru_pairs(text_, one->content);
  }

  Span value_in(const BruBlock& in, std::string_view name) const {
    for (const BruPair& pair : find_bru_pairs(text_, in.content)) {
      if (slice(text_, pair.name) == name) return pair.value;
    }
    return {in.head.end, in.head.end};
  }

  Document broken(std::size_t at, const Message& why) {
    document_ = {};
    const Position place = source_->position(at);
    document_.problem = Error{fill(why, options_.language, {}), path_, place.line, place.column};
    document_.has_body = false;
    return finished();
  }

  Document finished() {
    document_.path = path_;
    document_.source = source_;
    return std::move(document_);
  }

  void add_secret(std::string_view name, Span value) {
    const bool is_told = is_secret_header(name, slice(text_, value));
    if (value.size() != 0) document_.secrets.push_back({value, is_told ? std::string(name) : std::string()});
  }

  // Of those before the request only; what a script or an environment sets comes from outside.
  void read_variables() {
    for (const BruPair& pair : pairs_of("vars:pre-request")) {
      const std::string name(slice(text_, pair.name));
      if (is_secret_header(name, slice(text_, pair.value))) add_secret(name, pair.value);
      if (pair.is_on) variables_.define(name, slice(text_, pair.value));
    }
    variables_.settle();
  }

  // Scripts, tests, notes and credentials hold what nobody knows; nothing of them is shown.
  void list_unread() {
    constexpr std::array<std::string_view, 5> kRead = {"meta", "headers", "params:query", "params:path",
                                                       "vars:pre-request"};
    for (const BruBlock& one : blocks_) {
      const bool is_read = &one == method_block() || one.name.starts_with("body") ||
                           std::find(kRead.begin(), kRead.end(), one.name) != kRead.end();
      if (one.name.starts_with("auth:")) {
        for (const BruPair& pair : find_bru_pairs(text_, one.content)) add_secret(slice(text_, pair.name), pair.value);
      } else if (!is_read && one.content.size() != 0) {
        document_.secrets.push_back({one.content, {}});
      }
    }
    for (const BruPair& pair : pairs_of("params:query")) add_secret(slice(text_, pair.name), pair.value);
  }

  std::string expanded(Span span) {
    Substituted out = substitute(slice(text_, span), values_, Style::braces);
    for (const Placeholder& unknown : out.unknown) {
      if (!values_.should_know(unknown.name, Style::braces)) continue;
      document_.notices.push_back({source_->position(span.begin + unknown.span.begin),
                                   told_undefined(unknown.name, values_, options_.language), true});
    }
    return std::move(out.text);
  }

  void read_name(Request& request) const {
    const BruBlock* meta = block("meta");
    if (meta != nullptr) request.name = slice(text_, value_in(*meta, "name"));
  }

  void read_method(const BruBlock& method, Request& request) const {
    request.line = method.head;
    request.method_span = {method.head.begin, method.head.begin + method.name.size()};
    if (method.name == "http") request.method_span = value_in(method, "method");
    request.method = request.method_span.size() == 0 ? "GET" : upper(slice(text_, request.method_span));
  }

  void read_url(Span url, Request& request) {
    request.target_span = url;
    request.line = url;
    HttpTarget split = split_target(expanded(url));
    std::vector<Span> secrets = secrets_of_url(text_, url, slice(text_, url));
    if (split.has_user) secrets = {url};
    for (const Span secret : secrets) document_.secrets.push_back({secret, std::string(kUrlSecret)});
    std::vector<std::pair<std::string_view, std::string>> kept;
    for (const BruPair& pair : pairs_of("params:path"))
      kept.emplace_back(slice(text_, pair.name), expanded(pair.value));
    PathVariables variables;
    for (const auto& [name, value] : kept) variables.emplace(name, value);
    request.host = std::move(split.host);
    request.target = with_path_variables(split.path, variables);
    // The URL holds the query, and the block repeats it; one that was written by hand may be in the block alone.
    if (request.target.find('?') == std::string::npos) append_query(request.target);
    request.target = with_blanks_encoded(std::move(request.target));
  }

  void append_query(std::string& target) {
    char mark = '?';
    for (const BruPair& pair : pairs_of("params:query")) {
      if (!pair.is_on || target.size() > options_.limits.max_bytes) continue;
      target += mark + std::string(slice(text_, pair.name)) + "=" + expanded(pair.value);
      mark = '&';
    }
  }

  void read_headers(Request& request) {
    for (const BruPair& pair : pairs_of("headers")) {
      Header header{std::string(slice(text_, pair.name)), {}, pair.name, pair.value};
      if (is_secret_header(header.name, slice(text_, pair.value))) add_secret(header.name, pair.value);
      if (!pair.is_on || header.name.empty()) continue;
      header.value = expanded(pair.value);
      request.headers.push_back(std::move(header));
    }
  }

  // The texts of credentials are not judged, and so need not be here.
  void read_authorization(const BruBlock& method, Request& request) const {
    const Span said = value_in(method, "auth");
    const std::string_view mode = slice(text_, said);
    if ((mode != "basic" && mode != "bearer") || has_header(request, "authorization")) return;
    request.headers.push_back({"Authorization", mode == "basic" ? "Basic user:password" : "Bearer token", said, said});
  }

  void read_body(const BruBlock& method, Request& request) {
    document_.has_body = false;
    document_.body = {request.line.begin, request.line.begin};
    const Span said = value_in(method, "body");
    const std::string_view mode = slice(text_, said);
    if (mode == "formUrlEncoded") return read_form("body:form-urlencoded", false, said, request);
    if (mode == "multipartForm") return read_form("body:multipart-form", true, said, request);
    if (mode == "file") {
      const Position place = source_->position(said.begin);
      document_.problem = Error{fill(kBodyInFile, options_.language, {}), path_, place.line, place.column};
      return;
    }
    for (const BodyForm& form : kTextBodies) {
      if (mode != form.mode) continue;
      const BruBlock* held = block(form.block);
      if (held == nullptr && mode == "json") held = block("body");
      if (held != nullptr) read_text_body(*held, form, said, request);
    }
  }

  void read_text_body(const BruBlock& held, const BodyForm& form, Span said, Request& request) {
    Span body = held.content;
    while (body.size() != 0 && is_blank(text_.substr(body.begin, 1))) ++body.begin;
    while (body.size() != 0 && is_blank(text_.substr(body.end - 1, 1))) --body.end;
    if (body.size() == 0) return;
    document_.has_body = true;
    add_type(form.type, said, request);
    if (form.mode == "graphql") {
      document_.secrets.push_back({body, {}});
      document_.body = body;
      document_.map = PositionMap(SplicedMap{body.begin, {}, true});
      return;
    }
    const std::optional<DecodedText> sent = form.mode == "json" ? without_comments(text_, body) : std::nullopt;
    if (sent) {
      sent->put_body(document_, *source_, values_, options_.language);
    } else {
      fill_body(document_, *source_, body, values_, options_.language);
    }
  }

  void read_form(std::string_view name, bool is_multipart, Span said, Request& request) {
    const BruBlock* held = block(name);
    if (held == nullptr) return;
    std::vector<std::string_view> names;
    for (const BruPair& pair : find_bru_pairs(text_, held->content)) {
      add_secret(slice(text_, pair.name), pair.value);
      if (pair.is_on && pair.name.size() != 0) names.push_back(slice(text_, pair.name));
    }
    put_form(names, is_multipart, held->content, said, request, document_);
  }

  std::string path_;
  std::shared_ptr<const SourceText> source_;
  std::string_view text_;
  const Options& options_;
  Definitions variables_;
  const Values& values_;
  std::vector<BruBlock> blocks_;
  Document document_;
};

}  // namespace

bool is_bru_setting(std::string_view path) noexcept {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
  if (!same_but_case(name.substr(name.size() < 4 ? 0 : name.size() - 4), ".bru")) return false;
  if (name == "collection.bru" || name == "folder.bru") return true;
  const std::string_view folder = path.substr(0, path.size() - name.size());
  return folder == "environments/" || folder.ends_with("/environments/");
}

void read_bru(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
              const Take& take) {
  take(BruReader(path, std::move(source), options).run());
}

}  // namespace ocpv::input
