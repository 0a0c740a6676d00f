#include "input/shell_words.h"

#include <algorithm>

#include "base/ascii.h"

namespace ocpv::input {
namespace {

constexpr std::string_view kCommands[] = {"Invoke-WebRequest", "Invoke-RestMethod", "iwr", "irm"};
constexpr std::string_view kOption = "-Uri";

bool is_space(char c) noexcept { return is_blank(c) || c == '\n' || c == '\r'; }

// The word at `at` stands alone.
bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
  if (!same_but_case(text.substr(at, word.size()), word)) return false;
  return at + word.size() == text.size() || is_space(text[at + word.size()]);
}

}  // namespace

std::optional<std::size_t> mark_of_powershell(std::string_view text) {
  bool begins_word = true, begins_line = true;
  char quote = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '`' && begins_word && at != 0 && text.substr(at + 1).find_first_of("\r\n") == 0) {
      return at;
    } else if (begins_word && stands_at(text, at, kOption)) {
      return at;
    } else if (begins_line && std::any_of(std::begin(kCommands), std::end(kCommands),
                                          [&](std::string_view one) { return stands_at(text, at, one); })) {
      return at;
    }
    begins_line = c == '\n' || c == '\r' || (begins_line && is_blank(c));
    begins_word = is_space(c);
  }
  return std::nullopt;
}

}  // namespace ocpv::input
