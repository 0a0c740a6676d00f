// In: a text in both languages and its arguments. Out: the text in the language that was chosen.
// Promises: no locale; a text cannot be written in one language only.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ocpv {

/// One sentence in both languages. `{0}`, `{1}`, ... stand for arguments.
struct Message {
  std::string_view en, zh;
  constexpr std::string_view in(Language language) const noexcept { return language == Language::zh ? zh : en; }
};

/// The number in a mark `{0}` that begins at byte `at` of `text`; SIZE_MAX when none begins there.
std::size_t argument_at(std::string_view text, std::size_t at) noexcept;
inline constexpr std::size_t kMarkSize = 3;

/// The text with its arguments put in.
std::string fill(std::string_view text, std::initializer_list<std::string_view> arguments);

inline std::string fill(const Message& message, Language language,
                        std::initializer_list<std::string_view> arguments = {}) {
  return fill(message.in(language), arguments);
}

}  // namespace ocpv
