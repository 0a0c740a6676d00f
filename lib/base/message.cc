#include "base/message.h"

#include <cstdint>

namespace ocpv {

std::size_t argument_at(std::string_view text, std::size_t at) noexcept {
  const std::string_view mark = text.substr(at, kMarkSize);
  const bool is_mark = mark.size() == kMarkSize && mark[0] == '{' && mark[2] == '}' && mark[1] >= '0' && mark[1] <= '9';
  return is_mark ? static_cast<std::size_t>(mark[1] - '0') : SIZE_MAX;
}

std::string fill(std::string_view text, std::initializer_list<std::string_view> arguments) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t number = argument_at(text, at);
    if (number >= arguments.size()) {
      out += text[at];
      continue;
    }
    out += arguments.begin()[number];
    at += kMarkSize - 1;
  }
  return out;
}

}  // namespace ocpv
