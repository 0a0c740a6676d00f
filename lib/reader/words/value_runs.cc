#include "reader/words/value_runs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "reader/words/text.h"
#include "reader/words/value_lists.h"

namespace ocpv::reader {
namespace {

using contract::Value;

/// Words between a value and what it means.
constexpr auto kMeaning = std::to_array<std::string_view>(
    {"for ", "indicates ", "stands for ", "represents ", "means ", "refers to ", "：", ":", "- "});

/// Where the list starts behind a cue: after a colon or comma, over at most a few words that count the values.
std::string_view after_cue(std::string_view text) {
  text = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
  for (const std::string_view word :
       {"固定值", "设置为", "设为", "值为", "为", "are as follows", "are", "include", "includes", "set to"}) {
    if (!begins_with(text, word)) continue;
    const std::string_view rest = text.substr(word.size());
    if (is_letter(word.front()) && !rest.empty() && is_word(rest.front())) continue;
    text = rest.substr(std::min(rest.find_first_not_of(" \t"), rest.size()));
  }
  std::size_t at = 0;
  for (int characters = 0; at < text.size() && characters < 14; ++characters) {
    const std::string_view here = text.substr(at);
    if (starts_with_any(here, {"：", "，"})) return here.substr(3);
    if (starts_with_any(here, {":", ","})) return here.substr(1);
    if (starts_with_any(here, {"。", "；", ".", "、"})) return text;
    if (static_cast<unsigned char>(text[at]) < 0x80) return text;
    at += 3;
  }
  return text;
}

/// `TABLE 表 ； VIEW 视图 ；C 说明` behind a cue.
List semicolon_list(std::string_view text) {
  const std::size_t stop = std::min({text.find("。"), text.find(". "), text.find('\n')});
  const std::string_view sentence = text.substr(0, std::min(stop, text.size()));
  const std::string_view mark = contains(sentence, "；") ? "；" : ";";
  if (!contains(sentence, mark)) return {};
  std::vector<std::string_view> items;
  for (std::size_t at = 0; at <= sentence.size();) {
    const std::size_t end = std::min(sentence.find(mark, at), sentence.size());
    const std::string_view item = trimmed(sentence.substr(at, end - at));
    if (!items.empty() && (begins_clause(item) || item.empty())) break;
    items.push_back(item);
    at = end + mark.size();
  }
  List list = items.size() < 2 ? List{} : read_items(items, true);
  // Commas inside are another list, of which this is a part.
  for (const std::string_view item : items) {
    if (contains(item, "、") || contains(item, ", ") || contains(item, "，")) list.is_whole = false;
  }
  return list.items.size() == items.size() ? list : List{};
}

/// The text behind the word that says that a value's meaning follows, which goes to `word`.
std::optional<std::string_view> meaning_behind(std::string_view text, std::string_view* word = nullptr) {
  text = trimmed(text);
  const auto found =
      std::find_if(kMeaning.begin(), kMeaning.end(), [&](std::string_view one) { return text.starts_with(one); });
  if (found == kMeaning.end()) return std::nullopt;
  if (word != nullptr) *word = *found;
  return text.substr(found->size());
}

/// `-1`, `3`.
bool is_whole_number(std::string_view value) {
  if (value.starts_with('-')) value.remove_prefix(1);
  return is_digits(value);
}

/// What may be a value of a list where each has its meaning: capitals, or a word that the mark of the others follows.
enum class Next : std::uint8_t { none, capitals, other };
Next next_value(std::string_view text, std::string_view word) {
  const Token token = leading_token(text, Setting::announced);
  if (token.text.empty()) return Next::none;
  std::string_view joint;
  const bool is_explained = meaning_behind(token.rest, &joint) && joint == word;
  if (is_capital_value(token.text) || ((token.is_marked || is_whole_number(token.text)) && is_explained))
    return Next::capitals;
  return is_explained && word != "for " ? Next::other : Next::none;
}

/// `Asia/Shanghai：`, `system wait: `: what may be a value in a form that is not understood, with its meaning.
bool may_be_explained(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  const std::size_t colon = std::min({text.find("："), text.find(": "), text.size()});
  if (colon == 0 || colon == text.size() || colon > kLongest) return false;
  const std::string_view label = text.substr(0, colon);
  constexpr auto kStops =
      std::to_array<std::string_view>({". ", ";", ",", "\n", "。", "、", "，", "；", " and ", " or "});
  return std::none_of(kStops.begin(), kStops.end(), [&](std::string_view stop) { return contains(label, stop); }) &&
         !begins_clause(label) && !begins_clause(std::string(label) + " ");
}

struct Meaning {
  std::size_t end = 0;
  std::size_t next = 0;
  bool is_sure = true;
};

/// Where a meaning ends: before a joint with a value behind it, whose place goes to `next`, or with its sentence. The
/// next sentence may begin with the next value and its meaning.
Meaning end_of_meaning(std::string_view text, std::string_view word) {
  bool is_sure = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const std::string_view joint :
         {", and ", ", or ", ", ", " and ", " or ", "、", "，", "；", "; ", "和", "或"}) {
      if (!begins_with(text.substr(at), joint)) continue;
      const Next next = next_value(text.substr(at + joint.size()), word);
      if (next != Next::none) return {at, at + joint.size(), is_sure && next == Next::capitals};
      if (is_sure && may_be_explained(text.substr(at + joint.size()))) is_sure = false;
    }
    for (const std::string_view stop : {". ", "。", "\n"}) {
      if (!begins_with(text.substr(at), stop)) continue;
      const std::string_view behind = trimmed(text.substr(at + stop.size()));
      const Token token = leading_token(behind, Setting::announced);
      const bool goes_on = !token.text.empty() && meaning_behind(token.rest) && next_value(behind, word) != Next::none;
      return {at, goes_on ? at + stop.size() : text.size(), is_sure};
    }
  }
  return {text.size(), text.size(), is_sure};
}

constexpr std::size_t kLongestListRun = 2048;  ///< Bytes; published ones have under 100.

/// `取值范围： PRIMARY：主集群`: one value with its gloss, where no other value follows in it.
List one_explained(std::string_view text) {
  const Token token = leading_token(text, Setting::announced);
  const std::string_view rest = trimmed(token.rest);
  if (!is_capital_value(token.text) || !starts_with_any(rest, {"：", ":"})) return {};
  const Meaning meaning = end_of_meaning(*meaning_behind(rest), "：");
  if (meaning.next != meaning_behind(rest)->size()) return {};
  return {{{std::string(token.text), gloss_of(rest)}}, meaning.is_sure};
}

/// `HIGH ` before `VALUE`: the second word of something that is not understood.
bool is_behind_capitals(std::string_view before) {
  if (!before.ends_with(' ')) return false;
  before = trimmed(before);
  std::size_t begin = before.size();
  while (begin > 0 && is_word(before[begin - 1])) --begin;
  return is_capital_value(before.substr(begin));
}

/// `if source is A or B`: values of another field.
bool is_in_condition(std::string_view before) {
  constexpr std::size_t kLongest = 160;
  if (before.size() > kLongest) before.remove_prefix(before.size() - kLongest);
  const std::string folded = lower(trimmed(before));
  if (!ends_with_any(folded, std::to_array<std::string_view>({" is", "=", "为", " equals", " set to"}))) return false;
  const std::size_t stop = std::max(folded.rfind(". ") + 1, folded.rfind("。") + 1);
  return has_any(std::string_view(folded).substr(stop),
                 std::to_array<std::string_view>({"when ", "if ", "unless ", "当", "如果", "若", "仅"}));
}

/// `、` or `or` before the first value that was understood: one that was not stands before it.
bool is_behind_separator(std::string_view before) {
  while (!before.empty() && (before.back() == ' ' || before.back() == '"' || before.back() == kCodeBegin))
    before.remove_suffix(1);
  constexpr auto kJoints = std::to_array<std::string_view>({"、", "和", "或", "或者", "以及", "/", "|", " or", " and"});
  return std::any_of(kJoints.begin(), kJoints.end(), [&](std::string_view joint) { return before.ends_with(joint); });
}

}  // namespace

bool goes_on_behind_parenthesis(std::string_view rest) {
  constexpr std::size_t kLongest = 128;
  if (!starts_with_any(rest, {")", "）"})) return false;
  rest = rest.substr(0, kLongest);
  rest = rest.substr(0, std::min({rest.find("。"), rest.find(". "), rest.find('\n'), rest.size()}));
  for (const std::string_view mark : {"、", "，", "；", ", "}) {
    for (std::size_t at = rest.find(mark); at != std::string_view::npos; at = rest.find(mark, at + 1)) {
      if (is_capitals(leading_token(rest.substr(at + mark.size()), Setting::announced).text)) return true;
    }
  }
  return false;
}

List explained_run(std::string_view text) {
  const bool is_cut = text.size() > kLongestListRun;
  text = trimmed(text.substr(0, kLongestListRun));
  List list;
  std::string_view word;
  while (!text.empty()) {
    const Token token = leading_token(text, Setting::announced);
    std::string_view joint;
    const auto meaning = meaning_behind(token.rest, &joint);
    if (token.text.empty() || !meaning) return {};
    if (word.empty()) word = joint;
    // A list of ordinary words is one where each has its colon.
    const bool is_plain = !is_capital_value(token.text) && !token.is_marked && !is_whole_number(token.text);
    if (is_plain && joint != "：" && joint != ":") return {};
    const Meaning end = end_of_meaning(*meaning, word);
    if (is_cut && end.end == meaning->size()) return {};
    list.is_whole = list.is_whole && end.is_sure && joint == word && !is_plain;
    add_value(list.items, {std::string(token.text), gloss_of(meaning->substr(0, end.end))});
    text = trimmed(meaning->substr(end.next));
  }
  return list.items.size() >= 2 ? list : List{};
}

List explained_lines(std::string_view text) {
  constexpr auto kLabels = std::to_array<std::string_view>(
      {"NOTE", "NOTES", "NOTICE", "TIP", "TIPS", "WARNING", "IMPORTANT", "CAUTION", "EXAMPLE", "DEFAULT", "URL", "ID"});
  List list;
  for (const std::string& whole : split(text, '\n')) {
    const std::string_view line = trimmed(whole);
    if (line.empty()) continue;
    const Token token = leading_token(line, Setting::announced);
    const std::string_view rest = trimmed(token.rest);
    const bool is_item = is_capital_value(token.text) && token.text.size() > 1 && starts_with_any(rest, {"：", ":"}) &&
                         std::find(kLabels.begin(), kLabels.end(), token.text) == kLabels.end();
    if (is_item)
      add_value(list.items, {std::string(token.text), gloss_of(rest)});
    else if (!list.items.empty() && !begins_clause(line))
      list.is_whole = false;
  }
  return list.items.size() >= 2 ? list : List{};
}

List list_behind(std::string_view text, bool strong) {
  const std::string_view start = after_cue(text);
  if (strong) {
    if (List list = read_lines(start); !list.items.empty()) return list;
    if (List list = explained_run(start); !list.items.empty()) return list;
    if (List list = semicolon_list(start); list.items.size() >= 2) return list;
  }
  const Run run = read_run(trimmed(start), Setting::announced);
  if (run.items.size() >= 2 && (run.ends || strong)) return {run.items, run.ends && !run.is_doubtful};
  if (!strong) return {};
  // `1. RED 2. BLUE`: the number of an item.
  const bool numbers = run.items.size() == 1 && is_digits(run.items.front().text) &&
                       trimmed(run.rest).starts_with(".") && trimmed(run.rest).size() > 1;
  if (numbers) return {};
  // `Valid values: see the list below`: a word of a sentence.
  const bool is_word_of_sentence = run.items.size() == 1 && begins_clause(run.rest) &&
                                   std::all_of(run.items.front().text.begin(), run.items.front().text.end(), is_lower);
  if (is_word_of_sentence) return {};
  if (run.items.size() == 1 && run.ends) return {run.items, !run.is_doubtful};
  return one_explained(start);
}

List only_one(std::string_view text) {
  const std::string folded = lower(text);
  for (std::size_t at = find_word(folded, "only"); at != std::string::npos; at = find_word(folded, "only", at + 1)) {
    const Token token = leading_token(text.substr(at + 4), Setting::anywhere);
    if ((is_capital_value(token.text) || token.is_marked) && trimmed(token.rest).starts_with("is supported"))
      return {{{std::string(token.text), {}}}, true};
  }
  return {};
}

List values_in_parentheses(std::string_view text) {
  List list;
  std::size_t gloss_begin = 0;
  for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
    const std::size_t close = text.find(')', at);
    if (close == std::string_view::npos) break;
    const Token token = leading_token(text.substr(at + 1, close - at - 1), Setting::anywhere);
    if (!is_capital_value(token.text) || !trimmed(token.rest).empty()) return {};
    std::string_view gloss = text.substr(gloss_begin, at - gloss_begin);
    for (const std::string_view stop : {"，", "：", "或者", "或", "、"}) {
      if (const std::size_t from = gloss.rfind(stop); from != std::string_view::npos)
        gloss.remove_prefix(from + stop.size());
    }
    add_value(list.items, {std::string(token.text), gloss_of(gloss)});
    gloss_begin = close + 1;
  }
  return list.items.size() >= 2 ? list : List{};
}

List run_without_cue(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = (is_letter(text[at]) || is_digit(text[at]) || text[at] == kCodeBegin) &&
                        (at == 0 || !(is_word(text[at - 1]) || text[at - 1] == '-' || text[at - 1] == kCodeBegin));
    const std::string_view here = text.substr(at);
    if (!begins || leading_value(here).empty() || is_behind_capitals(text.substr(0, at)) ||
        is_in_condition(text.substr(0, at)))
      continue;
    const Run run = read_run(here, Setting::anywhere);
    const bool capitals = std::all_of(run.items.begin(), run.items.end(),
                                      [](const Value& value) { return is_capital_value(value.text); });
    if (run.items.size() >= 2 && run.ends && capitals)
      return {run.items, !run.is_doubtful && !is_behind_separator(text.substr(0, at))};
    while (at + 1 < text.size() && is_word(text[at + 1])) ++at;
  }
  return {};
}

}  // namespace ocpv::reader
