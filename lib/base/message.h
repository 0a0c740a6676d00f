// In: a text in both languages and its arguments. Out: the text in the language that was chosen.
// Promises: no locale; a text cannot be written in one language only.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ocpv {

/// One sentence in both languages. `{0}`, `{1}`, ... stand for arguments.
struct Message {
  std::string_view en, zh;
  constexpr std::string_view in(Language language) const noexcept { return language == Language::zh ? zh : en; }
};

/// The text with its arguments put in.
std::string fill(std::string_view text, std::span<const std::string_view> arguments);

inline std::string fill(std::string_view text, std::initializer_list<std::string_view> arguments) {
  return fill(text, std::span(arguments.begin(), arguments.size()));
}

inline std::string fill(const Message& message, Language language,
                        std::initializer_list<std::string_view> arguments = {}) {
  return fill(message.in(language), arguments);
}

}  // namespace ocpv
