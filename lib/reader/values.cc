#include "reader/values.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "reader/text.h"

namespace ocpv::reader {
namespace {

using contract::Value;
using contract::Values;

/// Words after which a closed list follows.
constexpr auto kClosing = std::to_array<std::string_view>({
    "取值范围", "可选值", "取值为", "取值包括", "取值", "主要包括", "包括", "包含", "目前支持", "目前仅支持", "仅支持", "支持", "有以下", "可以为",
    "可为", "分为", "valid values", "valid value", "value range", "supported values", "possible values", "including", "includes",
    "include", "supports", "supported", "can be", "options", "one of"});

/// Words after which only examples follow.
constexpr auto kOpening = std::to_array<std::string_view>({"例如", "比如", "诸如", "如", "for example", "such as", "e.g."});

/// Words that begin a sentence, not a value.
constexpr auto kNoValue = std::to_array<std::string_view>({
    "when", "if", "for", "the", "in", "a", "an", "this", "it", "only", "you", "not", "no", "and", "or", "to", "is", "at", "on"});

/// Lines that announce something other than values.
constexpr auto kNoList = std::to_array<std::string_view>({"匹配如下", "支持的格式", "格式有", "can be matched", "formats"});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_value_byte(char c) { return is_word(c) || c == '-' || c == '.' || c == '%' || c == '/'; }

/// The value that `text` begins with; empty when it begins with none.
std::string_view leading_value(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_value_byte(text[end])) ++end;
  std::string_view value = text.substr(0, end);
  while (!value.empty() && (value.back() == '.' || value.back() == '-' || value.back() == '/')) value.remove_suffix(1);
  if (value.empty() || (!is_word(value.front()))) return {};
  if (holds(kNoValue, lower(value))) return {};
  return value;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

bool has_space_word(std::string_view text) {
  return !text.empty() && is_letter(text.front());
}

/// One item of a list (`A：gloss`, `A gloss`, `A`, `several words`); nothing when it is a sentence.
std::optional<Value> read_item(std::string_view item) {
  item = trimmed(item);
  while (starts_with_any(item, {"\"", "“", "'"})) item = item.substr(item.front() == '"' || item.front() == '\'' ? 1 : 3);
  const std::string_view value = leading_value(item);
  if (value.empty()) return std::nullopt;
  std::string_view rest = item.substr(value.size());
  const std::string_view next = trimmed(rest);
  if (has_space_word(next)) {
    // Several ASCII words: a value of several words, or a word with an English gloss.
    std::size_t end = 0;
    while (end < item.size() && (is_value_byte(item[end]) || item[end] == ' ')) ++end;
    const std::string_view phrase = trimmed(item.substr(0, end));
    const auto words = std::count(phrase.begin(), phrase.end(), ' ') + 1;
    const bool capital = std::none_of(value.begin(), value.end(), is_lower);
    if (!capital && words <= 6 && !phrase.ends_with('.')) return Value{std::string(phrase), std::string(bare(item.substr(end)))};
    if (!capital) return std::nullopt;
  }
  return Value{std::string(value), std::string(one_line(bare(rest)))};
}

void add(std::vector<Value>& items, Value value) {
  const bool known = std::any_of(items.begin(), items.end(), [&](const Value& other) { return other.text == value.text; });
  if (!known) items.push_back(std::move(value));
}

/// Items of `<li>` lists.
std::vector<Value> tag_list(std::string_view text) {
  std::vector<Value> items;
  for (std::size_t at = text.find(kItemBegin); at != std::string_view::npos; at = text.find(kItemBegin, at + 1)) {
    const std::size_t end = std::min(text.find_first_of("\x01\x02\x03\x04", at + 1), text.size());
    const std::string_view item = text.substr(at + 1, end - at - 1);
    if (trimmed(item).empty()) continue;
    const bool label = end < text.size() && text[end] == kListBegin;
    if (label) continue;
    auto value = read_item(item);
    if (!value) return {};
    add(items, std::move(*value));
  }
  return items;
}

/// `A、B 和 C 三种` right after a cue; empty when anything but values stands in the list.
std::vector<Value> inline_list(std::string_view text) {
  std::vector<Value> items;
  text = trimmed(text);
  while (true) {
    while (starts_with_any(text, {"：", ":", " ", "\"", "“"})) text.remove_prefix(text.starts_with("：") || text.starts_with("“") ? 3 : 1);
    const std::string_view value = leading_value(text);
    if (value.empty()) return {};
    text.remove_prefix(value.size());
    std::string gloss;
    text = trimmed(text);
    while (starts_with_any(text, {"\"", "”"})) text.remove_prefix(text.front() == '"' ? 1 : 3);
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
      if (!text.starts_with(open)) continue;
      const std::size_t end = text.find(close);
      if (end == std::string_view::npos) continue;
      gloss = std::string(text.substr(open.size(), end - open.size()));
      text = trimmed(text.substr(end + close.size()));
    }
    if (starts_with_any(text, {"代表", "表示", "for ", "means ", "indicates "})) {
      const std::size_t end = std::min({text.find("，"), text.find("、"), text.find("。"), text.find(", "), text.find(". "), text.size()});
      gloss = std::string(trimmed(text.substr(0, end)));
      text = text.substr(end);
    }
    add(items, {std::string(value), gloss});
    bool separator = false;
    for (bool more = true; more;) {
      more = false;
      for (const std::string_view mark : {"、", "，", ",", "和", "或者", "或", "及", "and ", "or "}) {
        if (!text.starts_with(mark)) continue;
        text = trimmed(text.substr(mark.size()));
        separator = more = true;
      }
    }
    if (separator) continue;
    const bool ends = text.empty() || starts_with_any(text, {"。", ".", "；", ";", "\n", "等", "一种", "两种", "二种", "三种", "四种", "五种", "六种", "七种",
                                                             "代表", "分别", "*"});
    return ends ? items : std::vector<Value>{};
  }
}

std::optional<Values> by_cue(std::string_view text, std::span<const std::string_view> cues, bool closed) {
  const std::string folded = lower(text);
  for (const std::string_view cue : cues) {
    for (std::size_t at = folded.find(cue); at != std::string::npos; at = folded.find(cue, at + 1)) {
      std::vector<Value> items = inline_list(text.substr(at + cue.size()));
      if (items.empty() || (closed && items.size() == 1 && !contains(cue, "仅"))) continue;
      return Values{std::move(items), closed};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Values> find_values(std::string_view text) {
  const std::string folded = lower(text);
  if (std::any_of(kNoList.begin(), kNoList.end(), [&](std::string_view words) { return contains(folded, words); })) return std::nullopt;
  if (std::vector<Value> items = tag_list(text); !items.empty()) return Values{std::move(items), true};
  if (auto values = by_cue(text, kClosing, true)) return values;
  return by_cue(text, kOpening, false);
}

bool points_to_value_table(std::string_view text) {
  (void)text;
  return false;
}

}  // namespace ocpv::reader
