#include "reader/words/quantities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "base/ascii.h"
#include "reader/words/clauses.h"
#include "reader/words/numbers.h"
#include "reader/words/ranges.h"
#include "reader/words/reserves.h"
#include "reader/words/sizes.h"
#include "reader/words/text.h"
#include "reader/words/units.h"

namespace ocpv::reader {
namespace {

using contract::Bounds;
using contract::Kind;

constexpr auto kMinimumWords =
    std::to_array<std::string_view>({"最小值为",      "最小值",  "最小为", "最小：",   "至少为", "不小于",
                                     "最少",          "最少为",  "至少",   "不少于",   "不低于", "minimum value of",
                                     "minimum:",      "min:",    "最小",   "minimum ", "min ",   "minimum value is",
                                     "minimum value", "at least"});
constexpr auto kMaximumWords =
    std::to_array<std::string_view>({"最大值为",      "最大值", "最大为", "最大：",   "不超过", "不大于",
                                     "最多",          "最多为", "至多",   "不多于",   "不高于", "maximum value of",
                                     "maximum:",      "max:",   "最大",   "maximum ", "max ",   "maximum value is",
                                     "maximum value", "at most"});
constexpr auto kFrom =
    std::to_array<std::string_view>({"从", "start from page", "starts from page", "start from", "starts from"});

std::string_view behind(std::string_view text, std::string_view number) {
  return text.substr(static_cast<std::size_t>(number.data() - text.data()) + number.size());
}

/// What makes a number a part of something else: `2 倍`, `10 times the size`, `5 percent of`.
constexpr auto kFactors =
    std::to_array<std::string_view>({"倍", "成", "次方", "分之", "times", "fold", "percent", "per ", "%的", "% of",
                                     "% 的", "*", "∗", "×", "^", "/", "+", "的倍数", "of "});

/// The number is all that the bound is, in the unit of the field.
bool is_whole_bound(std::string_view rest, std::string_view unit, Kind kind) {
  const std::string folded = lower(rest.substr(0, 48));
  std::string_view word = trimmed(std::string_view(folded));
  for (const std::string_view open : {"(", "（"}) {
    if (word.starts_with(open)) word = trimmed(word.substr(open.size()));
  }
  if (word.empty()) return true;
  if (has_any(word.substr(0, 12), std::to_array<std::string_view>({"% of", "%的", "% 的"}))) return false;
  // A whole number of percent is 0 to 100; a fraction may as well be 0 to 1.
  if (word.starts_with("%")) return unit == "%" || (unit.empty() && kind != Kind::number);
  if (const std::string said = leading_unit(word); !said.empty()) return said == unit;
  if (starts_with_any(word, kFactors) || counts_in_time(word)) return false;
  return !is_letter(rest.front());
}

/// Behind `before` a clause begins.
bool stands_at_clause(std::string_view before) {
  constexpr auto kEnds = std::to_array<std::string_view>(
      {".", ",", ";", ":", "(", "。", "，", "；", "：", "（", "、", "\x01", "\x02", "\x03", "\x04", "and", "且", "和"});
  return before.empty() || ends_with_any(before, kEnds);
}

/// `default maximum: 10`: somebody may have set another. `waits at minimum 3 rounds`, `5 min 30 s`: a word that is no
/// cue but where a clause begins.
bool is_no_cue(std::string_view cue, std::string_view before) {
  constexpr auto kDefault = std::to_array<std::string_view>({"默认", "默认的", "缺省", "default"});
  constexpr auto kBare =
      std::to_array<std::string_view>({"最小", "最大", "最少", "最多", "至少", "至多", "不少于", "不低于", "不多于",
                                       "不高于", "minimum ", "maximum ", "min ", "max "});
  before = trimmed(before);
  return ends_with_any(before, kDefault) ||
         (std::find(kBare.begin(), kBare.end(), cue) != kBare.end() && !stands_at_clause(before));
}

/// `至少 1 个副本在线`: more than what is counted.
bool goes_on_behind(std::string_view rest) {
  constexpr std::size_t kLongestCounted = 12;  // `个`, `GB`, `分钟`, `requests`.
  std::size_t end = rest.size();
  for (const std::string_view stop : {"，", "。", "；", "、", "）", ",", ";", ".", ")", "\n"})
    end = std::min(end, rest.find(stop));
  return trimmed(rest.substr(0, end)).size() > kLongestCounted;
}

/// The number right behind one of the cues.
template <std::size_t N>
std::string_view number_behind(std::string_view text, std::string_view folded,
                               const std::array<std::string_view, N>& cues, std::string_view unit, Kind kind) {
  for (const std::string_view cue : cues) {
    for (std::size_t at = folded.find(cue); at != std::string_view::npos; at = folded.find(cue, at + 1)) {
      const std::string_view number = leading_number(skip_separators(text.substr(at + cue.size())));
      if (number.empty() || is_no_cue(cue, folded.substr(0, at)) || counts_characters(behind(text, number))) continue;
      if (starts_with_any(cue, {"至", "最少", "最多", "不少", "不多"}) && goes_on_behind(behind(text, number)))
        continue;
      return is_whole_bound(behind(text, number), unit, kind) ? number : std::string_view();
    }
  }
  return {};
}

struct BoundWord {
  std::string_view text;
  bool is_least;
  int beyond;  ///< 1 where the number itself is left out.
};
// Longer words first: `大于等于` begins with `大于`.
constexpr auto kBoundWords = std::to_array<BoundWord>({{"大于等于", true, 0},
                                                       {"大于或等于", true, 0},
                                                       {"不小于", true, 0},
                                                       {"不低于", true, 0},
                                                       {"小于等于", false, 0},
                                                       {"小于或等于", false, 0},
                                                       {"不大于", false, 0},
                                                       {"不高于", false, 0},
                                                       {"不能超过", false, 0},
                                                       {"不得超过", false, 0},
                                                       {"不能小于", true, 0},
                                                       {"不得小于", true, 0},
                                                       {"不可小于", true, 0},
                                                       {"不能低于", true, 0},
                                                       {"不得低于", true, 0},
                                                       {"不能大于", false, 0},
                                                       {"不得大于", false, 0},
                                                       {"不可大于", false, 0},
                                                       {"不能高于", false, 0},
                                                       {"不得高于", false, 0},
                                                       {"≥", true, 0},
                                                       {">=", true, 0},
                                                       {"≤", false, 0},
                                                       {"<=", false, 0},
                                                       {"大于", true, 1},
                                                       {"小于", false, 1},
                                                       {"greater than or equal to", true, 0},
                                                       {"no less than", true, 0},
                                                       {"not be less than", true, 0},
                                                       {"less than or equal to", false, 0},
                                                       {"not less than", true, 0},
                                                       {"not greater than", false, 0},
                                                       {"no greater than", false, 0},
                                                       {"not be greater than", false, 0},
                                                       {"no more than", false, 0},
                                                       {"not exceed", false, 0},
                                                       {"greater than", true, 1},
                                                       {"less than", false, 1}});

/// Words of a sentence that says what a value must be, and not what something measured is.
constexpr auto kDemands =
    std::to_array<std::string_view>({"必须", "须", "需", "应", "只能", "不能", "不得", "取值", "值", "must", "should",
                                     "value", "valid", "can only", "cannot"});

/// `不` or `not ` right before a word that has it not in its table: what it says is the opposite, or something else.
bool is_denied(std::string_view before) {
  before = trimmed(before);
  constexpr auto kTurnsRound =
      std::to_array<std::string_view>({"不", "不能", "不得", "不可", "不可以", "不应", "不允许", "不会", "不要", " not",
                                       " not be", "never", "never be", "n't be"});
  return std::any_of(kTurnsRound.begin(), kTurnsRound.end(),
                     [&](std::string_view word) { return before.ends_with(word); });
}

/// `大于 0 且小于 100`, `Greater than 0.`: a sentence of nothing else demands it.
bool says_only_bounds(std::string_view sentence) {
  bool any = false;
  for (std::string_view rest = bare(sentence);; any = true) {
    const auto word = std::find_if(kBoundWords.begin(), kBoundWords.end(),
                                   [&](const BoundWord& one) { return rest.starts_with(one.text); });
    if (word == kBoundWords.end()) return any && rest.empty();
    rest = skip_separators(rest.substr(word->text.size()));
    const std::string_view number = leading_number(rest);
    if (number.empty()) return false;
    rest = trimmed(rest.substr(number.size()));
    for (const std::string_view joint : {"，", ", ", "并且", "且", "and "}) {
      if (rest.starts_with(joint)) rest = trimmed(rest.substr(joint.size()));
    }
  }
}

/// `1-100`, `1 到 100 之间`, `1~100 的整数`: words that are a range and nothing else.
std::optional<NumberPair> whole_range(std::string_view clause, std::string_view unit, Kind kind) {
  clause = trimmed(clause);
  for (const std::string_view front : {"必须为", "必须是", "取值为", "取值", "只能为", "只能是", "应为", "可以是", "在",
                                       "从", "must be ", "an integer ", "integer ", "from ", "a "}) {
    if (clause.starts_with(front)) clause = trimmed(clause.substr(front.size()));
  }
  clause = clause.ends_with('.') || clause.ends_with("。") ? bare(clause) : clause;
  const auto pair = leading_pair(clause);
  if (!pair || number_of(pair->low) >= number_of(pair->high)) return std::nullopt;
  const std::string_view between = behind(clause, pair->low);
  const std::string_view joint = trimmed(between.substr(0, between.find_first_of("0123456789")));
  if (joint == "," || joint == "，" || joint == "and") return std::nullopt;
  std::string_view rest = trimmed(pair->rest);
  for (const std::string_view end : {"之间的整数", "的整数", "之间", "inclusive", "(inclusive"}) {
    if (rest.starts_with(end)) rest = trimmed(rest.substr(end.size()));
  }
  if (rest.empty() || rest == ")") return pair;
  const bool is_one_word = rest.find_first_of(" ,(") == std::string_view::npos;
  return !unit.empty() && is_one_word && leading_unit(rest) == unit && is_whole_bound(rest, unit, kind) ? pair
                                                                                                        : std::nullopt;
}

/// Where a clause ends, and with how many bytes: at a comma, a colon, a bracket.
std::pair<std::size_t, std::size_t> clause_end(std::string_view text) {
  std::pair<std::size_t, std::size_t> first{text.size(), 0};
  for (const std::string_view stop : {"，", "：", "（", "）", ", ", ": ", "(", ")"}) {
    const std::size_t at = text.find(stop);
    if (at < first.first) first = {at, stop.size()};
  }
  return first;
}

/// `天数，1-100`, `Days to keep (1-100).`: the one clause that is a range, where nothing before it says that it is an
/// example.
void read_range_clause(std::string_view sentence, std::string_view unit, Kind kind, Bounds& bounds) {
  constexpr auto kNoRange =
      std::to_array<std::string_view>({"如", "例如", "示例", "举例", "默认", "缺省", "e.g.", "example", "such as",
                                       "like", "default", "i.e.", "即", "参考", "版本"});
  constexpr auto kDefaultWords = std::to_array<std::string_view>({"默认", "缺省", "default"});
  std::optional<NumberPair> found;
  for (std::string_view rest = sentence; !rest.empty();) {
    const auto [end, size] = clause_end(rest);
    const std::string_view clause = rest.substr(0, end);
    rest = rest.substr(end + size);
    const auto pair = whole_range(clause, unit, kind);
    if (!pair) {
      const bool is_number = !leading_number(trimmed(clause)).empty();
      const bool has_number = std::any_of(clause.begin(), clause.end(), is_digit);
      const bool is_default = has_any(clause, kDefaultWords);
      if (is_number || (found && has_number && !is_default)) return;
      if (!found && (has_number || has_any(clause, kNoRange))) return;
      continue;
    }
    if (found) return;
    found = pair;
  }
  if (!found) return;
  bounds.minimum = std::string(found->low);
  bounds.maximum = std::string(found->high);
}

/// `正整数`, `1-100`: a sentence that is a bound, or one of whose clauses is.
void read_whole_sentence(std::string_view sentence, std::string_view unit, Kind kind, Bounds& bounds) {
  std::string_view words = trimmed(sentence);
  while (words.ends_with('.')) words.remove_suffix(1);
  for (const std::string_view front : {"必须为", "必须是", "取值为", "只能为", "只能是", "应为", "must be ", "a "}) {
    if (words.starts_with(front)) words = trimmed(words.substr(front.size()));
  }
  if (words == "非负整数" || words == "non-negative integer" || words == "nonnegative integer") bounds.minimum = "0";
  if (kind != Kind::number && (words == "正整数" || words == "positive integer")) bounds.minimum = "1";
  read_range_clause(trimmed(sentence), unit, kind, bounds);
}

/// `必须大于 0`, `must be greater than 0`: bounds in words, of a sentence that speaks of no case.
void read_bound_words(std::string_view sentence, std::string_view unit, Kind kind, Bounds& bounds) {
  const auto has = [&](std::string_view word) { return contains(sentence, word); };
  if (has("when ") || has("if ") || says_when(sentence)) return;
  if (std::none_of(kDemands.begin(), kDemands.end(), has) && !says_only_bounds(sentence)) return;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const auto word = std::find_if(kBoundWords.begin(), kBoundWords.end(),
                                   [&](const BoundWord& one) { return sentence.substr(at).starts_with(one.text); });
    if (word == kBoundWords.end()) continue;
    const bool denied = is_denied(sentence.substr(0, at));
    at += word->text.size() - 1;
    if (denied) continue;
    const std::string_view number = leading_number(skip_separators(sentence.substr(at + 1)));
    if (number.empty() || number.size() > 15 || (word->beyond != 0 && (kind == Kind::number || contains(number, "."))))
      continue;
    const std::string_view rest = behind(sentence, number);
    if (counts_characters(rest)) continue;
    const bool ends = rest.empty() || std::string_view(".,;)").find(rest.front()) != std::string_view::npos ||
                      rest.starts_with(" and ") || rest.starts_with(" 小于") || rest.starts_with(" 大于") ||
                      rest.starts_with(" 的") || rest.starts_with(" 且") || rest.starts_with(" 并") ||
                      static_cast<unsigned char>(rest.front()) >= 0x80;
    if (!ends || rest.starts_with("‰") || !is_whole_bound(rest, unit, kind)) continue;
    std::string text(number);
    if (word->beyond != 0) {
      std::int64_t value = 0;
      std::from_chars(number.data(), number.data() + number.size(), value);
      text = std::to_string(word->is_least ? value + 1 : value - 1);
    }
    auto& bound = word->is_least ? bounds.minimum : bounds.maximum;
    if (!bound) bound = std::move(text);
  }
}

Bounds numeric_bounds(std::string_view text, std::string_view folded, std::string_view unit, Kind kind) {
  Bounds bounds;
  if (const RangeReading range = find_range(text, folded, kind == Kind::number); range.is_said) {
    if (!is_whole_bound(range.behind, unit, kind)) return bounds;
    bounds.minimum = range.minimum;
    bounds.maximum = range.maximum;
    return bounds;
  }
  if (const std::string_view least = number_behind(text, folded, kMinimumWords, unit, kind); !least.empty())
    bounds.minimum = std::string(least);
  if (const std::string_view most = number_behind(text, folded, kMaximumWords, unit, kind); !most.empty())
    bounds.maximum = std::string(most);
  for (const std::string_view cue : kFrom) {
    const std::size_t at = bounds.minimum ? std::string_view::npos : folded.find(cue);
    if (at == std::string_view::npos) continue;
    const std::string_view start = skip_separators(text.substr(at + cue.size()));
    const std::string_view number = leading_number(start);
    const bool starts = cue != "从" || trimmed(start.substr(number.size())).starts_with("开始");
    if (!number.empty() && starts) bounds.minimum = std::string(number);
  }
  for (const std::string& sentence : sentences_of(folded)) {
    read_bound_words(sentence, unit, kind, bounds);
    if (!bounds.minimum && !bounds.maximum) read_whole_sentence(sentence, unit, kind, bounds);
  }
  // "Set it to a percentage" is said of what a person configures, never of what is measured.
  const bool percentage =
      contains(folded, "配置为百分比") || contains(folded, "to a percentage") || contains(folded, "as a percentage");
  if (percentage && !bounds.minimum && !bounds.maximum) {
    bounds.minimum = "0";
    bounds.maximum = "100";
    bounds.strength = Strength::inferred;
  }
  return bounds;
}

}  // namespace

bool is_numeric(Kind kind) { return kind == Kind::int32 || kind == Kind::int64 || kind == Kind::number; }

Bounds find_plain_bounds(std::string_view given, Kind kind, std::string_view unit) {
  const std::string text = what_always_holds(given);
  if (is_numeric(kind)) return numeric_bounds(without_thousands(text), without_thousands(lower(text)), unit, kind);
  return kind == Kind::string || kind == Kind::array ? find_sizes(text, kind) : Bounds{};
}

std::optional<Bounds> find_bounds(std::string_view text, Kind kind, std::string_view field_unit) {
  const std::string unit = field_unit.empty() ? unit_of_value(text) : std::string(field_unit);
  Bounds bounds = find_plain_bounds(text, kind, unit);
  if (bounds.strength == Strength::stated) bounds = without_exceeded(std::move(bounds), text, kind, unit);
  const bool any = bounds.minimum || bounds.maximum || bounds.min_length || bounds.max_length || bounds.min_items ||
                   bounds.max_items;
  return any ? std::optional(bounds) : std::nullopt;
}

}  // namespace ocpv::reader
