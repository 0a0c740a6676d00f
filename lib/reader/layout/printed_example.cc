#include "reader/layout/printed_example.h"

#include <algorithm>
#include <array>

#include "base/profile.h"
#include "base/uri.h"
#include "reader/layout/request_line.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

/// A request target in a fence (`GET /api/...`, `api/v2/...`), or nothing.
std::string target_in(std::string_view text) {
  text = trimmed(text);
  if (auto line = read_request_line(text)) return line->method + " " + line->target;
  if (text.starts_with("/") || text.starts_with("api/") || text.starts_with("http"))
    return printed_target(text, " \n\t");
  return {};
}

struct CurlParts {
  std::string method, url, body;  ///< `method` only where a flag names it.
};

/// `curl ... 'URL' ... --data-raw '{...}'`.
CurlParts read_curl(std::string_view text) {
  CurlParts parts;
  for (const std::string_view flag : {"--data-raw", "--data-binary", "--data", "-d "}) {
    const std::size_t at = text.find(flag);
    if (at == std::string_view::npos) continue;
    const std::size_t open = text.find_first_of("'\"", at + flag.size());
    if (open == std::string_view::npos) break;
    const std::size_t close = text.rfind(text[open]);
    if (close > open) parts.body = std::string(trimmed(text.substr(open + 1, close - open - 1)));
    break;
  }
  // What is sent may hold a URL, too.
  const std::size_t sent = parts.body.empty() ? text.size() : text.find(parts.body);
  std::size_t http = text.find("http");
  if (http != std::string_view::npos && http >= sent && http < sent + parts.body.size())
    http = text.find("http", sent + parts.body.size());
  if (http != std::string_view::npos) {
    parts.url = printed_target(text.substr(http), "'\" \n");
    for (const std::string_view flag : {"-X ", "--request "}) {
      const std::size_t at = text.find(flag);
      const std::string_view word = at == std::string_view::npos ? "" : trimmed(text.substr(at + flag.size(), 12));
      for (const std::string_view method : kHttpMethods) {
        if (bare(word).starts_with(method)) parts.method = method;
      }
    }
  }
  return parts;
}

std::uint32_t lines_before(std::string_view text, std::string_view part) {
  const std::size_t at = text.find(part);
  if (at == std::string_view::npos) return 0;
  return static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

}  // namespace

bool is_target(std::string_view text, std::string_view documented) {
  if (contains(text, kApiRoot) || text.starts_with("http")) return true;
  if (auto line = read_request_line(text)) return line->target.starts_with("/") || line->target.starts_with("api/");
  if (!text.starts_with("/")) return text.starts_with("api/");
  const std::vector<std::string> steps = split(documented, '/');
  return std::any_of(steps.begin(), steps.end(), [&](const std::string& step) {
    return step.size() > 2 && !step.starts_with('{') && contains(text, "/" + step);
  });
}

/// Reads a fence of an example section. `url` is what was printed before it.
PageExample read_example(const page::Block& block, bool response, std::string url, std::uint32_t url_line) {
  PageExample example{
      .response = response, .url = std::move(url), .url_line = url_line, .text = {}, .line = block.fence.first_line};
  const std::string_view text = block.fence.text;
  const std::string_view start = trimmed(text);
  if (start.starts_with("curl")) {
    CurlParts parts = read_curl(text);
    example.url = parts.method.empty() || parts.url.empty() ? parts.url : parts.method + " " + parts.url;
    example.url_line = block.fence.first_line + lines_before(text, parts.url);
    example.text = parts.body;
    if (!parts.body.empty()) example.line += lines_before(text, parts.body);
  } else if (std::string target = response ? "" : target_in(text); !target.empty()) {
    example.url = target;
    example.url_line = block.fence.first_line;
    const std::size_t body = text.find_first_of("{[", std::min(text.find('\n'), text.size()));
    if (body != std::string_view::npos && text.find('\n') < body) {
      example.text = std::string(text.substr(body));
      example.line += lines_before(text, text.substr(body));
    }
  } else {
    example.text = std::string(text);
  }
  return example;
}

bool looks_like_response(std::string_view text) {
  return contains(text, "\"traceId\"") || contains(text, "\"successful\"");
}

}  // namespace ocpv::reader
