// In: a text in both languages and its arguments. Out: the text in the language that was chosen.
// Promises: no locale; a text cannot be written in one language only.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "report/report.h"

namespace ocpv::program {

using report::Language;

/// One text of the program. `{0}`, `{1}`, ... stand for arguments.
struct Text {
  std::string_view en, zh;
  constexpr std::string_view in(Language language) const noexcept { return language == Language::zh ? zh : en; }
};

/// The text with its arguments put in.
std::string fill(std::string_view text, std::initializer_list<std::string_view> arguments);

/// Appends `text` as a JSON string, quotes and all. Bytes that are no UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace ocpv::program
