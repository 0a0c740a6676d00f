#include "input/http.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "input/placeholder.h"

namespace ocpv::input {
namespace {

constexpr Text kNoRequest{"there is no request in it", "其中没有请求"};
constexpr Text kNotARequestLine{"not a request line of the form 'METHOD TARGET'", "不是“METHOD TARGET”形式的请求行"};
constexpr Text kNoTarget{"the request line names no target", "请求行没有目标地址"};
constexpr Text kNotAHeader{"not a header of the form 'Name: value'; a blank line goes before the body",
                           "不是“Name: value”形式的请求头；请求体之前应有空行"};
constexpr Text kBodyInFile{"the body is in another file; check that file", "请求体在另一个文件中；请检查那个文件"};
constexpr Text kTooLarge{"with its variables put in it is longer than {0} bytes, the limit", "代入变量后超过上限 {0} 字节"};
constexpr Text kUndefined{"no value for '{0}'", "“{0}”没有值"};
constexpr Text kLabel{"request {0}", "第 {0} 个请求"};
constexpr Text kNamedLabel{"request {0} ({1})", "第 {0} 个请求（{1}）"};

constexpr std::string_view kBlanks = " \t";

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

Span trimmed(std::string_view text, Span span) {
  while (span.size() != 0 && kBlanks.find(text[span.begin]) != std::string_view::npos) ++span.begin;
  while (span.size() != 0 && kBlanks.find(text[span.end - 1]) != std::string_view::npos) --span.end;
  return span;
}

// Names under which people keep credentials.
bool is_secret_name(std::string_view name) {
  const std::string low = lowered(name);
  constexpr std::array<std::string_view, 9> kParts = {"auth", "cookie", "secret", "password", "passwd",
                                                      "token", "credential", "key", "session"};
  return std::any_of(kParts.begin(), kParts.end(), [&](std::string_view part) { return low.find(part) != low.npos; });
}

std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> lines;
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    lines.push_back({at, end});
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

/// Reads one file.
class HttpReader {
 public:
  HttpReader(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options)
      : path_(path),
        source_(std::move(source)),
        text_(source_->text()),
        options_(options),
        lines_(lines_of(text_)),
        values_{options.variables, &variables_, options.limits.max_bytes} {}

  void run(const Take& take) {
    read_variables();
    std::vector<Document> documents;
    for (std::size_t first = 0; first < lines_.size();) {
      std::size_t end = first;
      while (end < lines_.size() && !is_separator(lines_[end])) ++end;
      if (auto document = read_block(first, end)) documents.push_back(std::move(*document));
      if (end < lines_.size()) name_ = std::string(slice(text_, trimmed(text_, {lines_[end].begin + 3, lines_[end].end})));
      first = end + 1;
    }
    if (documents.empty()) documents.push_back(broken({0, 0}, kNoRequest));
    hand_out(std::move(documents), take);
  }

 private:
  bool starts(Span line, std::string_view with) const { return slice(text_, line).starts_with(with); }
  bool is_separator(Span line) const { return starts(line, "###"); }
  bool is_comment(Span line) const { return starts(line, "#") || starts(line, "//"); }
  bool is_blank(Span line) const { return trimmed(text_, line).size() == 0; }

  // `@name = value`, wherever they stand; each may use those before it. The lines that break the limit are left out, so
  // that what uses them has no value.
  void read_variables() {
    std::size_t bytes = 0;
    for (const Span line : lines_) {
      const std::optional<Definition> definition = definition_in(line);
      if (!definition) continue;
      const std::string name(slice(text_, definition->name));
      const Substituted value = substitute(slice(text_, definition->value), values_, Style::braces);
      bytes += value.text.size();
      variables_.erase(name);
      if (value.unknown.empty() && bytes <= options_.limits.max_bytes) variables_.emplace(name, value.text);
    }
  }

  struct Definition {
    Span name, value;
  };

  std::optional<Definition> definition_in(Span line) const {
    if (!starts(line, "@")) return std::nullopt;
    const std::size_t equals = text_.find('=', line.begin);
    if (equals >= line.end) return std::nullopt;
    return Definition{trimmed(text_, {line.begin + 1, equals}), trimmed(text_, {equals + 1, line.end})};
  }

  void add_secret(std::string_view name, Span value) {
    if (is_secret_name(name) && value.size() != 0) secrets_.push_back(value);
  }

  // The text with its variables put in; those without a value are noticed.
  std::string expanded(Span span) {
    Substituted out = substitute(slice(text_, span), values_, Style::braces);
    for (const Placeholder& unknown : out.unknown) {
      notice(unknown.name, span.begin + unknown.span.begin, Style::braces);
    }
    // What a variable holds may name variables of the environment, but those are not noticed twice.
    Substituted all = substitute(out.text, values_, Style::dollar);
    for (const Placeholder& unknown : all.unknown) notice(unknown.name, span.begin, Style::dollar);
    return std::move(all.text);
  }

  void notice(std::string_view name, std::size_t at, Style style) {
    if (!values_.should_know(name, style)) return;
    notices_.push_back({source_->position(at), fill(kUndefined, options_.language, {name})});
  }

  Document broken(Span at, const Text& why, std::initializer_list<std::string_view> arguments = {}) const {
    Document document;
    const check::Position place = source_->position(at.begin);
    document.problem = Error{fill(why, options_.language, arguments), path_, place.line, place.column};
    document.has_body = false;
    document.body = {at.begin, at.begin};
    return document;
  }

  // One request between separators; none when there are only blanks, comments and variables.
  std::optional<Document> read_block(std::size_t first, std::size_t end) {
    std::string name = std::exchange(name_, {});
    std::size_t at = first;
    notices_.clear();
    secrets_.clear();
    for (; at < end; ++at) {
      if (starts(lines_[at], "< {%")) {
        at = script_end(at, end);
      } else if (const auto definition = definition_in(lines_[at])) {
        add_secret(slice(text_, definition->name), definition->value);
      } else if (is_comment(lines_[at])) {
        read_name(lines_[at], name);
      } else if (!is_blank(lines_[at])) {
        break;
      }
    }
    if (at >= end) return std::nullopt;
    Request request;
    request.name = std::move(name);
    Document document = read_request(at, end, request);
    document.request = std::move(request);
    document.secrets = std::move(secrets_);
    document.notices.insert(document.notices.begin(), notices_.begin(), notices_.end());
    return document;
  }

  // `# @name start-backup`
  void read_name(Span line, std::string& name) const {
    std::string_view text = slice(text_, line);
    text.remove_prefix(std::min(text.find_first_not_of("#/ \t"), text.size()));
    constexpr std::string_view kMark = "@name";
    if (!text.starts_with(kMark) || text.size() == kMark.size()) return;
    const std::size_t start = line.end - text.size() + kMark.size();
    if (kBlanks.find(text_[start]) == std::string_view::npos) return;
    name = slice(text_, trimmed(text_, {start, line.end}));
  }

  // The last line of a script between `{%` and `%}`.
  std::size_t script_end(std::size_t at, std::size_t end) const {
    while (at < end && slice(text_, lines_[at]).find("%}") == std::string_view::npos) ++at;
    return at;
  }

  Document read_request(std::size_t at, std::size_t end, Request& request) {
    if (auto wrong = read_request_line(at, end, request)) return std::move(*wrong);
    for (; at < end && !is_blank(lines_[at]); ++at) {
      if (is_comment(lines_[at])) continue;
      if (auto wrong = read_header(lines_[at], request)) return std::move(*wrong);
    }
    return read_body(at, end);
  }

  std::optional<Document> read_request_line(std::size_t& at, std::size_t end, Request& request) {
    request.line = trimmed(text_, lines_[at++]);
    Span rest = request.line;
    std::size_t word = rest.begin;
    while (word < rest.end && is_letter(text_[word])) ++word;
    if (word == rest.end) return broken(request.line, kNoTarget);
    request.method = "GET";
    if (word > rest.begin && kBlanks.find(text_[word]) != std::string_view::npos) {
      request.method_span = {rest.begin, word};
      request.method = slice(text_, request.method_span);
      std::transform(request.method.begin(), request.method.end(), request.method.begin(), upper);
      rest = trimmed(text_, {word, rest.end});
    }
    request.target_span = without_version(rest);
    if (has_blank(request.target_span)) return broken(request.line, kNotARequestLine);
    std::string target = expanded(request.target_span);
    // A long query may go on, one `?a=b` or `&c=d` a line.
    for (; at < end; ++at) {
      const Span more = trimmed(text_, lines_[at]);
      if (more.begin == lines_[at].begin || !(starts(more, "?") || starts(more, "&"))) break;
      target += expanded(more);
    }
    if (target.size() > options_.limits.max_bytes) {
      return broken(request.line, kTooLarge, {std::to_string(options_.limits.max_bytes)});
    }
    split_target(target, request);
    // `https://user:password@host`
    if (target.substr(0, target.find_first_of("/?", target.find("://") + 3)).find('@') != std::string::npos) {
      secrets_.push_back(request.target_span);
    }
    return std::nullopt;
  }

  // Without ` HTTP/1.1`.
  Span without_version(Span rest) const {
    const std::size_t version = slice(text_, rest).rfind(" HTTP/");
    return version == std::string_view::npos ? rest : trimmed(text_, {rest.begin, rest.begin + version});
  }

  // `{{ name }}` may hold blanks, the rest of a target may not.
  bool has_blank(Span target) const {
    std::size_t at = target.begin;
    while (at < target.end) {
      const std::size_t blank = text_.find_first_of(kBlanks, at);
      if (blank >= target.end) return false;
      const std::size_t open = text_.find("{{", at);
      if (open > blank) return true;
      at = std::min(text_.find("}}", open), target.end);
    }
    return false;
  }

  // `https://host:port/path`, `host/path` or `/path`.
  void split_target(std::string_view target, Request& request) const {
    const std::size_t fragment = target.find('#');
    target = target.substr(0, fragment);
    const std::size_t scheme = target.find("://");
    const bool has_scheme = scheme != std::string_view::npos && scheme < target.find('/') && scheme < target.find('?');
    if (has_scheme) target.remove_prefix(scheme + 3);
    if (!has_scheme && target.starts_with('/')) {
      request.target = target;
      return;
    }
    const std::size_t path = std::min(target.find_first_of("/?"), target.size());
    std::string_view host = target.substr(0, path);
    const std::size_t user = host.rfind('@');
    request.host = host.substr(user == std::string_view::npos ? 0 : user + 1);
    request.target = target.substr(path);
    if (!request.target.starts_with('/')) request.target.insert(0, "/");
  }

  std::optional<Document> read_header(Span line, Request& request) {
    const std::size_t colon = text_.find(':', line.begin);
    if (colon >= line.end || colon == line.begin) return broken(line, kNotAHeader);
    Header header;
    header.name_span = {line.begin, colon};
    header.value_span = trimmed(text_, {colon + 1, line.end});
    header.name = slice(text_, header.name_span);
    if (header.name.find_first_of(" \t\"{},") != std::string::npos) return broken(line, kNotAHeader);
    add_secret(header.name, header.value_span);
    header.value = expanded(header.value_span);
    if (request.host.empty() && lowered(header.name) == "host") request.host = header.value;
    request.headers.push_back(std::move(header));
    return std::nullopt;
  }

  // What follows the blank line, up to the next request or to what is said of the response (`> {% %}`, `<> file`).
  Document read_body(std::size_t at, std::size_t end) {
    while (at < end && is_blank(lines_[at])) ++at;
    std::size_t last = at;
    while (last < end && !starts(lines_[last], "> ") && !starts(lines_[last], ">> ") && !starts(lines_[last], "<> ")) ++last;
    while (last > at && is_blank(lines_[last - 1])) --last;
    Document document;
    document.has_body = last > at;
    if (!document.has_body) {
      const std::size_t place = at < lines_.size() ? lines_[at].begin : text_.size();
      document.body = {place, place};
      return document;
    }
    if (starts(lines_[at], "< ") || starts(lines_[at], "<@")) return broken(lines_[at], kBodyInFile);
    fill_body({lines_[at].begin, lines_[last - 1].end}, document);
    return document;
  }

  void fill_body(Span body, Document& document) {
    document.body = body;
    std::optional<FilledJson> filled = fill_json(text_, body, values_);
    if (!filled) {
      document.map = PositionMap(SplicedMap{body.begin, {}});
      return;
    }
    document.body = {0, filled->text.size()};
    document.written = std::make_shared<const std::string>(std::move(filled->text));
    document.map = PositionMap(SplicedMap{body.begin, std::move(filled->splices)});
    document.unjudged = std::move(filled->unjudged);
    document.substituted = std::move(filled->substituted);
    for (const FilledJson::Unknown& unknown : filled->unknown) {
      document.notices.push_back({source_->position(unknown.source.begin), fill(kUndefined, options_.language, {unknown.name})});
    }
  }

  void hand_out(std::vector<Document> documents, const Take& take) const {
    std::size_t number = 0;
    for (Document& document : documents) {
      ++number;
      document.path = path_;
      document.source = source_;
      const std::string_view name = document.request ? std::string_view(document.request->name) : std::string_view();
      if (!name.empty()) {
        document.label = fill(kNamedLabel, options_.language, {std::to_string(number), name});
      } else if (documents.size() > 1) {
        document.label = fill(kLabel, options_.language, {std::to_string(number)});
      }
      if (!take(std::move(document))) return;
    }
  }

  std::string path_;
  std::shared_ptr<const SourceText> source_;
  std::string_view text_;
  const Options& options_;
  std::vector<Span> lines_;
  Variables variables_;
  Values values_;
  std::vector<Span> secrets_;
  std::vector<Notice> notices_;
  std::string name_;  ///< Of the next request, from `### name`.
};

}  // namespace

void read_http(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
               const Take& take) {
  HttpReader(path, std::move(source), options).run(take);
}

}  // namespace ocpv::input
