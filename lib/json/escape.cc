#include "json/escape.h"

#include "base/ascii.h"
#include "base/utf8.h"

namespace ocpv::json {
namespace {

// JSON allows all of these but the first but unescaped; a terminal that is shown the document does not.
bool is_unsafe(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void append_escape(std::string& out, char32_t c) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHexDigits[c >> shift & 0xF];
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out.reserve(out.size() + text.size() + 2);
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20) {
      append_escape(out, byte);
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

std::string quoted(std::string_view text) {
  std::string out;
  append_quoted(out, text);
  return out;
}

void append_quoted_safely(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t run = printable_run(text.substr(at), '"', '\\'); run != 0) {
      out.append(text, at, run);
      at += run;
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    switch (point.value) {
      case U'"':
        out += "\\\"";
        break;
      case U'\\':
        out += "\\\\";
        break;
      case U'\n':
        out += "\\n";
        break;
      case U'\r':
        out += "\\r";
        break;
      case U'\t':
        out += "\\t";
        break;
      default:
        if (is_unsafe(point.value)) {
          append_escape(out, point.value);
        } else {
          append_utf8(out, point.value);
        }
    }
    at += point.size;
  }
  out += '"';
}

std::string quoted_safely(std::string_view text) {
  std::string out;
  append_quoted_safely(out, text);
  return out;
}

void append_token(std::string& pointer, std::string_view token) {
  pointer += '/';
  if (token.find_first_of("~/") == std::string_view::npos) {
    pointer += token;
    return;
  }
  for (const char c : token) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

void append_token(std::string& pointer, std::size_t index) { append_token(pointer, std::to_string(index)); }

std::string token_of(std::string_view name) {
  std::string pointer;
  append_token(pointer, name);
  return pointer.substr(1);
}

std::string name_of_token(std::string_view token) {
  std::string name;
  for (std::size_t at = 0; at < token.size(); ++at) {
    const bool is_escape = token[at] == '~' && at + 1 < token.size() && (token[at + 1] == '0' || token[at + 1] == '1');
    name += !is_escape ? token[at] : token[++at] == '0' ? '~' : '/';
  }
  return name;
}

}  // namespace ocpv::json
