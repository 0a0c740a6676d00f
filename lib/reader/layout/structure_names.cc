#include "reader/layout/structure_names.h"

#include <algorithm>
#include <array>

#include "reader/words/text.h"

#include "base/ascii.h"

namespace ocpv::reader {
namespace {

Key key_of(std::string_view name) {
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) { return is_lower(c) || c == ' '; });
  return {structure_key(name), plain};
}

std::string without_plural(std::string_view key) {
  for (const std::string_view end : {"list", "array", "es", "s"}) {
    if (key.size() > end.size() + 2 && key.ends_with(end)) return std::string(key.substr(0, key.size() - end.size()));
  }
  return std::string(key);
}

constexpr auto kBehindStructure = std::to_array<std::string_view>(
    {"的数据结构", "数据结构", "的具体", "的结构", "结构",       "的列表",  "列表", "的数组",
     "数组",       "的集合",   "集合",   "的详",   "详情",       "参数",    "对象", "data structure",
     "structure",  "array",    "list",   "object", "parameters", "section", "table"});
constexpr auto kBeforeStructure = std::to_array<std::string_view>({"见",
                                                                   "参考",
                                                                   "参阅",
                                                                   "查看",
                                                                   "为",
                                                                   "是",
                                                                   "see",
                                                                   "see the",
                                                                   "refer to",
                                                                   "refer to the",
                                                                   "structure of",
                                                                   "structure of the",
                                                                   "array of",
                                                                   "list of",
                                                                   "collection of",
                                                                   "set of",
                                                                   "parameters in",
                                                                   "parameters of",
                                                                   "fields of",
                                                                   "section",
                                                                   "type",
                                                                   "array of the",
                                                                   "list of the"});
constexpr auto kQuotes = std::to_array<std::string_view>({"\"", "“", "”", "《", "》", "「", "」", "'", "‘", "’"});

/// Quotes and blanks gone from one end; says whether there was a quote.
bool strip_quotes(std::string_view& text, bool at_end) {
  bool any = false;
  for (bool changed = true; changed;) {
    changed = false;
    text = trimmed(text);
    for (const std::string_view quote : kQuotes) {
      if (at_end ? !text.ends_with(quote) : !text.starts_with(quote)) continue;
      at_end ? text.remove_suffix(quote.size()) : text.remove_prefix(quote.size());
      any = changed = true;
    }
  }
  return any;
}

/// What stands around a word says that a structure is meant.
bool is_meant(std::string_view text, std::size_t begin, std::size_t end) {
  std::string_view before = text.substr(0, begin);
  std::string_view after = text.substr(end);
  const bool quoted = strip_quotes(before, true) && strip_quotes(after, false);
  before = trimmed(before), after = trimmed(after);
  if (quoted || (bare(before).empty() && bare(after).empty())) return true;
  return std::any_of(kBehindStructure.begin(), kBehindStructure.end(),
                     [&](std::string_view word) { return after.starts_with(word); }) ||
         std::any_of(kBeforeStructure.begin(), kBeforeStructure.end(), [&](std::string_view word) {
           if (!before.ends_with(word)) return false;
           const std::size_t at = before.size() - word.size();
           return !is_letter(word.front()) || at == 0 || !is_word(before[at - 1]);
         });
}

bool is_meant_somewhere(std::string_view text, std::string_view word) {
  for (std::size_t at = find_word(text, word); at != std::string_view::npos; at = find_word(text, word, at + 1)) {
    if (is_meant(text, at, at + word.size())) return true;
  }
  return false;
}

/// `气象记录的标签` names the record, and means its labels.
bool is_owner_only(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    const std::string_view after = text.substr(at + key.size());
    if (!after.starts_with("的") || is_meant(text, at, at + key.size())) return false;
  }
  return true;
}

}  // namespace

std::vector<Key> keys_of(const PageTable& table) {
  std::vector<Key> keys;
  if (table.caption.kind == Caption::structure) keys.push_back(key_of(table.caption.name));
  keys.push_back(key_of(table.heading));
  std::erase_if(keys, [](const Key& key) { return key.text.empty(); });
  return keys;
}

std::string_view last_part(std::string_view key) {
  while (key.ends_with("[]")) key.remove_suffix(2);
  return key.substr(key.rfind('.') + 1);
}

bool same_name(std::string_view a, std::string_view b) {
  constexpr std::size_t kLongestEnd = 5;  // What without_plural() takes off.
  if (a.size() > b.size() + kLongestEnd || b.size() > a.size() + kLongestEnd) return false;
  return a == b || without_plural(a) == b || a == without_plural(b) || without_plural(a) == without_plural(b);
}

bool names_structure(const SearchedText& text, const Key& named) {
  const std::string& packed = text.packed;
  const std::string& key = named.text;
  if (is_ascii(key)) {
    if (named.plain ? is_meant_somewhere(text.folded, key) : find_word(text.folded, key) != std::string::npos)
      return true;
    if (packed.find(key) == std::string::npos) return false;
    if (find_word(packed, key + "的数据结构") != std::string::npos) return true;
    // "the data structure of unit configurations": without blanks only the end of the name shows where it ends.
    for (const std::string_view phrase : {"datastructureof", "datastructureofthe"}) {
      const std::string wanted = std::string(phrase) + key;
      const std::size_t at = packed.find(wanted);
      if (at != std::string::npos && (at + wanted.size() == packed.size() || !is_word(packed[at + wanted.size()])))
        return true;
    }
    return false;
  }
  return key.size() >= 6 && contains(text.folded, key) && !is_owner_only(text.folded, key);
}

bool says_structure(const SearchedText& text, const Key& key) {
  constexpr auto kCues =
      std::to_array<std::string_view>({"数据结构", "structure", "parameters in", "parameters of", "《"});
  return std::any_of(kCues.begin(), kCues.end(), [&](std::string_view cue) { return contains(text.folded, cue); }) &&
         is_meant_somewhere(text.folded, key.text);
}

}  // namespace ocpv::reader
