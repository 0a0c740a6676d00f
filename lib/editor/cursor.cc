#include "editor/cursor.h"

#include <algorithm>

#include "editor/spots.h"

namespace ocpv::editor {
namespace {

bool begins_document(std::string_view text, std::size_t at) {
  const std::string_view line = text.substr(at, 4);
  return line.starts_with("---") && (line.size() == 3 || line[3] == ' ' || line[3] == '\r' || line[3] == '\n');
}

// The lines between two `---`.
Bytes yaml_document(std::string_view text, std::size_t byte) {
  Bytes out{0, text.size()};
  for (std::size_t at = 0; at < text.size(); at = std::min(text.find('\n', at), text.size() - 1) + 1) {
    if (!begins_document(text, at)) continue;
    if (at > byte) {
      out.last = at;
      break;
    }
    out.first = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  return out;
}

Cursor cursor_in_line(const JudgedPart& part, std::string_view text, std::size_t byte) {
  const Bytes line = bytes_of(part.document, {0, part.document.source->text().size()});
  return cursor_in_json(text, line.first, line.last, byte);
}

// The body of a request ends where the next one begins.
Cursor cursor_in_request(const JudgedPart& part, std::string_view text, std::size_t byte) {
  if (!part.document.has_body || part.document.source == nullptr) return {};
  const Bytes body = body_of(part.document);
  const std::size_t last = std::min(text.find("\n###", body.first), text.size());
  if (byte < body.first || byte > last) return {};
  return cursor_in_json(text, body.first, last, byte);
}

Cursor yaml_cursor(std::string_view text, std::size_t byte) {
  const Bytes document = yaml_document(text, byte);
  const std::size_t first = text.find_first_not_of(" \t\r\n", document.first);
  if (first < document.last && text[first] == '{') {
    Cursor cursor = cursor_in_json(text, first, document.last, byte);
    cursor.is_yaml = true;
    return cursor;
  }
  return cursor_in_yaml(text, document.first, document.last, byte);
}

}  // namespace

Cursor cursor_in(const JudgedPart& part, std::string_view text, std::size_t byte) {
  using input::Kind;
  if (part.kind == Kind::http) return cursor_in_request(part, text, byte);
  if (part.document.request) return {};  // A client's file about a request.
  if (part.kind == Kind::json) return cursor_in_json(text, 0, text.size(), byte);
  if (part.kind == Kind::json_lines && part.document.source != nullptr) return cursor_in_line(part, text, byte);
  if (part.kind == Kind::yaml) return yaml_cursor(text, byte);
  return {};
}

}  // namespace ocpv::editor
