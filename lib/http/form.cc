#include "http/form.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/limits.h"
#include "http/headers.h"
#include "json/document.h"

namespace ocpv::http {
namespace {

// Takes the text up to the next line end off the front.
std::string_view take_line(std::string_view& text) noexcept {
  std::string_view line = take_until(text, '\n');
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// `name` of `form-data; name="file"; filename="a;b"`. Quotes protect the semicolons in them.
std::string_view parameter(std::string_view header, std::string_view name) noexcept {
  while (!header.empty()) {
    bool quoted = false;
    std::size_t end = 0;
    for (; end < header.size() && (quoted || header[end] != ';'); ++end) {
      if (header[end] == '"') quoted = !quoted;
    }
    const std::string_view piece = trimmed(header.substr(0, end), kBlanks);
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::size_t equals = piece.find('=');
    if (equals == std::string_view::npos || !same_but_case(trimmed(piece.substr(0, equals), kBlanks), name)) continue;
    std::string_view value = trimmed(piece.substr(equals + 1), kBlanks);
    if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"')) value = value.substr(1, value.size() - 2);
    return value;
  }
  return {};
}

// The name of a part whose headers begin here; takes them off.
std::string_view take_name(std::string_view& text) noexcept {
  constexpr std::string_view kHeader = "content-disposition:";
  std::string_view name;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) break;
    const std::size_t size = std::min(line.size(), kHeader.size());
    if (same_but_case(line.substr(0, size), kHeader)) name = parameter(line.substr(size), "name");
  }
  return name;
}

bool contains(json::Value list, std::string_view name) {
  return std::any_of(list.begin(), list.end(), [&](json::Value one) { return one.string() == name; });
}

}  // namespace

Result<std::vector<FormField>> read_form_fields(std::string_view schema) {
  std::vector<FormField> fields;
  if (schema.find("\"contentEncoding\"") == std::string_view::npos) return fields;
  Limits limits;
  limits.max_bytes = kMostBytes;
  OCPV_TRY(document, json::parse(schema, limits));
  const json::Value properties = document.root().find("properties"), required = document.root().find("required");
  bool has_file = false;
  for (const json::Value property : properties) {
    has_file = has_file || property.find("contentEncoding").present();
    fields.push_back({std::string(property.key()), contains(required, property.key())});
  }
  if (!has_file) fields.clear();
  return fields;
}

bool is_media_type(std::string_view content_type, std::string_view media_type) noexcept {
  return same_but_case(trimmed(content_type.substr(0, content_type.find(';')), kBlanks), media_type);
}

std::string_view boundary_of(std::string_view content_type) noexcept { return parameter(content_type, "boundary"); }

std::optional<std::vector<std::string_view>> form_part_names(std::string_view body, std::string_view boundary) {
  const std::string delimiter = "--" + std::string(boundary), last = delimiter + "--";
  std::vector<std::string_view> names;
  bool begun = false;
  while (!body.empty()) {
    const std::string_view line = take_line(body);
    const std::string_view text = trimmed(line, kBlanks);
    if (begun && text == last) return names;
    if (text != delimiter) continue;
    begun = true;
    names.push_back(take_name(body));
  }
  return std::nullopt;
}

}  // namespace ocpv::http
