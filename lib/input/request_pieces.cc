#include "input/request_pieces.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/ascii.h"

namespace ocpv::input {
namespace {

constexpr std::string_view kBoundary = "form-boundary";

// What a name says, and nothing that a form cannot hold.
void append_part(std::string& body, std::string_view name) {
  body += "--" + std::string(kBoundary) + "\nContent-Disposition: form-data; name=\"";
  for (const char c : name) body += c == '"' || c == '\r' || c == '\n' ? '_' : c;
  body += "\"\n\n\n";
}

}  // namespace

std::string with_path_variables(std::string_view target, const PathVariables& variables) {
  const std::size_t end = std::min(target.find('?'), target.size());
  std::string out;
  std::size_t at = 0;
  while (at < end) {
    const std::size_t next = std::min(target.find('/', at + 1), end);
    const std::string_view segment = target.substr(at, next - at);
    at = next;
    if (segment.size() < 3 || !segment.starts_with("/:")) {
      out += segment;
      continue;
    }
    const std::string_view name = segment.substr(2);
    const auto found = variables.find(name);
    const bool has_value = found != variables.end() && !found->second.empty();
    out += has_value ? "/" + std::string(found->second) : "/{{" + std::string(name) + "}}";
  }
  return out + std::string(target.substr(end));
}

std::string with_blanks_encoded(std::string target) {
  if (target.find(' ') == std::string::npos || target.find("{{") != std::string::npos) return target;
  std::string out;
  for (const char c : target) {
    if (c == ' ') {
      out += "%20";
    } else {
      out += c;
    }
  }
  return out;
}

bool has_header(const Request& request, std::string_view lower_name) {
  return std::any_of(request.headers.begin(), request.headers.end(),
                     [&](const Header& header) { return lower(header.name) == lower_name; });
}

void add_type(std::string_view type, Span at, Request& request) {
  if (has_header(request, "content-type")) return;
  request.headers.push_back({"Content-Type", std::string(type), at, at});
}

void put_form(const std::vector<std::string_view>& names, bool is_multipart, Span fields, Span at, Request& request,
              Document& document) {
  if (names.empty()) return;
  std::string text;
  for (const std::string_view name : names) {
    if (is_multipart) {
      append_part(text, name);
    } else {
      text += (text.empty() ? "" : "&") + std::string(name) + "=";
    }
  }
  if (is_multipart) text += "--" + std::string(kBoundary) + "--\n";
  std::erase_if(request.headers, [&](const Header& header) {  // Clients put their own boundary in.
    return is_multipart && lower(header.name) == "content-type" && header.value == "multipart/form-data";
  });
  add_type(
      is_multipart ? "multipart/form-data; boundary=" + std::string(kBoundary) : "application/x-www-form-urlencoded",
      at, request);
  document.has_body = true;
  document.body = {0, text.size()};
  document.written = std::make_shared<const std::string>(std::move(text));
  document.map = PositionMap(SplicedMap{fields.begin, {{document.body, fields}}, true});
}

}  // namespace ocpv::input
