#include "reader/words/values.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "reader/words/coded_values.h"
#include "reader/words/denials.h"
#include "reader/words/nulls.h"
#include "reader/words/text.h"
#include "reader/words/value_items.h"
#include "reader/words/value_lists.h"
#include "reader/words/value_runs.h"

namespace ocpv::reader {
namespace {

using contract::Value;
using contract::Values;

/// Words after which a closed list follows, even of one.
constexpr auto kStrong = std::to_array<std::string_view>(
    {"取值范围",         "可选值",         "候选值",   "取值为",   "取值：",       "取值:",       "取值包括",
     "取值有",           "枚举值",         "有效值",   "固定值",   "固定为",       "仅支持",      "固定传",
     "fixed value",      "有如下",         "有以下",   "如下几种", "valid values", "valid value", "possible values",
     "supported values", "allowed values", "fixed to", "enum:",    "values:"});

/// Words after which a closed list may follow, of two at least.
constexpr auto kWeak = std::to_array<std::string_view>({"取值 ", "包括", "包含", "支持", "可以为", "可为", "可以是",
                                                        "可取", "分为", "主要有", "including", "includes", "include",
                                                        "supports", "can be", "options", "one of"});

/// Words after which the one value follows that is right, where it is written as a value: "must be unique" has none.
constexpr auto kDemanding = std::to_array<std::string_view>(
    {"只能设置为", "只能设为", "只能为", "只能是", "只能传", "只能取", "必须设置为", "必须设为", "必须为", "必须是",
     "只支持", "must be set to", "must always be", "must be", "can only be set to", "can only be", "only be set to"});

/// Words after which only examples follow.
constexpr auto kOpening = std::to_array<std::string_view>(
    {"如", "for example", "such as", "e.g.", "取值示例", "示例取值", "示例值", "常用取值", "常见取值", "典型取值",
     "推荐取值", "建议取值", "example values", "sample values", "typical values", "common values are", "common values",
     "recommended values"});

constexpr auto kUnlimited = std::to_array<std::string_view>(
    {"不限于", "不仅限于", "不局限于", "不限定于", "not limited to", "not restricted to"});

/// Lines that announce something other than values: what can be searched by, how a text is written.
constexpr auto kNoList = std::to_array<std::string_view>(
    {"匹配如下", "支持的格式", "格式有", "supported formats", "fuzzy match", "can be matched"});

bool is_announced(std::string_view before) {
  const std::string folded = lower(before);
  return has_any(folded, kStrong) || has_any(folded, kWeak);
}

/// `默认取值：0`: not what may be, but what is where nothing is said.
bool names_default(std::string_view before) {
  return ends_with_any(trimmed(before), std::to_array<std::string_view>({"默认", "缺省", "default"}));
}

List behind_cues(std::string_view text, std::span<const std::string_view> cues, bool strong) {
  const std::string folded = lower(text);
  for (const std::string_view cue : cues) {
    for (std::size_t at = folded.find(cue); at != std::string::npos; at = folded.find(cue, at + 1)) {
      const std::string_view behind = text.substr(at + cue.size());
      // `valid value` is no part of `valid values`.
      if (is_letter(cue.back()) && !behind.empty() && is_word(behind.front())) continue;
      const std::string_view before = std::string_view(folded).substr(0, at);
      if (denies_what_follows(before) || names_default(before)) continue;
      List list = list_behind(behind, strong);
      if (!list.items.empty()) return list;
    }
  }
  return {};
}

/// `` `IRON | WOOD` ``: one value each.
std::string with_code_apart(std::string_view text) {
  std::string apart(text);
  for (std::size_t open = apart.find(kCodeBegin); open != std::string::npos; open = apart.find(kCodeBegin, open + 1)) {
    const std::size_t close = apart.find(kCodeEnd, open);
    if (close == std::string::npos) break;
    const std::string inside = apart.substr(open, close - open);
    if (!contains(inside, " | ") || contains(inside, ",") || contains(inside, "=")) continue;
    const std::string parted = replaced(inside, " | ", "\x06、\x05");
    apart.replace(open, close - open, parted);
    open += parted.size();
  }
  return apart;
}

/// `It must be set to LEFT`.
List demanded(std::string_view text) {
  const std::string folded = lower(text);
  for (const std::string_view cue : kDemanding) {
    const std::size_t at = folded.find(cue);
    if (at == std::string::npos || denies_what_follows(std::string_view(folded).substr(0, at))) continue;
    const std::string_view behind = trimmed(std::string_view(text).substr(at + cue.size()));
    List list = list_behind(behind, true);
    const bool marked = !behind.empty() && contains("\x05\"'", behind.substr(0, 1));
    const bool written = marked || std::all_of(list.items.begin(), list.items.end(),
                                               [](const Value& one) { return is_capital_value(one.text); });
    if (!list.items.empty() && written) return list;
  }
  return {};
}

/// `Enum: [Auto Manual]`, as references are generated.
List bracketed_enum(std::string_view text) {
  constexpr std::string_view kCue = "enum: [";
  const std::size_t at = lower(text).find(kCue);
  const std::size_t end = at == std::string::npos ? at : text.find(']', at);
  if (end == std::string::npos) return {};
  const std::string_view inside = text.substr(at + kCue.size(), end - at - kCue.size());
  List list;
  if (has_any(inside, std::to_array<std::string_view>({",", "|", "\"", "\n", ":"}))) return {};
  for (const std::string& word : split(inside, ' ')) {
    if (!word.empty()) add_value(list.items, {word, {}});
  }
  return list;
}

std::vector<Value> open_list(std::string_view text) {
  const std::string folded = lower(text);
  for (const std::string_view cue : kOpening) {
    for (std::size_t at = folded.find(cue); at != std::string::npos; at = folded.find(cue, at + 1)) {
      std::string_view start = text.substr(at + cue.size());
      while (starts_with_any(start, {"：", "，", " ", ":", ","}))
        start.remove_prefix(starts_with_any(start, {" ", ":", ","}) ? 1 : 3);
      if (List list = explained_run(start); !list.items.empty()) return list.items;
      const Run run = read_run(start, Setting::anywhere);
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
  return starts_with_any(lower(behind.substr(0, 16)),
                         {"etc", "and so on", "and more", "and other", "or other", "or an empty", "or empty", "...",
                          "…", "或空", "或为空", "或者空", "或者为空", "为空", "及其他", "及其它", "和其他", "和其它"});
}

/// `LOW, HIGH or empty`: the words for nothing are no values; without them the list is not all that is right. `null`
/// may be a word of the list, and what lets a field be null is read apart.
bool take_nothing(std::vector<Value>& items, std::string_view text) {
  constexpr auto kWordsOfNothing = std::to_array<std::string_view>({"empty", "blank", "nil"});
  if (items.size() < 2) return false;
  bool any = false;
  for (const std::string_view word : kWordsOfNothing) {
    const bool in_code = contains(text, kCodeBegin + std::string(word) + kCodeEnd);
    if (!in_code) any = std::erase_if(items, [&](const Value& one) { return one.text == word; }) > 0 || any;
  }
  return any || contains(text, "|*");
}

}  // namespace

std::optional<Values> find_values(std::string_view given) {
  const std::string not_denied = without_denied_values(with_code_apart(without_null_clauses(given)));
  const std::string text = without_sample_values(not_denied);
  if (has_any(lower(text), kNoList)) return std::nullopt;
  const std::string plain = replaced(replaced(text, "\x05", ""), "\x06", "");
  const auto values_of = [&](List list) {
    const bool nothing_too = take_nothing(list.items, text);
    const bool is_closed = list.is_whole && !nothing_too && !says_more(plain, list.items);
    return Values{std::move(list.items), is_closed, Strength::stated};
  };
  if (List list = bracketed_enum(text); !list.items.empty()) return values_of(std::move(list));
  if (List list = find_drawn_list(text, is_announced); !list.items.empty()) return values_of(std::move(list));
  if (List list = behind_cues(text, kStrong, true); !list.items.empty()) return values_of(std::move(list));
  if (List list = demanded(text); !list.items.empty()) return values_of(std::move(list));
  // Where a list is announced or drawn and was not understood, what is found elsewhere may be a part of it.
  const bool is_missed =
      has_any(replaced(lower(text), "仅支持", ""), kStrong) || contains(text, std::string_view(&kItemBegin, 1));
  const auto values_of_rest = [&](List list) {
    list.is_whole = list.is_whole && !is_missed;
    return values_of(std::move(list));
  };
  if (List list = behind_cues(text, kWeak, false); !list.items.empty()) return values_of_rest(std::move(list));
  if (List list = only_one(text); !list.items.empty()) return values_of_rest(std::move(list));
  if (auto items = open_list(not_denied); !items.empty()) return Values{std::move(items), false, Strength::stated};
  if (List list = values_in_parentheses(text); !list.items.empty()) return values_of_rest(std::move(list));
  if (auto items = find_coded_values(plain); !items.empty()) return values_of_rest({std::move(items), true});
  if (List list = explained_lines(text); !list.items.empty()) return values_of_rest(std::move(list));
  if (List list = run_without_cue(text); !list.items.empty()) return values_of_rest(std::move(list));
  return std::nullopt;
}

}  // namespace ocpv::reader
