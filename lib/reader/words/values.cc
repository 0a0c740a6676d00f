#include "reader/words/values.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "reader/words/coded_values.h"
#include "reader/words/text.h"
#include "reader/words/value_items.h"

namespace ocpv::reader {
namespace {

using contract::Value;
using contract::Values;

/// Words after which a closed list follows, even of one.
constexpr auto kStrong = std::to_array<std::string_view>(
    {"取值范围", "可选值", "候选值", "取值为", "取值：", "取值:", "取值包括", "取值有", "枚举值", "仅支持", "有如下",
     "有以下", "如下几种", "valid values", "valid value", "possible values", "supported values", "allowed values"});

/// Words after which a closed list may follow, of two at least.
constexpr auto kWeak =
    std::to_array<std::string_view>({"包括", "包含", "支持", "可以为", "可为", "可以是", "可取", "分为", "主要有",
                                     "including", "includes", "include", "supports", "can be", "options", "one of"});

/// Words after which only examples follow.
constexpr auto kOpening = std::to_array<std::string_view>({"如", "for example", "such as", "e.g."});

/// Words between a value and what it means.
constexpr auto kMeaning = std::to_array<std::string_view>(
    {"for ", "indicates ", "stands for ", "represents ", "means ", "refers to ", "：", ":", "- "});

constexpr auto kUnlimited = std::to_array<std::string_view>({"不限于", "not limited to"});

/// Lines that announce something other than values: what can be searched by, how a text is written.
constexpr auto kNoList = std::to_array<std::string_view>(
    {"匹配如下", "支持的格式", "格式有", "supported formats", "fuzzy match", "can be matched"});

template <std::size_t N>
bool has_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains(text, word); });
}

/// A word of capitals, wherever it stands.
bool holds_capital_value(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_letter(text[at])) continue;
    if (is_capital_value(leading_value(text.substr(at)))) return true;
    while (at + 1 < text.size() && is_word(text[at + 1])) ++at;
  }
  return false;
}

constexpr std::size_t kLongestItem =
    48;  ///< Bytes of an item that may be a value in a form that is not understood; longer ones are notes.

/// Items as cut. What is no value is left out when enough of the rest is one; where it may hold one the set is open.
Values keep_values(const std::vector<std::string_view>& items, bool announced) {
  Values values;
  std::size_t others = 0;
  for (const std::string_view item : items) {
    if (trimmed(item).empty()) continue;
    if (auto value = read_item(item)) {
      add_value(values.items, std::move(*value));
      continue;
    }
    ++others;
    if (item.size() <= kLongestItem && holds_capital_value(item)) values.closed = false;
  }
  if (values.items.empty() || (!announced && (others > 0 || values.items.size() < 2)) || others > values.items.size())
    return {};
  return values;
}

bool is_announced(std::string_view before) {
  const std::string folded = lower(before);
  return has_any(folded, kStrong) || has_any(folded, kWeak);
}

/// `<li>` items, closed or not, nested or not; an item that opens another list is a label.
Values tag_list(std::string_view text) {
  std::vector<std::string_view> items;
  const std::size_t first = text.find(kItemBegin);
  if (first == std::string_view::npos) return {};
  // The first item sometimes stands before its list, its opening tag lost.
  std::string_view head = text.substr(0, first);
  for (const std::string_view colon : {"：", ":"}) {
    if (const std::size_t at = head.rfind(colon); at != std::string_view::npos) head.remove_prefix(at + colon.size());
  }
  if (contains(head, "\x02")) {
    for (const std::string& lost : split(replaced(head, "\x02", "\n"), '\n')) {
      if (is_capital_value(trimmed(lost)))
        items.push_back(trimmed(head.substr(head.find(trimmed(lost)), trimmed(lost).size())));
    }
  }
  std::size_t last_end = first;
  for (std::size_t at = first; at != std::string_view::npos; at = text.find(kItemBegin, at + 1)) {
    const std::size_t end = std::min(text.find_first_of("\x01\x02\x03\x04", at + 1), text.size());
    if (end == text.size() || text[end] != kListBegin) items.push_back(text.substr(at + 1, end - at - 1));
    last_end = end;
  }
  // The last item sometimes stands behind its list.
  if (last_end < text.size()) {
    const std::string_view tail = trimmed(text.substr(last_end + 1));
    const std::string_view value = leading_value(tail);
    if (is_capital_value(value) && starts_with_any(trimmed(tail.substr(value.size())), {":", "："}))
      items.push_back(tail);
  }
  return keep_values(items, is_announced(text.substr(0, first)) || is_announced(text));
}

/// `* A：… * B：…`, and the same with asterisks read as emphasis: `*A：…* B`.
Values star_list(std::string_view text) {
  const std::size_t first = text.find('*');
  if (first == std::string_view::npos) return {};
  std::vector<std::string_view> items;
  for (std::size_t at = first; at < text.size();) {
    const std::size_t end = std::min(text.find('*', at + 1), text.size());
    items.push_back(text.substr(at + 1, end - at - 1));
    at = end;
  }
  return keep_values(items, is_announced(text.substr(0, first)));
}

/// Lines that begin with `- `.
Values dash_list(std::string_view text) {
  std::vector<std::string_view> items;
  std::size_t first = std::string_view::npos;
  const auto next_item = [&](std::size_t from) {
    for (std::size_t at = text.find("- ", from); at != std::string_view::npos; at = text.find("- ", at + 1)) {
      const std::string_view before = text.substr(0, at);
      const std::size_t end = before.find_last_not_of(' ');
      if (end == std::string_view::npos || before[end] == '\n' || before[end] == ':' ||
          before.substr(0, end + 1).ends_with("："))
        return at;
    }
    return text.size();
  };
  for (std::size_t at = next_item(0); at < text.size();) {
    if (first == std::string_view::npos) first = at;
    const std::size_t end = next_item(at + 2);
    items.push_back(text.substr(at + 2, end - at - 2));
    at = end;
  }
  return items.size() < 2 ? Values{} : keep_values(items, is_announced(text.substr(0, first)));
}

/// Where the list starts behind a cue: after a colon or comma, over at most a few words that count the values.
std::string_view after_cue(std::string_view text) {
  text = trimmed(text);
  std::size_t at = 0;
  for (int characters = 0; at < text.size() && characters < 14; ++characters) {
    const std::string_view here = text.substr(at);
    if (starts_with_any(here, {"：", "，"})) return trimmed(here.substr(3));
    if (starts_with_any(here, {":", ","})) return trimmed(here.substr(1));
    if (starts_with_any(here, {"。", "；", "."})) return text;
    if (static_cast<unsigned char>(text[at]) < 0x80) return text;
    at += 3;
  }
  return text;
}

/// `TABLE 表 ； VIEW 视图 ；C 说明` behind a cue.
std::vector<Value> semicolon_list(std::string_view text) {
  const std::string_view sentence = text.substr(0, std::min(text.find("。"), text.size()));
  if (!contains(sentence, "；")) return {};
  std::vector<std::string_view> items;
  for (std::size_t at = 0; at <= sentence.size();) {
    const std::size_t end = std::min(sentence.find("；", at), sentence.size());
    items.push_back(sentence.substr(at, end - at));
    at = end + 3;
  }
  std::vector<Value> values = keep_values(items, true).items;
  return values.size() == items.size() ? values : std::vector<Value>{};
}

/// The text behind the word that says that a value's meaning follows; nothing where there is no such word.
std::optional<std::string_view> meaning_behind(std::string_view text) {
  text = trimmed(text);
  const auto word =
      std::find_if(kMeaning.begin(), kMeaning.end(), [&](std::string_view one) { return text.starts_with(one); });
  if (word == kMeaning.end()) return std::nullopt;
  return text.substr(word->size());
}

/// Where a meaning ends: before a word or mark with a capital value behind it, whose place goes to `next`, or with its
/// sentence. The next sentence may begin with the next value and its meaning.
std::size_t end_of_meaning(std::string_view text, std::size_t& next) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const std::string_view joint : {", and ", ", or ", ", ", " and ", " or ", "、", "，", "；", "; "}) {
      if (!text.substr(at).starts_with(joint)) continue;
      next = at + joint.size();
      if (is_capital_value(leading_value(trimmed(text.substr(next))))) return at;
    }
    for (const std::string_view stop : {". ", "。", "\n"}) {
      if (!text.substr(at).starts_with(stop)) continue;
      next = at + stop.size();
      const std::string_view behind = trimmed(text.substr(next));
      const std::string_view value = leading_value(behind);
      if (!is_capital_value(value) || !meaning_behind(behind.substr(value.size()))) next = text.size();
      return at;
    }
  }
  next = text.size();
  return text.size();
}

constexpr std::size_t kLongestRun = 2048;  ///< Bytes; published ones have under 100.

/// `CLUSTER for a cluster and TENANT for a tenant`, `OPEN：开放、CLOSED：关闭`: values, each with what it means. None
/// where the run is longer than is looked at: half of a list would refuse the other half.
std::vector<Value> explained_run(std::string_view text) {
  const bool is_cut = text.size() > kLongestRun;
  text = text.substr(0, kLongestRun);
  std::vector<Value> values;
  while (!text.empty()) {
    const std::string_view value = leading_value(text);
    if (!is_capital_value(value)) return {};
    const auto meaning = meaning_behind(text.substr(value.size()));
    if (!meaning) return {};
    std::size_t next = 0;
    const std::size_t end = end_of_meaning(*meaning, next);
    if (is_cut && end == meaning->size()) return {};
    add_value(values, {std::string(value), std::string(bare(meaning->substr(0, end)))});
    text = trimmed(meaning->substr(next));
  }
  return values.size() >= 2 ? values : std::vector<Value>{};
}

/// `取值范围： PRIMARY：主集群`: one value with its gloss, where no other value follows in it.
std::vector<Value> one_explained(std::string_view text) {
  const std::string_view value = leading_value(text);
  const std::string_view rest = trimmed(text.substr(value.size()));
  if (!is_capital_value(value) || !starts_with_any(rest, {"：", ":"})) return {};
  std::size_t next = 0;
  end_of_meaning(rest, next);
  return next == rest.size() ? std::vector<Value>{*read_item(text)} : std::vector<Value>{};
}

std::vector<Value> list_behind(std::string_view text, bool strong) {
  const std::string_view start = after_cue(text);
  if (strong) {
    if (std::vector<Value> values = semicolon_list(start); values.size() >= 2) return values;
    if (std::vector<Value> values = explained_run(start); !values.empty()) return values;
  }
  const Run run = read_run(start);
  if (run.items.size() >= 2 && (run.ends || strong)) return run.items;
  if (!strong) return {};
  if (run.items.size() == 1 && run.ends) return run.items;
  return one_explained(start);
}

std::vector<Value> behind_cues(std::string_view text, std::span<const std::string_view> cues, bool strong) {
  const std::string folded = lower(text);
  for (const std::string_view cue : cues) {
    for (std::size_t at = folded.find(cue); at != std::string::npos; at = folded.find(cue, at + 1)) {
      std::vector<Value> items = list_behind(text.substr(at + cue.size()), strong);
      if (!items.empty()) return items;
    }
  }
  return {};
}

/// `only ONCE_A_DAY is supported`.
std::vector<Value> only_one(std::string_view text) {
  const std::string folded = lower(text);
  for (std::size_t at = find_word(folded, "only"); at != std::string::npos; at = find_word(folded, "only", at + 1)) {
    const std::string_view rest = trimmed(text.substr(at + 4));
    const std::string_view value = leading_value(rest);
    if (is_capital_value(value) && trimmed(rest.substr(value.size())).starts_with("is supported"))
      return {{std::string(value), {}}};
  }
  return {};
}

/// `在线(ONLINE) 或者 离线(OFFLINE)`: the gloss before, the value in parentheses.
std::vector<Value> values_in_parentheses(std::string_view text) {
  std::vector<Value> values;
  std::size_t gloss_begin = 0;
  for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
    const std::size_t close = text.find(')', at);
    if (close == std::string_view::npos) break;
    const std::string_view value = text.substr(at + 1, close - at - 1);
    if (!is_capital_value(value) || leading_value(value) != value) return {};
    std::string_view gloss = text.substr(gloss_begin, at - gloss_begin);
    for (const std::string_view stop : {"，", "：", "或者", "或", "、"}) {
      if (const std::size_t from = gloss.rfind(stop); from != std::string_view::npos)
        gloss.remove_prefix(from + stop.size());
    }
    add_value(values, {std::string(value), std::string(bare(gloss))});
    gloss_begin = close + 1;
  }
  return values.size() >= 2 ? values : std::vector<Value>{};
}

/// `HIGH ` before `VALUE`: the second word of something that is not understood.
bool is_behind_capitals(std::string_view before) {
  if (!before.ends_with(' ')) return false;
  before = trimmed(before);
  std::size_t begin = before.size();
  while (begin > 0 && is_word(before[begin - 1])) --begin;
  return is_capital_value(before.substr(begin));
}

/// A run of capital values, or of values each with its gloss, that no cue announces.
std::vector<Value> without_cue(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins =
        (is_letter(text[at]) || is_digit(text[at])) && (at == 0 || !(is_word(text[at - 1]) || text[at - 1] == '-'));
    if (!begins || leading_value(text.substr(at)).empty() || is_behind_capitals(text.substr(0, at))) continue;
    const Run run = read_run(text.substr(at));
    const bool capitals = std::all_of(run.items.begin(), run.items.end(),
                                      [](const Value& value) { return is_capital_value(value.text); });
    if (run.items.size() >= 2 && run.ends && capitals) return run.items;
    while (at + 1 < text.size() && is_word(text[at + 1])) ++at;
  }
  return {};
}

std::vector<Value> open_list(std::string_view text) {
  const std::string folded = lower(text);
  for (const std::string_view cue : kOpening) {
    for (std::size_t at = folded.find(cue); at != std::string::npos; at = folded.find(cue, at + 1)) {
      std::string_view start = text.substr(at + cue.size());
      while (starts_with_any(start, {"：", "，", " ", ":", ","}))
        start.remove_prefix(starts_with_any(start, {" ", ":", ","}) ? 1 : 3);
      if (auto items = explained_run(start); !items.empty()) return items;
      const Run run = read_run(start);
      if (run.items.empty() || !run.ends) continue;
      if (std::all_of(run.items.begin(), run.items.end(),
                      [](const Value& value) { return is_capital_value(value.text); }))
        return run.items;
    }
  }
  return {};
}

/// `A、B 等`, `A, B, etc.`, `包括但不限于 A、B`: there are more. `A、B 等两种` counts what there is.
bool says_more(std::string_view text, const std::vector<Value>& items) {
  if (has_any(lower(text), kUnlimited)) return true;
  const std::size_t at = text.rfind(items.back().text);
  if (at == std::string_view::npos) return false;
  std::string_view behind = trimmed(text.substr(at + items.back().text.size()));
  constexpr auto kAlso = std::to_array<std::string_view>({"还支持", "也支持", "还可以", "also "});
  if (has_any(lower(behind), kAlso) && holds_capital_value(behind)) return true;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    const std::size_t end = behind.find(close);
    if (behind.starts_with(open) && end != std::string_view::npos) behind = behind.substr(end + close.size());
  }
  while (starts_with_any(behind, {" ", ",", "、", "，", "\""}))
    behind.remove_prefix(starts_with_any(behind, {" ", ",", "\""}) ? 1 : 3);
  if (behind.starts_with("等")) {
    behind = trimmed(behind.substr(std::string_view("等").size()));
    return !(starts_with_any(behind, {"一", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十", "几"}) ||
             (!behind.empty() && is_digit(behind.front())));
  }
  return starts_with_any(
      lower(behind.substr(0, 16)),
      {"etc", "and so on", "and more", "and other", "or other", "or an empty", "or empty", "or null", "...", "…",
       "或空", "或为空", "或者空", "或者为空", "为空", "及其他", "及其它", "和其他", "和其它"});
}

}  // namespace

std::optional<Values> find_values(std::string_view text) {
  if (has_any(lower(text), kNoList)) return std::nullopt;
  const auto closed = [&](std::vector<Value> items) {
    const bool is_closed = !says_more(text, items);
    return Values{std::move(items), is_closed, Strength::stated};
  };
  for (const auto list : {tag_list, star_list, dash_list}) {
    Values values = list(text);
    if (values.items.empty()) continue;
    values.closed = values.closed && !says_more(text, values.items);
    return values;
  }
  if (auto items = behind_cues(text, kStrong, true); !items.empty()) return closed(std::move(items));
  if (auto items = behind_cues(text, kWeak, false); !items.empty()) return closed(std::move(items));
  if (auto items = only_one(text); !items.empty()) return closed(std::move(items));
  if (auto items = open_list(text); !items.empty()) return Values{std::move(items), false, Strength::stated};
  if (auto items = values_in_parentheses(text); !items.empty()) return closed(std::move(items));
  if (auto items = find_coded_values(text); !items.empty()) return closed(std::move(items));
  if (auto items = without_cue(text); !items.empty()) return closed(std::move(items));
  return std::nullopt;
}

}  // namespace ocpv::reader
