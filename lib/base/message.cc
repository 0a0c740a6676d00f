#include "base/message.h"

namespace ocpv {

std::string fill(std::string_view text, std::span<const std::string_view> arguments) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_mark = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}' && text[at + 1] >= '0' &&
                         static_cast<std::size_t>(text[at + 1] - '0') < arguments.size();
    if (!is_mark) {
      out += text[at];
      continue;
    }
    out += arguments[static_cast<std::size_t>(text[at + 1] - '0')];
    at += 2;
  }
  return out;
}

}  // namespace ocpv
