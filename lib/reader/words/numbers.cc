#include "reader/words/numbers.h"

#include <charconv>

#include <algorithm>
#include <array>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

constexpr auto kRangeMarks =
    std::to_array<std::string_view>({"~", "～", "-", "‒", "–", "—", "至", "到", " to ", " and ", ",", "，"});

/// Words behind digits that make them another number: `100 万`, `1 million`, `10k`.
constexpr auto kMultiples =
    std::to_array<std::string_view>({"十", "百", "千", "万", "亿", "萬", "億", "hundred", "thousand", "million",
                                     "billion", "trillion", "mn", "bn", "k", "w"});

/// `²`, `³`, `⁰` to `⁹`, `⁻`: an exponent.
constexpr auto kRaised =
    std::to_array<std::string_view>({"\xc2\xb2", "\xc2\xb3", "\xc2\xb9", "\xe2\x81\xb0", "\xe2\x81\xb4", "\xe2\x81\xb5",
                                     "\xe2\x81\xb6", "\xe2\x81\xb7", "\xe2\x81\xb8", "\xe2\x81\xb9", "\xe2\x81\xbb"});

/// A sign of a power or a product, and a number behind it: `2^31`, `2**31`, `1024 * 1024`, `60×60`.
bool is_calculated(std::string_view rest) {
  rest = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
  if (rest.starts_with("^") || starts_with_any(rest, kRaised)) return true;
  for (const std::string_view sign : {"∗∗", "**", "∗", "*", "×", "x "}) {
    if (!rest.starts_with(sign)) continue;
    const std::size_t next = rest.find_first_not_of(' ', sign.size());
    return next < rest.size() && is_digit(rest[next]);
  }
  return false;
}

/// `1 000 000`, `1_000`, `4.2.1`, `10:30`: more digits of what began.
bool has_more_digits(std::string_view number, std::string_view rest) {
  if (rest.size() < 2) return false;
  const bool joined = contains("_.:", rest.substr(0, 1)) && is_digit(rest[1]);
  if (joined) return true;
  constexpr std::size_t kGroup = 3;
  if (rest.front() != ' ' || number.size() > kGroup + 1 || rest.size() <= kGroup) return false;
  for (std::size_t at = 1; at <= kGroup; ++at) {
    if (!is_digit(rest[at])) return false;
  }
  return rest.size() == kGroup + 1 || !is_word(rest[kGroup + 1]);
}

/// What follows digits makes them another number than they are alone.
bool goes_on(std::string_view number, std::string_view rest) {
  if (rest.empty()) return false;
  if (is_letter(rest.front())) {
    const char first = lower(rest.front());
    const char second = rest.size() > 1 ? rest[1] : ' ';
    if (first == 'e') return is_digit(second) || second == '+' || second == '-';
    if (first == 'x') return number == "0" || number == "-0";
    return contains("kmgtwb", std::string_view(&first, 1)) && !is_word(second);
  }
  if (has_more_digits(number, rest) || is_calculated(rest)) return true;
  const std::string_view word = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
  return std::any_of(kMultiples.begin(), kMultiples.end(), [&](std::string_view one) {
    if (word.empty() || word.front() != one.front() || !word.starts_with(one)) return false;
    return !is_letter(one.front()) || word.size() == one.size() || !is_word(word[one.size()]);
  });
}

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
  const std::string_view number = text.substr(0, end);
  return goes_on(number, text.substr(end)) ? std::string_view() : number;
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
  for (const std::string_view dash : kRangeMarks) {
    std::string_view after = dash.starts_with(' ') ? rest : without_blank;
    if (!after.starts_with(dash)) continue;
    after.remove_prefix(dash.size());
    after = after.substr(std::min(after.find_first_not_of(' '), after.size()));
    const std::string_view high = leading_number(after);
    if (high.empty()) continue;
    const std::string_view behind = after.substr(high.size());
    // `2020-01-01` is a date.
    if (dash == "-" && behind.size() > 1 && behind.front() == '-' && is_digit(behind[1])) return std::nullopt;
    return NumberPair{low, high, behind};
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

double number_of(std::string_view digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace ocpv::reader
