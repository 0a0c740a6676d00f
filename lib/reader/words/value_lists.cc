#include "reader/words/value_lists.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

constexpr std::size_t kLongestItem =
    48;  ///< Bytes of an item that may be a value in a form that is not understood; longer ones are notes.

constexpr auto kNotes = std::to_array<std::string_view>(
    {"when ", "if ",  "note", "this ", "the ",   "you ",   "it ",  "in ", "default value",
     "only ", "说明", "注意", "备注",  "默认值", "默认为", "缺省", "当",  "如果",
     "若",    "仅",   "该",   "此",    "不"});

constexpr std::size_t kLongestLabel = 32;  ///< Bytes before a colon that may be a value.

/// An item that is a sentence about the field, not a value in a form that is not understood.
bool is_list_note(std::string_view item) {
  item = trimmed(item);
  const std::string folded = lower(item);
  // `only This one is kept`: a value, and a sentence behind its list.
  const std::size_t blank = std::min(item.find(' '), item.size());
  const std::size_t next = std::min(item.find_first_not_of(' ', blank), item.size());
  const bool begins_as_one =
      next < item.size() && !is_upper(item[next]) &&
      std::any_of(kNotes.begin(), kNotes.end(), [&](std::string_view word) { return folded.starts_with(word); });
  if (begins_as_one || begins_clause(item)) return true;
  const std::size_t colon = std::min({item.find(':'), item.find("："), item.size()});
  if (colon < item.size() && colon <= kLongestLabel) return false;
  // What begins as a value may be one with a sentence behind it.
  const char first = item.front();
  const std::size_t second = std::min(item.find(' '), item.size());
  const bool begins_as_value = is_lower(first) || is_digit(first) || !leading_value(item.substr(0, second)).empty();
  const bool is_sentence = is_upper(first) && !is_capitals(item.substr(0, second)) && second + 1 < item.size() &&
                           !is_upper(item[second + 1]);
  if (begins_as_value && !is_sentence) return false;
  return item.size() > kLongestItem || (item.ends_with("。") && item.size() > kLongestItem / 2);
}

/// `Default: FAST` below FAST: which of the values is the default.
bool gives_default(const List& item, const List& list) {
  if (item.items.size() != 1 || lower(item.items.front().text) != "default") return false;
  const std::string value(leading_value(item.items.front().gloss));
  return std::any_of(list.items.begin(), list.items.end(),
                     [&](const contract::Value& one) { return one.text == value; });
}

/// Values of one shape: a list that nothing announces is one only of such.
bool are_plain_values(const std::vector<contract::Value>& items) {
  return std::all_of(items.begin(), items.end(), [](const contract::Value& one) {
    return is_capitals(one.text) || std::all_of(one.text.begin(), one.text.end(), is_digit);
  });
}

/// `<li>` items, closed or not, nested or not; an item that opens another list is a label.
List tag_list(std::string_view text, IsAnnounced is_announced) {
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
  return read_items(items, is_announced(text.substr(0, first)) || is_announced(text));
}

/// `* A：… * B：…`, and the same with asterisks read as emphasis: `*A：…* B`.
List star_list(std::string_view text, IsAnnounced is_announced) {
  const std::size_t first = text.find('*');
  if (first == std::string_view::npos) return {};
  std::vector<std::string_view> items;
  for (std::size_t at = first; at < text.size();) {
    const std::size_t end = std::min(text.find('*', at + 1), text.size());
    items.push_back(text.substr(at + 1, end - at - 1));
    at = end;
  }
  return read_items(items, is_announced(text.substr(0, first)));
}

/// A dash or bullet that begins an item at `at`; 0 for none.
std::size_t bullet_at(std::string_view text, std::size_t at) {
  if (text[at] != '-' && static_cast<signed char>(text[at]) >= 0) return 0;
  for (const std::string_view bullet : {"- ", "● ", "●", "• ", "•", "· ", "○ ", "■ "}) {
    if (begins_with(text.substr(at), bullet)) return bullet.size();
  }
  return 0;
}

/// Items that begin with `- ` or a bullet.
List dash_list(std::string_view text, IsAnnounced is_announced) {
  std::vector<std::string_view> items;
  std::size_t first = std::string_view::npos;
  const auto next_item = [&](std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at) {
      if (bullet_at(text, at) == 0) continue;
      const std::string_view before = text.substr(0, at);
      const std::size_t end = before.find_last_not_of(' ');
      if (end == std::string_view::npos || before[end] == '\n' || before[end] == ':' || text[at] != '-' ||
          before.substr(0, end + 1).ends_with("："))
        return at;
    }
    return text.size();
  };
  for (std::size_t at = next_item(0); at < text.size();) {
    if (first == std::string_view::npos) first = at;
    const std::size_t begin = at + bullet_at(text, at);
    const std::size_t end = next_item(begin);
    items.push_back(text.substr(begin, end - begin));
    at = end;
  }
  return items.size() < 2 ? List{} : read_items(items, is_announced(text.substr(0, first)));
}

/// `1. `, `1）`, `(1)` at `at`, of that number; 0 for none.
std::size_t number_mark_at(std::string_view text, std::size_t at, std::size_t number) {
  if (!is_digit(text[at]) && text[at] != '(' && !begins_with(text.substr(at), "（")) return 0;
  if (at > 0 && (is_word(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '-')) return 0;
  const std::string digits = std::to_string(number);
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"},
                                    {"（", "）"},
                                    {"", ". "},
                                    {"", "."},
                                    {"", ")"},
                                    {"", "）"}}) {
    const std::string mark = std::string(open) + digits + std::string(close);
    const std::string_view behind = text.substr(std::min(at + mark.size(), text.size()));
    if (text.substr(at).starts_with(mark) && !behind.empty() && !is_digit(behind.front())) return mark.size();
  }
  return 0;
}

/// `1. A 2. B`, behind words that announce a list.
List numbered_list(std::string_view text, IsAnnounced is_announced) {
  std::vector<std::string_view> items;
  std::size_t begin = 0;
  std::size_t first = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t mark = number_mark_at(text, at, items.size() + (begin == 0 ? 1 : 2));
    if (mark == 0) continue;
    if (begin == 0)
      first = at;
    else
      items.push_back(text.substr(begin, at - begin));
    begin = at + mark;
  }
  if (items.empty()) return {};
  items.push_back(text.substr(begin));
  return is_announced(text.substr(0, first)) ? read_items(items, true) : List{};
}

}  // namespace

List read_items(const std::vector<std::string_view>& items, bool announced) {
  List list;
  std::vector<std::string_view> doubts;
  std::size_t others = 0;
  for (const std::string_view item : items) {
    if (trimmed(item).empty()) continue;
    List read = read_item(item, announced ? Setting::item : Setting::anywhere);
    if (gives_default(read, list)) continue;
    if (!read.items.empty()) {
      for (contract::Value& value : read.items) add_value(list.items, std::move(value));
      list.is_whole = list.is_whole && read.is_whole;
      if (!read.doubt.empty()) doubts.push_back(read.doubt);
      continue;
    }
    ++others;
    if (!is_list_note(item) || (trimmed(item).size() <= kLongestItem && holds_capital_value(item)))
      list.is_whole = false;
  }
  if (list.items.empty() || (!announced && (others > 0 || list.items.size() < 2)) || others > list.items.size())
    return {};
  for (const std::string_view doubt : doubts) {
    const auto is_it = [&](const contract::Value& one) { return one.text == doubt; };
    if (std::none_of(list.items.begin(), list.items.end(), is_it)) list.is_whole = false;
  }
  if (!announced && !are_plain_values(list.items)) list.is_whole = false;
  return list;
}

List find_drawn_list(std::string_view text, IsAnnounced is_announced) {
  for (const auto list : {tag_list, star_list, dash_list, numbered_list}) {
    List found = list(text, is_announced);
    if (!found.items.empty()) return found;
  }
  return {};
}

List read_lines(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos || text[first] != '\n') return {};
  std::vector<std::string_view> items;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trimmed(text.substr(begin, end - begin));
    if (begins_clause(line)) break;
    if (!line.empty()) items.push_back(line);
    begin = end + 1;
  }
  return items.size() < 2 ? List{} : read_items(items, true);
}

}  // namespace ocpv::reader
