#include "base/bilingual.h"

#include <algorithm>
#include <array>
#include <span>

namespace ocpv {
Bilingual say(const Message& message, std::initializer_list<Argument> arguments) {
  std::array<std::string_view, 10> en, zh;  // As many as a mark of one digit can name.
  const std::size_t count = std::min(arguments.size(), en.size());
  for (std::size_t at = 0; at < count; ++at) {
    en[at] = arguments.begin()[at].en;
    zh[at] = arguments.begin()[at].zh;
  }
  return {fill(message.en, std::span(en).first(count)), fill(message.zh, std::span(zh).first(count))};
}

void append(Bilingual& out, std::initializer_list<Argument> pieces) {
  for (const Argument& piece : pieces) {
    out.en += piece.en;
    out.zh += piece.zh;
  }
}

}  // namespace ocpv
