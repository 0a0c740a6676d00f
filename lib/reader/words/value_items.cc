#include "reader/words/value_items.h"

#include <algorithm>
#include <array>
#include <string>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Value;

/// Words that begin a sentence, or an item about something else, not a value.
constexpr auto kNoValue = std::to_array<std::string_view>({"when",
                                                           "if",
                                                           "for",
                                                           "the",
                                                           "in",
                                                           "a",
                                                           "an",
                                                           "this",
                                                           "it",
                                                           "only",
                                                           "you",
                                                           "not",
                                                           "no",
                                                           "and",
                                                           "or",
                                                           "to",
                                                           "is",
                                                           "at",
                                                           "on",
                                                           "default",
                                                           "note",
                                                           "valid",
                                                           "here",
                                                           "otherwise",
                                                           "corresponding",
                                                           "respectively",
                                                           "indicates",
                                                           "which",
                                                           "separate",
                                                           "of",
                                                           "etc"});

constexpr auto kSeparators =
    std::to_array<std::string_view>({"、", "，", ",", "和", "或者", "或", "及", "与", "and ", "or ", "/", "|"});

/// What may follow the last value of a run: an end, or words that count or explain the values.
constexpr auto kEnds = std::to_array<std::string_view>(
    {"。",   ".",    "；",   ";",    "\n",   "\x01", "\x02",          "\x03",         "\x04", "等",
     "一种", "两种", "二种", "三种", "四种", "五种", "六种",          "七种",         "几种", "代表",
     "分别", "分表", "其中", "*",    "）",   ")",    "corresponding", "respectively", "etc"});

bool is_value_byte(char c) { return is_word(c) || c == '-' || c == '.' || c == '%'; }

bool is_range(std::string_view value) {
  const std::size_t dash = value.find('-');
  return dash != std::string_view::npos &&
         std::all_of(value.begin(), value.end(), [](char c) { return is_digit(c) || c == '-'; });
}

std::string_view without_quote(std::string_view text) {
  for (const std::string_view quote : {"\"", "“", "”", "'"}) {
    if (text.starts_with(quote)) return text.substr(quote.size());
  }
  return text;
}

/// Words of lower case only, to the end of the item or to a colon: one value of several words.
std::string_view lower_case_phrase(std::string_view item) {
  std::size_t end = 0;
  while (end < item.size() && (is_lower(item[end]) || is_digit(item[end]) || item[end] == ' ' || item[end] == '_'))
    ++end;
  const std::string_view phrase = trimmed(item.substr(0, end));
  const std::string_view rest = trimmed(item.substr(end));
  const bool whole = rest.empty() || starts_with_any(rest, {":", "：", "。", "；", "\n"});
  return whole && std::count(phrase.begin(), phrase.end(), ' ') <= 5 ? phrase : std::string_view();
}

/// `（gloss）` or `(gloss)` at the start of `text`; moves `text` behind it.
std::string take_parentheses(std::string_view& text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    if (!text.starts_with(open)) continue;
    const std::size_t end = text.find(close);
    if (end == std::string_view::npos) continue;
    std::string gloss(trimmed(text.substr(open.size(), end - open.size())));
    text = trimmed(text.substr(end + close.size()));
    return gloss;
  }
  return {};
}

/// `代表集群备份` after a value; moves `text` to the separator behind it.
std::string take_meaning(std::string_view& text) {
  if (!starts_with_any(text, {"代表", "表示", "represents ", "indicates ", "means "})) return {};
  std::size_t end = text.size();
  for (const std::string_view stop : {"，", "、", "。", "；", ", ", ". "}) end = std::min(end, text.find(stop));
  std::string gloss(trimmed(text.substr(0, end)));
  text = text.substr(end);
  return gloss;
}

/// Moves `text` over separators; says whether there was one.
bool take_separators(std::string_view& text) {
  bool any = false;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : kSeparators) {
      if (!text.starts_with(mark)) continue;
      text = trimmed(text.substr(mark.size()));
      any = more = true;
    }
  }
  return any;
}

}  // namespace

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

std::string_view leading_value(std::string_view text) {
  if (text.empty() || !(is_letter(text.front()) || is_digit(text.front()))) return {};
  std::size_t end = 0;
  while (end < text.size() && is_value_byte(text[end])) ++end;
  std::string_view value = text.substr(0, end);
  while (!value.empty() && (value.back() == '.' || value.back() == '-')) value.remove_suffix(1);
  const std::string folded = lower(value);
  if (std::find(kNoValue.begin(), kNoValue.end(), folded) != kNoValue.end() || is_range(value)) return {};
  return value;
}

bool is_capital_value(std::string_view value) {
  const auto letters = std::count_if(value.begin(), value.end(), is_upper);
  return letters >= 2 && std::none_of(value.begin(), value.end(), is_lower);
}

void add_value(std::vector<Value>& items, Value value) {
  const bool known =
      std::any_of(items.begin(), items.end(), [&](const Value& other) { return other.text == value.text; });
  if (!known) items.push_back(std::move(value));
}

std::optional<Value> read_item(std::string_view item) {
  while (starts_with_any(item, {" ", "\n", "*"})) item.remove_prefix(1);
  item = trimmed(without_quote(item));
  std::string_view value = leading_value(item);
  if (value.empty()) return std::nullopt;
  if (const std::string_view phrase = lower_case_phrase(item); phrase.size() > value.size()) value = phrase;
  const std::string_view rest = item.substr(value.size());
  const std::string_view next = trimmed(rest);
  const bool plain_word =
      std::all_of(value.begin(), value.end(), is_lower) ||
      (is_upper(value.front()) && value.size() > 1 && std::all_of(value.begin() + 1, value.end(), is_lower));
  // "Fuzzy match is supported": a sentence that begins with an ordinary word.
  if (plain_word && !next.empty() && is_letter(next.front())) return std::nullopt;
  return Value{std::string(value), one_line(bare(rest))};
}

Run read_run(std::string_view text) {
  Run run;
  while (true) {
    std::string_view after = trimmed(without_quote(text));
    const std::string_view value = leading_value(after);
    if (value.empty()) break;
    after = trimmed(after.substr(value.size()));
    after = trimmed(without_quote(after));
    std::string gloss = take_parentheses(after);
    if (gloss.empty()) gloss = take_meaning(after);
    std::string_view behind = after;
    const bool separated = take_separators(behind);
    const bool ends = after.empty() || std::any_of(kEnds.begin(), kEnds.end(),
                                                   [&](std::string_view end) { return after.starts_with(end); });
    if (!separated && !ends) break;  // The word is part of a sentence.
    add_value(run.items, {std::string(value), std::move(gloss)});
    run.ends = ends;
    if (!separated) return run;
    text = behind;
  }
  // A separator was followed by something else: an end only where that says so.
  run.ends = std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return text.starts_with(end); }) ||
             text.empty();
  return run;
}

}  // namespace ocpv::reader
