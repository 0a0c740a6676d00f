#include "reader/layout/request_line.h"

#include <algorithm>
#include <array>

#include "base/uri.h"
#include "reader/words/text.h"

#include "base/ascii.h"

namespace ocpv::reader {
namespace {

using page::Block;
using page::Piece;

constexpr auto kMethodLabels = std::to_array<std::string_view>(
    {"method", "http method", "request method", "请求方式", "请求方法", "请求类型", "方法"});
constexpr auto kTargetLabels = std::to_array<std::string_view>(
    {"url", "uri", "path", "endpoint", "request url", "request uri", "request path", "api path", "请求地址", "请求路径",
     "请求url", "请求 url", "接口地址", "接口路径", "地址", "路径"});

bool is_method(std::string_view word) {
  return std::find(kHttpMethods.begin(), kHttpMethods.end(), word) != kHttpMethods.end();
}

/// A target up to the first blank or quote; empty when the text is none.
std::string target_at(std::string_view text) {
  text = trimmed(text);
  while (text.starts_with("`") || text.starts_with("\"")) text = trimmed(text.substr(1));
  text = text.substr(0, std::min(text.find_first_of(" \t\n\r\"`"), text.size()));
  for (const std::string_view end : {"。", "，", "；"}) text = text.substr(0, std::min(text.find(end), text.size()));
  const bool target =
      text.size() > 1 && (text.starts_with('/') || text.starts_with("http://") || text.starts_with("https://"));
  return target ? std::string(text) : std::string();
}

bool is_name_character(char c) { return is_word(c) || c == '-' || c == '.'; }

/// One segment of a path: `:name`, `<name>` and `${name}` as `{name}`.
std::string segment_in_braces(std::string_view segment) {
  std::string_view name;
  if (segment.starts_with(":")) {
    name = segment.substr(1);
  } else if (segment.starts_with("<") && segment.ends_with(">")) {
    name = segment.substr(1, segment.size() - 2);
  } else if (segment.starts_with("${") && segment.ends_with("}")) {
    name = segment.substr(2, segment.size() - 3);
  } else if (segment.starts_with("{{") && segment.ends_with("}}")) {
    name = segment.substr(2, segment.size() - 4);
  }
  if (name.empty() || !std::all_of(name.begin(), name.end(), is_name_character)) return std::string(segment);
  return "{" + std::string(name) + "}";
}

std::string without_regex(std::string_view path) {
  std::string result;
  int depth = 0;
  bool skipping = false;
  for (const char c : path) {
    if (c == '{') ++depth;
    if (c == '}' && depth > 0) --depth;
    if (depth == 0) skipping = false;
    if (depth >= 1 && c == ':') skipping = true;
    if (!skipping) result += c;
  }
  return result;
}

/// Scheme, host and query taken off.
std::string_view path_alone(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    target.remove_prefix(scheme.size());
    target = target.substr(std::min(target.find('/'), target.size()));
  }
  // A `?` inside braces belongs to a regex.
  int depth = 0;
  for (std::size_t at = 0; at < target.size(); ++at) {
    depth += target[at] == '{' ? 1 : target[at] == '}' ? -1 : 0;
    if (depth <= 0 && (target[at] == '?' || target[at] == '#')) return target.substr(0, at);
  }
  return target;
}

/// A word that stands for itself: not `xxx`, `{id}` or `***`.
bool is_fixed(std::string_view value) {
  return value.size() > 1 && is_letter(value.front()) && std::all_of(value.begin(), value.end(), is_name_character) &&
         value.find_first_not_of("xX") != std::string_view::npos;
}

/// `2021-01-02 03:04:05`: a blank within a time, as people print it in a query.
bool is_within_time(std::string_view text, std::size_t blank) {
  const auto fits = [&](std::string_view form, std::size_t from) {
    if (from > text.size() || text.size() - from < form.size()) return false;
    for (std::size_t at = 0; at < form.size(); ++at) {
      if (form[at] == '0' ? !is_digit(text[from + at]) : text[from + at] != form[at]) return false;
    }
    return true;
  };
  constexpr std::string_view kDate = "0000-00-00";
  return blank >= kDate.size() && fits(kDate, blank - kDate.size()) && fits("00:00", blank + 1) &&
         text.substr(0, blank).find('?') != std::string_view::npos;
}

}  // namespace

std::string with_times_whole(std::string_view text) {
  std::string whole;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_inner = text[at] == ' ' && is_within_time(text, at);
    whole += is_inner ? "%20" : std::string(1, text[at]);
  }
  return whole;
}

std::string printed_target(std::string_view text, std::string_view ends) {
  std::string target;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_end = contains(ends, text.substr(at, 1));
    if (is_end && !(text[at] == ' ' && is_within_time(text, at))) break;
    target += text[at] == ' ' ? "%20" : std::string(1, text[at]);
  }
  return target;
}

std::optional<RequestLine> read_request_line(std::string_view text) {
  text = trimmed(text);
  for (const std::string_view method : kHttpMethods) {
    if (!text.starts_with(method) || text.size() <= method.size() || is_word(text[method.size()])) continue;
    const std::string_view target = trimmed(text.substr(method.size()));
    if (target.empty()) return std::nullopt;
    return RequestLine{std::string(method), printed_target(target, " \t\n\"")};
  }
  return std::nullopt;
}

std::vector<RequestLine> find_operations(const Block& block) {
  std::vector<RequestLine> found;
  const auto take = [&](std::string_view text) {
    text = trimmed(text);
    const std::size_t end = std::min(text.find_first_of(" \t:"), text.size());
    const std::string method = upper(text.substr(0, end));
    if (!is_method(method) || end == text.size()) return;
    std::string_view rest = trimmed(text.substr(end));
    if (rest.starts_with(":")) rest = trimmed(rest.substr(1));
    if (std::string target = target_at(rest); !target.empty()) found.push_back({method, std::move(target)});
  };
  for (const Piece& piece : block.text.pieces) {
    if (piece.kind == Piece::Kind::code) take(piece.text);
  }
  if (!found.empty()) return found;
  const std::string& text = block.kind == Block::Kind::fence ? block.fence.text : block.text.plain;
  for (const std::string& line : split(text, '\n')) take(line);
  return found;
}

LabelledLine read_labelled_line(std::string_view text) {
  LabelledLine found;
  std::size_t colon = text.find(':');
  std::size_t length = 1;
  if (const std::size_t wide = text.find("："); wide < colon) colon = wide, length = 3;
  if (colon == std::string_view::npos) return found;
  const std::string label = lower(bare(text.substr(0, colon)));
  const std::string_view value = trimmed(text.substr(colon + length));
  const auto is_one_of = [&](const auto& labels) {
    return std::find(labels.begin(), labels.end(), label) != labels.end();
  };
  if (is_one_of(kMethodLabels) && is_method(upper(bare(value)))) found.method = upper(bare(value));
  if (is_one_of(kTargetLabels)) {
    const std::size_t slash = value.find_first_of("/h");
    if (slash != std::string_view::npos) found.target = target_at(value.substr(slash));
  }
  return found;
}

std::string media_type_in(std::string_view text) {
  const std::string folded = lower(text);
  for (const std::string_view type : {"application/", "multipart/", "text/"}) {
    const std::size_t at = find_word(folded, type);
    if (at == std::string::npos) continue;
    std::size_t end = at + type.size();
    while (end < folded.size() && (is_word(folded[end]) || contains("-+.", folded.substr(end, 1)))) ++end;
    while (end > at && folded[end - 1] == '.') --end;
    if (end > at + type.size()) return folded.substr(at, end - at);
  }
  return {};
}

std::string path_of_target(std::string_view target) {
  std::string path;
  for (const std::string& segment : split(without_regex(path_alone(target)), '/'))
    path += (path.empty() && segment.empty() ? "" : "/") + segment_in_braces(segment);
  if (path.starts_with("//")) path.erase(0, 1);
  return path.empty() ? "/" : path;
}

std::vector<std::pair<std::string, std::string>> fixed_parameters(std::string_view target) {
  std::vector<std::pair<std::string, std::string>> found;
  const std::size_t query = target.find('?');
  if (query == std::string_view::npos) return found;
  for (const std::string& part : split(target.substr(query + 1), '&')) {
    const std::size_t is = part.find('=');
    if (is == std::string::npos || is == 0) continue;
    const std::string value = part.substr(is + 1);
    if (is_fixed(value)) found.emplace_back(part.substr(0, is), value);
  }
  return found;
}

std::vector<std::string> digit_names(std::string_view target) {
  std::vector<std::string> names;
  for (std::size_t open = target.find('{'); open != std::string_view::npos; open = target.find('{', open + 1)) {
    const std::size_t colon = target.find_first_of(":/}", open);
    if (colon == std::string_view::npos || target[colon] != ':') continue;
    std::string regex(target.substr(colon + 1, target.find_first_of("/}", colon) - colon - 1));
    std::erase(regex, '\\');  // Pages escape the backslash once, twice, or not at all.
    if (regex == "[d]+" || regex == "d+" || regex == "[0-9]+")
      names.emplace_back(target.substr(open + 1, colon - open - 1));
  }
  return names;
}

}  // namespace ocpv::reader
