#include "input/http.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/secret_values.h"
#include "input/definitions.h"
#include "input/filled_body.h"
#include "input/filled_target.h"
#include "input/given_secrets.h"
#include "input/http_text.h"
#include "input/labels.h"
#include "input/outside_body.h"
#include "input/placeholder.h"
#include "input/request_pieces.h"

namespace ocpv::input {
namespace {

constexpr Message kNotARequestLine{"not a request line of the form 'METHOD TARGET'", "不是“METHOD TARGET”形式的请求行"};
constexpr Message kNoTarget{"the request line names no target", "请求行没有目标地址"};
constexpr Message kNotAHeader{"not a header of the form 'Name: value'; a blank line goes before the body",
                              "不是“Name: value”形式的请求头；请求体之前应有空行"};
constexpr Message kFilledTooLarge{"with its variables put in it is longer than {0} bytes, the limit",
                                  "代入变量后超过上限 {0} 字节"};

// However many requests name bodies in other files: so many of the longest are read.
constexpr std::size_t kMostOutside = 16;

/// Reads one file.
// `import FILE`, `run NAME`: what a client takes from another file, which is judged as that file.
bool is_directive(std::string_view line) noexcept {
  return line.starts_with("import ") || line.starts_with("< ") ||
         (line.starts_with("run ") && line.find("://") == std::string_view::npos);
}

class HttpReader {
 public:
  HttpReader(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options)
      : path_(path),
        source_(std::move(source)),
        text_(source_->text()),
        options_(options),
        lines_(http_lines(text_)),
        variables_(options.variables, options.limits.max_bytes),
        values_(variables_.values()) {}

  void run(const Take& take) {
    read_variables();
    std::vector<Document> documents;
    for (std::size_t first = 0; first < lines_.size();) {
      std::size_t end = first;
      while (end < lines_.size() && !is_separator(line(end))) ++end;
      read_block(first, end, documents);
      if (end < lines_.size()) {
        name_ = std::string(slice(text_, trimmed_span(text_, {lines_[end].begin + 3, lines_[end].end})));
        add_comment(lines_[end]);
      }
      first = end + 1;
    }
    if (!documents.empty()) {  // Comments and variables at the end belong to no request.
      std::vector<Secret>& last = documents.back().secrets;
      last.insert(last.end(), secrets_.begin(), secrets_.end());
    }
    if (documents.empty()) documents.push_back(broken({0, 0}, kNoRequest));
    hand_out(std::move(documents), take);
  }

 private:
  std::string_view line(std::size_t at) const { return slice(text_, lines_[at]); }
  bool is_blank(std::size_t at) const { return trimmed_span(text_, lines_[at]).size() == 0; }

  // `@name = value`, wherever they stand.
  void read_variables() {
    for (const Span line : lines_) {
      if (const std::optional<HttpDefinition> definition = find_definition(text_, line))
        variables_.define(std::string(slice(text_, definition->name)), slice(text_, definition->value));
    }
    variables_.settle();
  }

  void add_secret(std::string_view name, Span value) {
    if (value.size() == 0) return;
    if (is_secret_header(name, slice(text_, value))) secrets_.push_back({value, std::string(name)});
  }

  // `@p = ...` may go into any place, so nobody sees it.
  void add_definition(const HttpDefinition& definition) {
    const std::size_t before = secrets_.size();
    add_secret(slice(text_, definition.name), definition.value);
    if (secrets_.size() == before) secrets_.push_back({definition.value, {}});
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
    notices_.push_back({source_->position(at), told_undefined(name, values_, options_.language), true});
  }

  Document broken(Span at, const Message& why, std::initializer_list<std::string_view> arguments = {}) const {
    Document document;
    const Position place = source_->position(at.begin);
    document.problem = Error{fill(why, options_.language, arguments), path_, place.line, place.column};
    document.has_body = false;
    document.body = {at.begin, at.begin};
    return document;
  }

  // What stands between separators: comments and variables, a request, responses to it.
  void read_block(std::size_t first, std::size_t end, std::vector<Document>& documents) {
    std::string name = std::exchange(name_, {});
    notices_.clear();
    std::size_t at = read_preamble(first, end, name);
    while (at < end) {
      Request request;
      request.name = std::exchange(name, {});
      std::optional<Response> response;
      if (find_status(line(at))) response.emplace();
      Document document = response ? read_response(at, end, *response) : read_request(at, end, request);
      if (!response && !document.problem) answered_ = request;
      document.request = response ? answered_ : std::optional(std::move(request));
      document.response = std::move(response);
      document.secrets = std::exchange(secrets_, {});
      if (outside_) outside_->request = document.request;
      document.notices.insert(document.notices.begin(), notices_.begin(), notices_.end());
      notices_.clear();
      documents.push_back(std::move(document));
      if (outside_) documents.push_back(*std::exchange(outside_, std::nullopt));
      while (at < end && !find_status(line(at))) ++at;
    }
  }

  // Gives the line where the request begins.
  std::size_t read_preamble(std::size_t at, std::size_t end, std::string& name) {
    for (; at < end; ++at) {
      if (line(at).starts_with("< {%")) {
        const std::size_t first = at;
        at = end_of(at, end, "%}");
        hide_lines(first, std::min(at + 1, end));
      } else if (opens_script(line(at))) {
        const std::size_t first = at;
        while (at < end && ocpv::trimmed(line(at), kBlanks) != "}}") ++at;
        hide_lines(first, std::min(at + 1, end));
      } else if (opens_comment(line(at))) {
        const std::size_t first = at;
        at = end_of(at, end, "*/");
        add_comment(span_of(first, std::min(at + 1, end)));
      } else if (const auto definition = find_definition(text_, lines_[at])) {
        add_definition(*definition);
      } else if (is_comment(line(at))) {
        add_comment(lines_[at]);
        const Span said = find_request_name(text_, lines_[at]);
        if (said.size() != 0) name = slice(text_, said);
      } else if (!is_blank(at) && !is_directive(line(at))) {
        break;
      }
    }
    return at;
  }

  // The last line of a script or a comment of several lines.
  std::size_t end_of(std::size_t at, std::size_t end, std::string_view mark) const {
    while (at < end && line(at).find(mark) == std::string_view::npos) ++at;
    return at;
  }

  Document read_request(std::size_t& at, std::size_t end, Request& request) {
    if (auto wrong = read_request_line(at, end, request)) return std::move(*wrong);
    if (auto wrong = read_headers(at, end, request.headers)) return std::move(*wrong);
    for (const Header& header : request.headers) {
      if (request.host.empty() && lower(header.name) == "host") request.host = header.value;
    }
    return read_body(at, end, true);
  }

  Document read_response(std::size_t& at, std::size_t end, Response& response) {
    response.line = trimmed_span(text_, lines_[at]);
    response.status = *find_status(line(at++));
    if (auto wrong = read_headers(at, end, response.headers)) return std::move(*wrong);
    return read_body(at, end, false);
  }

  std::optional<Document> read_headers(std::size_t& at, std::size_t end, std::vector<Header>& headers) {
    for (; at < end && !is_blank(at); ++at) {
      if (is_comment(line(at))) {
        add_comment(lines_[at]);
        continue;
      }
      if (opens_comment(line(at))) {
        const std::size_t first = at;
        at = std::min(end_of(at, end, "*/"), end - 1);
        add_comment(span_of(first, at + 1));
        continue;
      }
      if (line(at).starts_with("??")) {  // What is asked of the answer.
        hide_lines(at, at + 1);
        continue;
      }
      if (auto wrong = read_header(lines_[at], headers)) return wrong;
    }
    return std::nullopt;
  }

  std::optional<Document> read_request_line(std::size_t& at, std::size_t end, Request& request) {
    request.line = trimmed_span(text_, lines_[at++]);
    const RequestLine parts = split_request_line(text_, request.line);
    if (parts.target.size() == 0) return broken(request.line, kNoTarget);
    request.method_span = parts.method;
    request.method = parts.method.size() == 0 ? "GET" : upper(slice(text_, parts.method));
    request.target_span = parts.target;
    if (has_stray_blank(text_, request.target_span)) return broken(request.line, kNotARequestLine);
    FilledTarget filled(text_, values_);
    filled.add(request.target_span);
    // A long query may go on, one `?a=b` or `&c=d` a line.
    for (; at < end; ++at) {
      const Span more = trimmed_span(text_, lines_[at]);
      const bool goes_on =
          more.begin != lines_[at].begin && more.size() != 0 && (text_[more.begin] == '?' || text_[more.begin] == '&');
      if (!goes_on) break;
      filled.add(more);
      add_target(more, false);
    }
    for (const FilledTarget::Unknown& unknown : filled.unknown()) notice(unknown.name, unknown.at, unknown.style);
    const std::string& target = filled.text();
    if (target.size() > options_.limits.max_bytes) {
      return broken(request.line, kFilledTooLarge, {std::to_string(options_.limits.max_bytes)});
    }
    HttpTarget split = split_target(target);
    if (split.has_other_scheme) return broken(request.line, kOtherScheme);
    if (split.has_fragment)
      notices_.push_back({source_->position(request.target_span.begin), fill(kFragment, options_.language, {})});
    request.host = std::move(split.host);
    request.target = std::move(split.path);
    const std::size_t added = split.has_slash ? 0 : 1;
    request.written = filled.written(split.skipped, request.target.size() - added, added);
    add_target(request.target_span, split.has_user);
    return std::nullopt;
  }

  void add_comment(Span comment) {
    if (comment_may_hold_secret(slice(text_, comment))) secrets_.push_back({comment, {}});
  }

  Span span_of(std::size_t first, std::size_t end) const { return {lines_[first].begin, lines_[end - 1].end}; }
  void hide_lines(std::size_t first, std::size_t end) {
    if (first < end) secrets_.push_back({span_of(first, end), {}});
  }

  void add_target(Span target, bool has_user) {
    std::vector<Span> secrets = secrets_of_url(text_, target, slice(text_, target));
    if (has_user) secrets = {target};
    for (const Span secret : secrets) secrets_.push_back({secret, std::string(kUrlSecret)});
  }

  std::optional<Document> read_header(Span line, std::vector<Header>& headers) {
    const std::size_t colon = text_.find(':', line.begin);
    if (colon >= line.end || colon == line.begin) return broken(line, kNotAHeader);
    Header header;
    header.name_span = {line.begin, colon};
    header.value_span = trimmed_span(text_, {colon + 1, line.end});
    header.name = slice(text_, header.name_span);
    if (header.name.find_first_of(" \t\"{},") != std::string::npos) return broken(line, kNotAHeader);
    add_secret(header.name, header.value_span);
    header.value = expanded(header.value_span);
    headers.push_back(std::move(header));
    return std::nullopt;
  }

  // What follows the blank line, up to the next request or to what is said of the response. Comments and variables
  // after it are none of it.
  Document read_body(std::size_t at, std::size_t end, bool is_request) {
    while (at < end && is_blank(at)) ++at;
    std::size_t last = at;
    while (last < end && !is_of_response(line(last)) && !find_status(line(last))) ++last;
    std::size_t rest = last;
    while (rest < end && !find_status(line(rest))) ++rest;
    hide_lines(last, rest);  // Scripts, and where the answer goes.
    last = without_trailing(at, last);
    Document document;
    document.has_body = last > at;
    if (!document.has_body) {
      const std::size_t place = at < lines_.size() ? lines_[at].begin : text_.size();
      document.body = {place, place};
      return document;
    }
    if (names_outside_body(line(at))) {
      const bool is_read = is_request && last - at == 1 && outside_bytes_ <= kMostOutside * options_.limits.max_bytes;
      if (!is_read) return broken(lines_[at], kBodyInFile);
      OutsideBody read = read_outside_body(path_, *source_, lines_[at], values_, options_);
      if (read.around.problem) return std::move(read.around);
      outside_bytes_ += read.around.json().size();
      outside_ = std::move(read.outside);
      return std::move(read.around);
    }
    fill_body(document, *source_, {lines_[at].begin, lines_[last - 1].end}, values_, options_.language);
    return document;
  }

  // Where the lines from `first` to `last` end without blanks, comments and variables.
  std::size_t without_trailing(std::size_t first, std::size_t last) {
    while (last > first) {
      const std::string_view text = line(last - 1);
      if (const auto definition = find_definition(text_, lines_[last - 1])) {
        add_definition(*definition);
      } else if (text.ends_with("*/")) {
        std::size_t opening = last - 1;
        while (opening > first && !opens_comment(line(opening))) --opening;
        if (!opens_comment(line(opening))) break;
        add_comment(span_of(opening, last));
        last = opening + 1;
      } else if (is_comment(text)) {
        add_comment(lines_[last - 1]);
      } else if (!is_blank(last - 1)) {
        break;
      }
      --last;
    }
    return last;
  }

  void hand_out(std::vector<Document> documents, const Take& take) const {
    std::size_t number = 0;
    const auto is_response = [](const Document& document) { return document.response.has_value(); };
    const bool only_responses = options_.responses && std::any_of(documents.begin(), documents.end(), is_response);
    const auto is_outside = [](const Document& document) { return document.side == Side::outside; };
    const auto outside = std::count_if(documents.begin(), documents.end(), is_outside);
    const bool has_several = documents.size() - static_cast<std::size_t>(outside) > 1;
    for (Document& document : documents) {
      const bool is_of_this_file = document.side != Side::outside;
      if (is_of_this_file && (!document.response || number == 0)) ++number;
      if (is_of_this_file) document.path = path_;
      if (is_of_this_file) document.source = source_;
      document.label = label_of(document, number, has_several);
    }
    // So the documents of one file stand together.
    std::stable_partition(documents.begin(), documents.end(), std::not_fn(is_outside));
    for (Document& document : documents) {
      if (only_responses && !document.response) continue;
      if (!take(std::move(document))) return;
    }
  }

  std::string label_of(const Document& document, std::size_t number, bool has_several) const {
    const bool is_request = document.request && !document.response;
    const std::string_view name = is_request ? std::string_view(document.request->name) : std::string_view();
    if (document.response) return fill(kResponseLabel, options_.language, {std::to_string(number)});
    if (!name.empty()) {
      const std::string_view safe = comment_may_hold_secret(name) ? kSecretMask : name;
      return fill(kNamedRequestLabel, options_.language, {std::to_string(number), safe});
    }
    return has_several ? fill(kRequestLabel, options_.language, {std::to_string(number)}) : std::string();
  }

  std::string path_;
  std::shared_ptr<const SourceText> source_;
  std::string_view text_;
  const Options& options_;
  std::vector<Span> lines_;
  Definitions variables_;
  const Values& values_;
  std::vector<Secret> secrets_;
  std::vector<Notice> notices_;
  std::optional<Document> outside_;  ///< The body of the last one, where it is a file of its own.
  std::size_t outside_bytes_ = 0;    ///< Of all such bodies.
  std::optional<Request> answered_;  ///< The last one read: what the next response answers.
  std::string name_;                 ///< Of the next request, from `### name`.
};

}  // namespace

void read_http(const std::string& path, std::shared_ptr<const SourceText> source, const Options& options,
               const Take& take) {
  HttpReader(path, std::move(source), options).run(take);
}

}  // namespace ocpv::input
