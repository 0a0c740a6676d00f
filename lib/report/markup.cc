#include "report/markup.h"

#include "base/utf8.h"

namespace ocpv::report {
namespace {

// XML 1.0, section 2.2. DEL and the C1 controls are allowed there, but do nothing good in a page.
bool allowed(char32_t c) noexcept {
  if (c < 0x20) return c == '\t' || c == '\n';
  if (c >= 0x7F && c < 0xA0) return false;
  return c != 0xFFFE && c != 0xFFFF;
}

}  // namespace

std::string markup(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    switch (point.value) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      default:
        append_utf8(out, allowed(point.value) ? point.value : U'\uFFFD');
    }
  }
  return out;
}

}  // namespace ocpv::report
