#include "reader/words/numbers.h"

#include <algorithm>
#include <array>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

constexpr auto kDashes =
    std::to_array<std::string_view>({"~", "～", "-", "‒", "–", "—", "至", "到", " to ", " and ", ",", "，"});

}  // namespace

std::string_view leading_number(std::string_view text) {
  std::size_t end = text.starts_with('-') ? 1 : 0;
  const std::size_t first = end;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == first) return {};
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    ++end;
    while (end < text.size() && is_digit(text[end])) ++end;
  }
  return text.substr(0, end);
}

std::string_view skip_separators(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : {"：", ":", " ", "为", "是", "\"", "“", "`"}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), more = true;
    }
  }
  return text;
}

std::optional<NumberPair> leading_pair(std::string_view text) {
  const std::string_view low = leading_number(text);
  if (low.empty()) return std::nullopt;
  std::string_view rest = text.substr(low.size());
  const std::string_view without_blank = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
  for (const std::string_view dash : kDashes) {
    std::string_view after = dash.starts_with(' ') ? rest : without_blank;
    if (!after.starts_with(dash)) continue;
    after.remove_prefix(dash.size());
    after = after.substr(std::min(after.find_first_not_of(' '), after.size()));
    const std::string_view high = leading_number(after);
    if (!high.empty()) return NumberPair{low, high, after.substr(high.size())};
  }
  return std::nullopt;
}

bool counts_characters(std::string_view behind_number) {
  behind_number = trimmed(behind_number);
  constexpr auto kCounted =
      std::to_array<std::string_view>({"个字符", "字符", "个汉字", "位", "characters", "digits", "letters"});
  return std::any_of(kCounted.begin(), kCounted.end(),
                     [&](std::string_view word) { return behind_number.starts_with(word); });
}

std::string without_thousands(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == at) {
      result += text[at++];
      continue;
    }
    const bool opens = at > 0 && (contains("[(,.-", text.substr(at - 1, 1)) || is_word(text[at - 1]));
    const bool first = !opens && end - at <= 3;
    result += text.substr(at, end - at);
    while (first && end + 3 < text.size() && text[end] == ',' && is_digit(text[end + 1]) && is_digit(text[end + 2]) &&
           is_digit(text[end + 3]) && (end + 4 == text.size() || !is_digit(text[end + 4]))) {
      result += text.substr(end + 1, 3);
      end += 4;
    }
    at = end;
  }
  return result;
}

}  // namespace ocpv::reader
