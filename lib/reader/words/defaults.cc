#include <algorithm>
#include <array>

#include "reader/words/numbers.h"
#include "reader/words/quantities.h"
#include "reader/words/text.h"
#include "reader/words/units.h"

#include "base/ascii.h"

namespace ocpv::reader {
namespace {

using contract::Kind;

constexpr auto kDefaults = std::to_array<std::string_view>(
    {"默认值为", "默认值是", "默认值", "默认为", "默认是", "默认", "默认取值为", "默认取值", "缺省值为", "缺省值",
     "缺省为", "缺省", "default value is", "default value", "default is", "defaults to", "default:", "by default is"});

/// `the least is set by another parameter (default: 5G)`: the default is that parameter's.
bool is_of_another(std::string_view folded, std::size_t cue) {
  const std::string_view before = trimmed(folded.substr(0, cue));
  for (const std::string_view open : {"（", "("}) {
    if (!before.ends_with(open)) continue;
    const std::string_view named = trimmed(before.substr(0, before.size() - open.size()));
    for (const std::string_view other : {"另一个参数", "另一参数", "其他参数", "其它参数", "another parameter"}) {
      if (named.ends_with(other)) return true;
    }
  }
  return false;
}

/// `Unit: hours. Default value: 7 days.`: the number is not one of the field's unit.
bool has_another_unit(std::string_view word, std::string_view rest, std::string_view text) {
  if (word.empty() || leading_number(word) != word) return false;
  const std::string unit = leading_unit(rest);
  const std::string own = unit.empty() ? std::string() : find_unit(text);
  return !own.empty() && own != unit;
}

/// A capital behind the full stop begins a sentence that markup set apart: `utf8.<blockquote>Note`.
std::string_view before_next_sentence(std::string_view word) {
  for (std::size_t at = word.find('.', 1); at != std::string_view::npos; at = word.find('.', at + 1)) {
    if (at + 2 < word.size() && is_upper(word[at + 1]) && is_lower(word[at + 2])) return word.substr(0, at);
  }
  return word;
}

std::string without_code_marks(std::string_view marked) {
  std::string text(marked);
  std::erase_if(text, [](char c) { return c == kCodeBegin || c == kCodeEnd; });
  return text;
}

/// ``Default value: `a b` ``: all that is written as code.
std::string default_in_code(std::string_view marked) {
  constexpr std::size_t kLongest = 128;
  const std::string folded = lower(marked);
  for (const std::string_view cue : kDefaults) {
    for (std::size_t at = folded.find(cue); at != std::string::npos; at = folded.find(cue, at + 1)) {
      const std::string_view start = skip_separators(marked.substr(at + cue.size()));
      const std::size_t end = start.find(kCodeEnd);
      if (!start.starts_with(kCodeBegin) || end == std::string_view::npos || end > kLongest) continue;
      std::string_view word = trimmed(start.substr(1, end - 1));
      for (const char quote : {'"', '\''}) {
        if (word.size() > 2 && word.front() == quote && word.back() == quote) word = word.substr(1, word.size() - 2);
      }
      if (is_of_another(folded, at) || has_another_unit(word, start.substr(end + 1), without_code_marks(marked)))
        continue;
      // A sign or an equation in code is no value of its own.
      if (!word.empty() && (is_word(word.front()) || contains("-/.+", word.substr(0, 1)))) return std::string(word);
    }
  }
  return {};
}

/// `Default: none.`
bool is_no_value(std::string_view cue, std::string_view word) {
  return cue == "default:" && (word == "none" || word == "null" || word == "n/a" || word == "na");
}

/// `默认否。`: nothing of the same clause behind it.
bool says_no_more(std::string_view rest) {
  rest = trimmed(rest);
  return rest.empty() || starts_with_any(rest, {"。", "，", "；", "）", ")", ".", ",", ";", "\n"});
}

}  // namespace

std::string find_default(std::string_view marked) {
  if (std::string word = default_in_code(marked); !word.empty()) return word;
  const std::string text = without_code_marks(marked);
  const std::string folded = lower(text);
  for (const std::string_view mark : {"(default)", "（默认）", "（缺省）", "（默认值）", "（缺省值）",
                                      "(default value)", "(the default)", " as the default"}) {
    const std::size_t at = folded.find(mark);
    if (at == std::string::npos) continue;
    std::string_view before = trimmed(std::string_view(text).substr(0, at));
    while (!before.empty() && std::string_view("`\"*").find(before.back()) != std::string_view::npos)
      before.remove_suffix(1);
    std::size_t begin = before.size();
    while (begin > 0 && (is_word(before[begin - 1]) || before[begin - 1] == '-' || before[begin - 1] == '.')) --begin;
    if (begin < before.size()) return std::string(before.substr(begin));
  }
  for (const std::string_view cue : kDefaults) {
    for (std::size_t at = folded.find(cue); at != std::string::npos; at = folded.find(cue, at + 1)) {
      if (is_of_another(folded, at)) return {};
      std::string_view start = skip_separators(std::string_view(text).substr(at + cue.size()));
      // `默认取值：` is a line of its own over the value.
      if (contains(cue, "取值") && start.starts_with('\n')) start = trimmed(start, " \n");
      if (start.starts_with("否") && says_no_more(start.substr(3))) return "false";
      if (start.starts_with("是") && says_no_more(start.substr(3))) return "true";
      std::size_t end = 0;
      while (end < start.size() && (is_word(start[end]) || contains("%.-+,/:", start.substr(end, 1)))) ++end;
      std::string_view word = start.substr(0, end);
      while (!word.empty() && contains(".,:-/", word.substr(word.size() - 1))) word.remove_suffix(1);
      // What follows an ordinary word is a sentence, not a value: `默认 OB 副本数`.
      const std::string_view rest = start.substr(end);
      const bool ends = trimmed(rest).empty() || rest.front() == ' ' || rest.front() == '\n' || rest.front() == '.' ||
                        rest.front() == '"' ||
                        (static_cast<unsigned char>(rest.front()) >= 0x80 &&
                         (rest.starts_with("。") || rest.starts_with("，") || rest.starts_with("；") ||
                          rest.starts_with("、") || rest.starts_with("）") || rest.starts_with("”"))) ||
                        (rest.front() >= kItemBegin && rest.front() <= kListEnd) || rest.front() == ')' ||
                        rest.front() == ';' || (leading_number(word) == word && starts_with_any(rest, {"（", "("}));
      // `The default value of the column`: no value.
      const std::string said = lower(word);
      constexpr auto kWords = std::to_array<std::string_view>(
          {"of", "is",  "the", "for",  "value", "used", "empty", "blank", "unlimited",  "applied",   "set",     "an",
           "a",  "not", "no",  "same", "left",  "all",  "that",  "this",  "determined", "generated", "returned"});
      if (is_no_value(cue, said)) continue;
      if (said == word && std::find(kWords.begin(), kWords.end(), said) != kWords.end()) continue;
      if (has_another_unit(word, rest, text)) return {};
      if (!word.empty() && ends) return std::string(before_next_sentence(word));
    }
  }
  return {};
}

std::optional<std::string> default_as_json(std::string_view word, Kind kind) {
  if (word.empty()) return std::nullopt;
  if (is_numeric(kind)) {
    const bool whole = leading_number(word) == word && (kind == Kind::number || !contains(word, "."));
    const std::size_t first = word.find_first_not_of('-');
    const bool leading_zero = word.size() > first + 1 && word[first] == '0' && is_digit(word[first + 1]);
    if (!whole || leading_zero) return std::nullopt;
    return std::string(word);
  }
  if (kind == Kind::boolean) {
    const std::string folded = lower(word);
    if (folded != "true" && folded != "false") return std::nullopt;
    return folded;
  }
  if (kind != Kind::string) return std::nullopt;
  return "\"" + std::string(word) + "\"";
}

}  // namespace ocpv::reader
