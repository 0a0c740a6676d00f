#include "reader/words/versions.h"

#include <array>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

/// Words before a version, with a `v` or without: they stand before no other number.
constexpr auto kSureBefore = std::to_array<std::string_view>(
    {"since", "as of", "version", "versions", "release", "ocp", "oceanbase", "observer", "版本", "自"});
/// Words before a version that has a `v`.
constexpr auto kBeforeVersion =
    std::to_array<std::string_view>({"starting from", "starting with", "from", "in", "for", "with", "until", "before",
                                     "prior to", "after", "than", "从", "在", "至", "于", "到"});
constexpr auto kOld = std::to_array<std::string_view>({"before", "until", "prior to", "earlier than", "lower than"});

constexpr auto kSureBehind = std::to_array<std::string_view>(
    {"版本",     "及以上版本", "及之后版本", "及以后版本",  "及以下版本", "及之前版本", "及以前版本",   "以上版本",
     "之后版本", "以后版本",   "以下版本",   "之前版本",    "之前的版本", "以前版本",   "及以上的版本", "及之后的版本",
     "or later", "and later",  "or earlier", "and earlier", "or newer",   "and newer",  "onward",       "version"});
constexpr auto kBehind = std::to_array<std::string_view>(
    {"及以上",   "及其以上",  "及之后",    "及以后",     "以上",   "以后", "之后",   "起",
     "开始",     "之前",      "以前",      "及之前",     "及以前", "以下", "及以下", "中",
     "or above", "and above", "or higher", "and higher", "and up", "+"});
constexpr auto kOldBehind = std::to_array<std::string_view>(
    {"之前", "以前", "及之前", "及以前", "以下", "及以下", "or earlier", "and earlier"});

/// The word ends what stands before the number, with nothing else joined to it.
template <std::size_t N>
bool ends_with_word(std::string_view text, const std::array<std::string_view, N>& words) {
  for (const std::string_view word : words) {
    if (!text.ends_with(word)) continue;
    const std::size_t at = text.size() - word.size();
    if (!is_letter(word.front()) || at == 0 || !is_word(text[at - 1])) return true;
  }
  return false;
}

/// Where the digits and dots of a version end.
std::size_t end_of_digits(std::string_view text, std::size_t at, std::size_t& dots) {
  while (at < text.size()) {
    const bool joins = text[at] == '.' && at + 1 < text.size() && (is_digit(text[at + 1]) || text[at + 1] == 'x');
    if (joins)
      ++dots;
    else if (!is_digit(text[at]) && !(text[at] == 'x' && text[at - 1] == '.'))
      break;
    ++at;
  }
  return at;
}

}  // namespace

VersionWord find_version(std::string_view folded, std::size_t from) {
  for (std::size_t at = from; at < folded.size(); ++at) {
    if (!is_digit(folded[at])) continue;
    const bool has_v = at > 0 && folded[at - 1] == 'v' && (at == 1 || !is_letter_or_digit(folded[at - 2]));
    const bool begins = has_v || at == 0 || !(is_word(folded[at - 1]) || contains(".-", folded.substr(at - 1, 1)));
    std::size_t dots = 0;
    const std::size_t end = end_of_digits(folded, at, dots);
    const std::size_t begin = has_v ? at - 1 : at;
    at = end > at ? end - 1 : at;
    if (!begins || (!has_v && (dots == 0 || dots > 2))) continue;
    const std::string_view before = near_before(folded, begin);
    const std::string_view behind = near_behind(folded, end);
    const bool ends = behind.empty() || starts_with_any(behind, {")", "）", ".", ",", "。", "，"});
    const bool is_old_before = ends_with_word(before, kOld);
    const bool has_form = has_v || dots == 2;  // Four parts are an address.
    const bool by_form = has_form && (ends_with_word(before, kBeforeVersion) || starts_with_any(behind, kBehind));
    const bool by_words = ((dots > 0 && dots < 3) || has_v) &&
                          (ends_with_word(before, kSureBefore) || (is_old_before && (has_v || ends)) ||
                           starts_with_any(behind, kSureBehind));
    if (by_form || by_words) return {begin, end, is_old_before || starts_with_any(behind, kOldBehind)};
  }
  return {};
}

}  // namespace ocpv::reader
