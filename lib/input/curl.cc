#include "input/curl.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/placeholder.h"
#include "input/curl_options.h"
#include "input/curl_query.h"
#include "input/filled_target.h"
#include "input/given_secrets.h"
#include "input/http_text.h"
#include "input/labels.h"
#include "input/placeholder.h"
#include "input/request_pieces.h"

namespace ocpv::input {
namespace {

constexpr Message kNoCommand{"there is no curl command in it", "其中没有 curl 命令"};
constexpr Message kUnclosedQuote{"this quote is not closed", "此引号没有闭合"};
constexpr Message kNoUrlInCommand{"the curl command names no URL", "curl 命令没有给出 URL"};
constexpr Message kByShell{"only the shell knows what stands here, and nothing is judged",
                           "此处的内容只有 shell 知道，因此未作判断"};
constexpr Message kManyUrls{"of a command with several URLs only the first is judged; write a command for each",
                            "一条命令中有多个 URL，只判断了第一个；请为每个 URL 写一条命令"};
constexpr Message kGlob{"curl puts several values here, none of which is judged",
                        "curl 会在此处代入多个值，均未作判断"};
constexpr Message kPowerShell{"a command line of PowerShell, which is not read; copy the request as cURL",
                              "这是 PowerShell 命令行，无法读取；请复制为 cURL"};
constexpr std::string_view kCurlBoundary = "curl-form";

class CurlReader {
 public:
  CurlReader(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options)
      : path_(path),
        source_(std::move(source)),
        options_(options),
        values_{options.variables, &none_, options.limits.max_bytes, true} {}

  void run(const Take& take) {
    if (const auto mark = mark_of_powershell(source_->text())) {
      Document document = broken({*mark, *mark + 1}, kPowerShell);
      document.path = path_;
      document.source = source_;
      take(std::move(document));
      return;
    }
    const ShellCommands shell = shell_commands(source_->text());
    std::vector<Document> documents;
    for (const ShellCommand& command : shell.commands) {
      for (const CurlCall& call : curl_calls(command)) {
        documents.push_back(document_of(call));
        documents.back().own = with_quotes(call.own);
        if (call.second_url) documents.push_back(broken(*call.second_url, kManyUrls));
      }
    }
    if (shell.unclosed) {
      documents.push_back(broken({*shell.unclosed, *shell.unclosed + 1}, kUnclosedQuote));
    } else if (documents.empty()) {
      documents.push_back(broken({0, 0}, kNoCommand));
    }
    std::size_t number = 0;
    for (Document& document : documents) {
      ++number;
      document.path = path_;
      document.source = source_;
      if (documents.size() > 1) document.label = fill(kRequestLabel, options_.language, {std::to_string(number)});
      if (!take(std::move(document))) return;
    }
  }

 private:
  using Piece = CurlCall::Piece;

  Document broken(Span at, const Message& why) const {
    Document document;
    const findings::Position place = source_->position(at.begin);
    document.problem = Error{fill(why, options_.language, {}), path_, place.line, place.column};
    document.has_body = false;
    document.body = {at.begin, at.begin};
    return document;
  }

  // The quotes around the first and the last word are its own, too.
  Span with_quotes(Span own) const {
    const std::string_view text = source_->text();
    const auto is_quote = [](char c) { return c == '\'' || c == '"' || c == '^' || c == '$'; };
    while (own.begin > 0 && is_quote(text[own.begin - 1])) --own.begin;
    while (own.end < text.size() && is_quote(text[own.end])) ++own.end;
    return own;
  }

  Document document_of(const CurlCall& call) {
    Document document;
    if (call.urls.empty()) return broken(call.data.front().word->source(), kNoUrlInCommand);
    if (has_placeholder(call.method)) return broken(call.method_span, kByShell);
    Request request;
    request.line = request.target_span = call.urls.front().word->source();
    request.method_span = call.method_span;
    request.method = method_of(call);
    request.may_lack_authorization = call.has_own_credentials;
    read_target(call, request, document);
    for (const Piece& header : call.headers) read_header(header, request, document);
    for (const Piece& user : call.users) add_user(user, request, document);
    for (const Piece& cookie : call.cookies) add_header("Cookie", std::string(cookie.text), cookie, request, document);
    if (auto wrong = read_body(call, request, document)) return std::move(*wrong);
    for (const Span other : call.others) document.secrets.push_back({other, {}});
    document.request = std::move(request);
    return document;
  }

  static std::string method_of(const CurlCall& call) {
    if (!call.method.empty()) return std::string(call.method);
    if (call.head) return "HEAD";
    if (call.upload) return "PUT";
    return !call.get && (!call.data.empty() || !call.form.empty()) ? "POST" : "GET";
  }

  std::string expanded(std::string_view text, Span span, Document& document) const {
    Substituted out = substitute(text, values_, Style::braces);
    Substituted all = substitute(out.text, values_, Style::dollar);
    for (const Placeholder& unknown : all.unknown) {
      if (!values_.should_know(unknown.name, Style::dollar)) continue;
      document.notices.push_back(
          {source_->position(span.begin), told_undefined(unknown.name, values_, options_.language)});
    }
    return std::move(all.text);
  }

  struct Target {
    std::string text;
    std::vector<WrittenPart> written;
  };

  // What curl makes of the URL and of all that it puts into its query.
  Target target_of(const CurlCall& call, Document& document) const {
    const Piece& url = call.urls.front();
    const Span span = url.word->source();
    const auto one = call.globoff ? std::nullopt : without_globs(url.text);
    if (one) document.notices.push_back({source_->position(span.begin), fill(kGlob, options_.language, {})});
    Target target;
    add_piece(expanded(one ? std::string_view(*one) : url.text, span, document), url, target);
    const std::size_t fragment = std::min(target.text.find('#'), target.text.size());
    const std::string behind = target.text.substr(fragment);
    target.text.resize(fragment);
    const auto add = [&](const Piece& piece) {
      target.text += target.text.find('?') == std::string::npos ? '?' : '&';
      const std::string made = queried(piece, document);
      add_piece(made, piece, target);
      hide_in_query(made, piece, document);
    };
    if (call.get) std::for_each(call.data.begin(), call.data.end(), add);
    std::for_each(call.queries.begin(), call.queries.end(), add);
    target.text += behind;
    return target;
  }

  // Where the piece stands as it is: its bytes; else the whole word.
  std::optional<Span> as_written(const Piece& piece) const {
    const Span word = piece.word->source();
    if (word.size() < piece.text.size()) return std::nullopt;
    const Span own{word.end - piece.text.size(), word.end};
    return slice(source_->text(), own) == piece.text ? std::optional(own) : std::nullopt;
  }

  // `made` is what became of the piece; up to where they differ it stands in the file.
  void add_piece(const std::string& made, const Piece& piece, Target& target) const {
    if (const auto own = as_written(piece)) {
      const std::string_view text = slice(source_->text(), *own);
      std::size_t same = 0;
      while (same < std::min(text.size(), made.size()) && text[same] == made[same]) ++same;
      target.written.push_back({target.text.size(), {own->begin, own->begin + same}});
    }
    target.text += made;
  }

  // What stands there as it is sent is hidden as in a URL; of anything else all behind `name=`.
  void hide_in_query(const std::string& made, const Piece& piece, Document& document) const {
    const auto own = as_written(piece);
    if (!own) return document.secrets.push_back({piece.word->source(), {}});
    if (made != piece.text) document.secrets.push_back({{own->begin + piece.text.find('=') + 1, own->end}, {}});
    for (const Span secret : secrets_of_url(source_->text(), *own, piece.text))
      document.secrets.push_back({secret, std::string(kUrlSecret)});
  }

  std::string queried(const Piece& piece, Document& document) const {
    const bool is_encoded = piece.kind == CurlCall::Data::urlencoded;
    if (!is_encoded && piece.kind != CurlCall::Data::raw && piece.text.starts_with('@'))
      return std::string(kTextOfFile);
    const std::string text = expanded(piece.text, piece.word->source(), document);
    return is_encoded ? curl_encoded(text) : text;
  }

  void read_target(const CurlCall& call, Request& request, Document& document) const {
    const Piece& url = call.urls.front();
    const Target target = target_of(call, document);
    HttpTarget split = split_target(target.text);
    const std::size_t added = split.has_slash ? 0 : 1;
    request.written = written_of(target.written, split.skipped, split.path.size() - added, added);
    if (split.has_other_scheme) document.problem = broken(request.target_span, kOtherScheme).problem;
    if (split.has_fragment) {
      document.notices.push_back(
          {source_->position(request.target_span.begin), fill(kFragment, options_.language, {})});
    }
    request.host = std::move(split.host);
    request.target = std::move(split.path);
    std::vector<Span> secrets = secrets_of_url(source_->text(), request.target_span, url.text);
    if (split.has_user) secrets = {request.target_span};
    for (const Span secret : secrets) document.secrets.push_back({secret, std::string(kUrlSecret)});
    if (split.has_user) {
      // curl sends what stands before the host as this header.
      request.headers.push_back({"Authorization", "Basic user:password", request.target_span, request.target_span});
    }
  }

  void add_header(std::string name, std::string value, const Piece& piece, Request& request, Document& document) const {
    const Span span = piece.word->source();
    if (is_secret_header(name, value)) document.secrets.push_back({span, name});
    request.headers.push_back({std::move(name), expanded(value, span, document), span, span});
  }

  // `$HEADER`, which may be any.
  void read_unknown_header(const Piece& piece, Request& request, Document& document) const {
    document.secrets.push_back({piece.word->source(), {}});
    if (!has_placeholder(piece.text)) return;
    request.may_lack_authorization = true;
    add_unknown_type(piece.word->source(), request);
  }

  static void add_unknown_type(Span span, Request& request) {
    if (!has_header(request, "content-type")) request.headers.push_back({"Content-Type", "${TYPE}", span, span});
  }

  // `Name: value`; `Name;` is one without a value, `Name:` takes one away.
  void read_header(const Piece& piece, Request& request, Document& document) const {
    const std::size_t colon = piece.text.find(':');
    if (colon == std::string_view::npos) return read_unknown_header(piece, request, document);
    std::string_view value = piece.text.substr(colon + 1);
    value = slice(value, trimmed_span(value, {0, value.size()}));
    if (value.empty()) return;
    const std::string_view name = piece.text.substr(0, colon);
    // Browsers copy the pseudo headers of HTTP/2 and their own.
    if (name.empty()) return;
    add_header(std::string(name), std::string(value), piece, request, document);
    narrow(piece, value, request, document);
  }

  // The place of the value alone, where the word stands as it is written.
  void narrow(const Piece& piece, std::string_view value, Request& request, Document& document) const {
    const Span span = piece.word->source();
    const std::size_t at = slice(source_->text(), span).rfind(value);
    if (at == std::string_view::npos) return;
    Header& header = request.headers.back();
    header.name_span = {span.begin, span.begin + at};
    header.value_span = {span.begin + at, span.begin + at + value.size()};
    if (!document.secrets.empty() && document.secrets.back().span == span) {
      document.secrets.back().span = header.value_span;
    }
  }

  // Sent as Base64; here it stands as editors write it.
  void add_user(const Piece& piece, Request& request, Document& document) const {
    const bool has_password = piece.text.find(':') != std::string_view::npos;
    const std::string value = "Basic " + std::string(piece.text) + (has_password ? "" : ":");
    add_header("Authorization", value, piece, request, document);
  }

  static bool has_header(const Request& request, std::string_view name) {
    for (const Header& header : request.headers) {
      if (lower(header.name) == name) return true;
    }
    return false;
  }

  static bool is_one_placeholder(std::string_view text) {
    const auto one = find_placeholder(text, 0);
    return one && one->span.size() == slice(text, trimmed_span(text, {0, text.size()})).size();
  }

  std::optional<Document> read_body(const CurlCall& call, Request& request, Document& document) const {
    document.has_body = !call.get && (!call.data.empty() || !call.form.empty());
    if (!document.has_body) return std::nullopt;
    if (!call.form.empty()) {
      write_form(call, request, document);
      return std::nullopt;
    }
    const Piece& first = call.data.front();
    if (is_one_placeholder(first.text)) return broken(first.word->source(), kByShell);
    if (call.has_unknown_words) add_unknown_type(first.word->source(), request);
    const bool is_json = first.kind == CurlCall::Data::json;
    if (!has_header(request, "content-type")) {
      const Span span = first.word->source();
      request.headers.push_back(
          {"Content-Type", is_json ? "application/json" : "application/x-www-form-urlencoded", span, span});
    }
    for (const Piece& data : call.data) {
      if (data.kind != CurlCall::Data::raw && data.text.starts_with('@'))
        return broken(data.word->source(), kBodyInFile);
    }
    if (call.data.size() == 1 && first.text.size() == first.word->text().size()) {
      first.word->put_body(document, *source_, values_, options_.language);
      return std::nullopt;
    }
    // Several are joined; their places are no longer told apart.
    DecodedText all;
    for (const Piece& data : call.data) {
      if (!all.text().empty() && !is_json) all.add("&", {data.word->source().begin, data.word->source().begin});
      all.add(data.text, data.word->source());
    }
    all.put_body(document, *source_, values_, options_.language);
    return std::nullopt;
  }

  // `-F name=value`, `-F name=@file`: only the names matter.
  void write_form(const CurlCall& call, Request& request, Document& document) const {
    std::string body;
    for (const Piece& piece : call.form) {
      const std::string_view name = piece.text.substr(0, piece.text.find('='));
      body += "--" + std::string(kCurlBoundary) + "\nContent-Disposition: form-data; name=\"";
      for (const char c : name) body += c == '"' || c == '\r' || c == '\n' ? '_' : c;
      body += "\"\n\n\n";
      document.secrets.push_back({piece.word->source(), std::string(name)});
    }
    body += "--" + std::string(kCurlBoundary) + "--\n";
    const Span span = call.form.front().word->source();
    request.headers.push_back(
        {"Content-Type", "multipart/form-data; boundary=" + std::string(kCurlBoundary), span, span});
    DecodedText all;
    all.add(body, {span.begin, span.begin});
    document.body = {0, body.size()};
    document.written = std::make_shared<const std::string>(std::move(body));
    document.map = PositionMap(SplicedMap{span.begin, {{document.body, span}}, true});
  }

  std::string path_;
  std::shared_ptr<const SourceText> source_;
  const Options& options_;
  Variables none_;
  Values values_;
};

}  // namespace

void read_curl(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
               const Take& take) {
  CurlReader(path, std::move(source), options).run(take);
}

}  // namespace ocpv::input
