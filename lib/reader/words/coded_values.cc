#include "reader/words/coded_values.h"

#include <algorithm>
#include <array>
#include <string>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Value;

/// What stands between a number and its meaning.
constexpr auto kCodeJoints = std::to_array<std::string_view>(
    {"：", ":", "=", "表示", "代表", "-", "–", "—", "indicates ", "represents ", "means ", "stands for ", "for "});

/// What ends a meaning; the number that follows begins the next.
constexpr auto kCodeSeparators = std::to_array<std::string_view>({"，", "、", "；", ", ", "; ", ";", ",", "\n"});
constexpr auto kMeaningEnds = std::to_array<std::string_view>({"。", ". ", "\x01", "\x02", "\x03", "\x04"});

constexpr std::size_t kLongestCode = 4;    ///< Digits: longer ones are years, ports and sizes.
constexpr std::size_t kLongestRun = 2048;  ///< Bytes.

/// A code at the start of `text`, with the joint behind it; moves `text` to the meaning.
std::string_view take_code(std::string_view& text, std::string_view& joint) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == 0 || end > kLongestCode || (end > 1 && text.front() == '0')) return {};
  const std::string_view code = text.substr(0, end);
  const std::string_view rest = trimmed(text.substr(end));
  for (const std::string_view one : kCodeJoints) {
    if (!rest.starts_with(one)) continue;
    const std::string_view meaning = trimmed(rest.substr(one.size()));
    if (meaning.empty() || is_digit(meaning.front()) || meaning.front() == '-')
      return {};  // A range, a time, a number.
    joint = one;
    text = meaning;
    return code;
  }
  return {};
}

std::string_view behind_separators(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    text = trimmed(text);
    for (const std::string_view word : {"，", "、", "；", ",", ";", "和", "或", "and ", "or "}) {
      if (text.starts_with(word)) text = trimmed(text.substr(word.size())), more = true;
    }
  }
  return text;
}

/// The codes that follow each other from the start of `text`; none when they reach its end and it `is_cut`, because
/// half of a list would refuse the other half.
std::vector<Value> run_of_codes(std::string_view text, bool is_cut) {
  std::vector<Value> values;
  std::string_view common;
  while (true) {
    std::string_view joint;
    std::string_view rest = text;
    const std::string_view code = take_code(rest, joint);
    if (code.empty() || (!common.empty() && joint != common)) return {};
    common = joint;
    const std::size_t sentence = first_of(rest, kMeaningEnds);
    const std::size_t end = std::min(first_of(rest, kCodeSeparators), sentence);
    std::string_view meaning = rest.substr(0, end);
    // `0 for off and 1 for on`: a word joins the last two.
    std::string_view next = behind_separators(rest.substr(end));
    for (const std::string_view word : {" and ", " or ", "和", "或"}) {
      const std::size_t at = meaning.find(word);
      std::string_view behind =
          at == std::string_view::npos ? std::string_view() : trimmed(meaning.substr(at + word.size()));
      std::string_view unused;
      if (behind.empty() || take_code(behind, unused).empty()) continue;
      next = trimmed(rest.substr(at + word.size()));
      meaning = meaning.substr(0, at);
      break;
    }
    const bool known =
        std::any_of(values.begin(), values.end(), [&](const Value& value) { return value.text == code; });
    if (known) return {};
    values.push_back({std::string(code), std::string(bare(meaning))});
    const bool ends = next.empty() || (end == sentence && meaning.size() == end);
    if (ends) return next.empty() && is_cut ? std::vector<Value>{} : values;
    text = next;
  }
}

}  // namespace

std::vector<Value> find_coded_values(std::string_view text) {
  const bool is_cut = text.size() > kLongestRun;
  text = text.substr(0, kLongestRun);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const bool begins = at == 0 || (!is_word(text[at - 1]) && text[at - 1] != '.' && text[at - 1] != '-');
    if (begins) {
      if (std::vector<Value> values = run_of_codes(text.substr(at), is_cut); values.size() >= 2) return values;
    }
    while (at + 1 < text.size() && is_digit(text[at + 1])) ++at;
  }
  return {};
}

}  // namespace ocpv::reader
