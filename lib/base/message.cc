#include "base/message.h"

#include "base/utf8.h"

namespace ocpv {

std::string fill(std::string_view text, std::initializer_list<std::string_view> arguments) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_mark = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}' && text[at + 1] >= '0' &&
                         static_cast<std::size_t>(text[at + 1] - '0') < arguments.size();
    if (!is_mark) {
      out += text[at];
      continue;
    }
    out += arguments.begin()[text[at + 1] - '0'];
    at += 2;
  }
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) {
      const CodePoint point = decode_utf8(text, at);
      append_utf8(out, point.value);
      at += point.size;
      continue;
    }
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += text[at];
    } else if (byte == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += text[at];
    }
    ++at;
  }
  out += '"';
}

}  // namespace ocpv
