#include "input/http_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/placeholder.h"

namespace ocpv::input {
namespace {

// Without ` HTTP/1.1`.
Span without_version(std::string_view text, Span rest) {
  const std::size_t version = slice(text, rest).rfind(" HTTP/");
  return version == std::string_view::npos ? rest : trimmed_span(text, {rest.begin, rest.begin + version});
}

}  // namespace

std::vector<Span> http_lines(std::string_view text) {
  std::vector<Span> lines;
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    lines.push_back({at, end});
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

Span trimmed_span(std::string_view text, Span span) {
  while (span.size() != 0 && is_blank(text[span.begin])) ++span.begin;
  while (span.size() != 0 && is_blank(text[span.end - 1])) --span.end;
  return span;
}

bool is_separator(std::string_view line) { return line.starts_with("###"); }

bool is_comment(std::string_view line) { return line.starts_with('#') || line.starts_with("//"); }

bool opens_comment(std::string_view line) { return line.starts_with("/*"); }

std::optional<int> find_status(std::string_view line) {
  constexpr std::string_view kMark = "HTTP";
  if (!line.starts_with(kMark)) return std::nullopt;
  line.remove_prefix(kMark.size());
  if (line.starts_with('/')) {
    line.remove_prefix(1);
    const std::size_t version = std::min(line.find_first_not_of("0123456789."), line.size());
    if (version == 0) return std::nullopt;
    line.remove_prefix(version);
  }
  const std::size_t digits = line.find_first_not_of(kBlanks);
  if (digits == 0 || digits == std::string_view::npos) return std::nullopt;
  line.remove_prefix(digits);
  constexpr std::size_t kDigits = 3;
  if (line.size() < kDigits || (line.size() > kDigits && !is_blank(line[kDigits]))) return std::nullopt;
  int status = 0;
  for (const char c : line.substr(0, kDigits)) {
    if (c < '0' || c > '9') return std::nullopt;
    status = status * 10 + (c - '0');
  }
  return status;
}

bool opens_script(std::string_view line) {
  return line.starts_with("{{@") || line.starts_with("{{+") || ocpv::trimmed(line, kBlanks) == "{{";
}

bool is_of_response(std::string_view line) {
  return line.starts_with("> ") || line.starts_with(">> ") || line.starts_with(">>! ") || line.starts_with("<> ") ||
         line.starts_with("??") || opens_script(line);
}

std::optional<HttpDefinition> find_definition(std::string_view text, Span line) {
  if (!slice(text, line).starts_with('@')) return std::nullopt;
  const std::size_t equals = text.find('=', line.begin);
  if (equals >= line.end) return std::nullopt;
  return HttpDefinition{trimmed_span(text, {line.begin + 1, equals}), trimmed_span(text, {equals + 1, line.end})};
}

Span find_request_name(std::string_view text, Span line) {
  constexpr std::string_view kMark = "@name";
  std::string_view rest = slice(text, line);
  rest.remove_prefix(std::min(rest.find_first_not_of("#/ \t"), rest.size()));
  if (!rest.starts_with(kMark) || rest.size() == kMark.size()) return {line.end, line.end};
  const std::size_t start = line.end - rest.size() + kMark.size();
  if (!is_blank(text[start]) && text[start] != '=') return {line.end, line.end};
  Span name = trimmed_span(text, {start, line.end});
  if (name.size() != 0 && text[name.begin] == '=') name = trimmed_span(text, {name.begin + 1, name.end});
  return name;
}

RequestLine split_request_line(std::string_view text, Span line) {
  std::size_t word = line.begin;
  while (word < line.end && is_letter(text[word])) ++word;
  if (word == line.end) return {line, {line.end, line.end}};
  if (word == line.begin || !is_blank(text[word])) return {{line.begin, line.begin}, without_version(text, line)};
  return {{line.begin, word}, without_version(text, trimmed_span(text, {word, line.end}))};
}

bool has_stray_blank(std::string_view text, Span target) {
  std::size_t at = target.begin;
  while (at < target.end) {
    const std::size_t blank = text.find_first_of(kBlanks, at);
    if (blank >= target.end) return false;
    const std::size_t open = text.find("{{", at);
    if (open > blank) return true;
    at = std::min(text.find("}}", open), target.end);
  }
  return false;
}

namespace {

// A variable may hold anything.
bool may_be_http(std::string_view scheme) {
  return same_but_case(scheme, "http") || same_but_case(scheme, "https") || has_placeholder(scheme);
}

bool may_be_port(std::string_view text) { return is_digits(text) || has_placeholder(text); }

}  // namespace

HttpTarget split_target(std::string_view target) {
  HttpTarget out;
  const std::string_view whole = target;
  out.has_fragment = target.find('#') != std::string_view::npos;
  target = target.substr(0, target.find('#'));
  const std::size_t scheme = target.find("://");
  const bool has_scheme = scheme != std::string_view::npos && scheme < target.find('/') && scheme < target.find('?');
  out.has_other_scheme = has_scheme && !may_be_http(target.substr(0, scheme));
  if (has_scheme) target.remove_prefix(scheme + 3);
  if (!has_scheme && target.starts_with('/')) {
    out.path = target;
    return out;
  }
  const std::size_t path = std::min(target.find_first_of("/?"), target.size());
  const std::string_view host = target.substr(0, path);
  // `http:/host`, `https:host`
  const std::string_view before_colon = host.substr(0, host.find(':'));
  out.has_other_scheme =
      out.has_other_scheme ||
      (!has_scheme && before_colon.size() < host.size() && !may_be_port(host.substr(before_colon.size() + 1)) &&
       (same_but_case(before_colon, "http") || same_but_case(before_colon, "https")));
  const std::size_t user = host.rfind('@');
  out.host = host.substr(user == std::string_view::npos ? 0 : user + 1);
  // A password may hold the `#` of a fragment.
  out.has_user =
      whole.substr(0, whole.find_first_of("/?", has_scheme ? scheme + 3 : 0)).find('@') != std::string_view::npos;
  out.path = target.substr(path);
  out.skipped = (has_scheme ? scheme + 3 : 0) + path;
  out.has_slash = out.path.starts_with('/');
  if (!out.has_slash) out.path.insert(0, "/");
  return out;
}

}  // namespace ocpv::input
