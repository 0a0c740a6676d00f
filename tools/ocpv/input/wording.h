// In: a text in both languages and its arguments. Out: the text in the language that was chosen.
// Promises: no locale; a text cannot be written in one language only.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "words.h"

namespace ocpv::input {

using program::Language;
using program::Text;

inline std::string fill(const Text& text, Language language, std::initializer_list<std::string_view> arguments = {}) {
  return program::fill(text.in(language), arguments);
}

}  // namespace ocpv::input
