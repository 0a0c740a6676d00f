#include "base/bilingual.h"

namespace ocpv {
namespace {

std::string filled(std::string_view text, std::initializer_list<Argument> arguments, Language language) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t number = argument_at(text, at);
    if (number >= arguments.size()) {
      out += text[at];
      continue;
    }
    const Argument& argument = arguments.begin()[number];
    out += language == Language::zh ? argument.zh : argument.en;
    at += kMarkSize - 1;
  }
  return out;
}

}  // namespace

Bilingual say(const Message& message, std::initializer_list<Argument> arguments) {
  return {filled(message.en, arguments, Language::en), filled(message.zh, arguments, Language::zh)};
}

void append(Bilingual& out, std::initializer_list<Argument> pieces) {
  for (const Argument& piece : pieces) {
    out.en += piece.en;
    out.zh += piece.zh;
  }
}

}  // namespace ocpv
