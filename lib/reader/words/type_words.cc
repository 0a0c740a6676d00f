#include <algorithm>
#include <array>

#include "reader/words/plain_types.h"
#include "reader/words/text.h"
#include "reader/words/vocabulary.h"

namespace ocpv::reader {
namespace {

using contract::Kind;

constexpr std::size_t kMostLayers = 8;  ///< Lists of lists of lists; published pages have one.

/// What one layer of a word is: a list or map around the rest, the rest with a length, or nothing more.
struct Layer {
  Kind kind = Kind::unknown;  ///< array or map; unknown: the rest is the type itself.
  std::string_view rest;
  bool nullable = false;
};

bool take_front(std::string_view& text, std::string_view front) {
  if (text.size() <= front.size() || lower(text.substr(0, front.size())) != front) return false;
  text.remove_prefix(front.size());
  return true;
}

bool take_back(std::string_view& text, std::string_view back) {
  if (text.size() <= back.size() || lower(text.substr(text.size() - back.size())) != back) return false;
  text.remove_suffix(back.size());
  return true;
}

/// `NAME<inner>`, `NAME[inner]`, `NAME(inner)`: takes the name and the brackets off.
bool take_wrapper(std::string_view& word, std::string_view name) {
  if (word.size() < name.size() + 3 || lower(word.substr(0, name.size())) != name) return false;
  constexpr std::array<std::string_view, 3> kBrackets = {"<>", "[]", "()"};
  for (const std::string_view brackets : kBrackets) {
    if (word[name.size()] != brackets[0] || word.back() != brackets[1]) continue;
    word = word.substr(name.size() + 1, word.size() - name.size() - 2);
    return true;
  }
  return false;
}

std::optional<Layer> null_layer(std::string_view word) {
  for (const std::string_view end : {"ornull", "|null", "/null", "|undefined", "?", "(nullable)", "或null", "或空"}) {
    if (take_back(word, end)) return Layer{Kind::unknown, word, true};
  }
  for (const std::string_view begin : {"null|", "nullable", "*", "?"}) {
    if (take_front(word, begin)) return Layer{Kind::unknown, word, begin != "*"};
  }
  for (const std::string_view name : {"optional", "nullable"}) {
    if (take_wrapper(word, name)) return Layer{Kind::unknown, word, true};
  }
  return std::nullopt;
}

/// The place of the comma between key and value: not one inside the key's own brackets.
std::size_t map_comma(std::string_view inner) {
  int depth = 0;
  for (std::size_t at = 0; at < inner.size(); ++at) {
    const char c = inner[at];
    depth += c == '<' || c == '[' || c == '(' ? 1 : c == '>' || c == ']' || c == ')' ? -1 : 0;
    if (c == ',' && depth == 0) return at;
  }
  return std::string_view::npos;
}

std::optional<Layer> map_layer(std::string_view word) {
  if (const std::size_t close = word.find(']'); lower(word.substr(0, 4)) == "map[" && close + 1 < word.size())
    return Layer{Kind::map, word.substr(close + 1), false};
  for (const std::string_view name : {"map", "hashmap", "record", "dict", "dictionary"}) {
    std::string_view inner = word;
    if (!take_wrapper(inner, name)) continue;
    const std::size_t comma = map_comma(inner);
    return Layer{Kind::map, comma == std::string_view::npos ? std::string_view() : inner.substr(comma + 1), false};
  }
  for (const std::string_view front : {"mapof", "dictof"}) {
    if (std::string_view inner = word; take_front(inner, front)) return Layer{Kind::map, inner, false};
  }
  return std::nullopt;
}

std::optional<Layer> list_layer(std::string_view word) {
  for (const std::string_view name : {"list", "array", "set", "collection", "slice", "arraylist", "linkedlist",
                                      "iterable", "hashset", "sequence", "vector", "数组", "列表"}) {
    if (std::string_view inner = word; take_wrapper(inner, name)) return Layer{Kind::array, inner, false};
  }
  if (word.size() > 2 && word.front() == '[' && word.back() == ']' && word.find('[', 1) == std::string_view::npos)
    return Layer{Kind::array, word.substr(1, word.size() - 2), false};
  for (const std::string_view front : {"[]", "arrayof", "listof", "setof", "collectionof"}) {
    if (std::string_view inner = word; take_front(inner, front)) return Layer{Kind::array, inner, false};
  }
  if (std::string_view inner = word; take_back(inner, "[]")) return Layer{Kind::array, inner, false};
  for (const std::string_view end : {"类型的数组", "类型数组", "的数组", "数组", "的列表", "列表"}) {
    if (std::string_view inner = word; take_back(inner, end)) return Layer{Kind::array, inner, false};
  }
  for (const std::string_view list : {"array", "list"}) {
    if (std::string_view inner = word; take_back(inner, list) && plain_kind(lower(inner)))
      return Layer{Kind::array, inner, false};
    if (std::string_view inner = word; take_front(inner, list) && plain_kind(lower(inner)))
      return Layer{Kind::array, inner, false};
  }
  return std::nullopt;
}

/// `String(64)`, `integer[int32]`, `string <date-time>`: what stands in brackets behind a plain type makes it narrower.
std::optional<TypeWord> narrowed(std::string_view folded) {
  const std::size_t open = folded.find_first_of("([<");
  if (open == std::string_view::npos || open + 2 >= folded.size()) return std::nullopt;
  const char close = folded[open] == '(' ? ')' : folded[open] == '[' ? ']' : '>';
  const auto kind = plain_kind(folded.substr(0, open));
  if (!kind || folded.back() != close) return std::nullopt;
  const std::string_view inside = folded.substr(open + 1, folded.size() - open - 2);
  TypeWord result{*kind, {}, {}, true};
  if (*kind == Kind::string && inside.size() <= 9 && std::all_of(inside.begin(), inside.end(), is_digit)) {
    result.most_characters = std::stoul(std::string(inside));
    return result;
  }
  const bool number = *kind == Kind::int32 || *kind == Kind::int64 || *kind == Kind::number;
  const auto inner = plain_kind(inside);
  if (!inner || *inner == Kind::unknown || (!number && *kind != Kind::string)) return std::nullopt;
  result.kind = *inner;
  return result;
}

/// `"A" | "B"`: what a type that only lists texts may be; empty for any other.
std::string listed_texts(std::string_view cell) {
  std::string list;
  for (const std::string& part : split(replaced(cell, "\\|", "|"), '|')) {
    std::string_view item = trimmed(part);
    if (item.size() < 3 || !contains("\"'`", item.substr(0, 1)) || item.front() != item.back()) return {};
    list += (list.empty() ? "Valid values: `" : ", `") + std::string(item.substr(1, item.size() - 2)) + "`";
  }
  return list;
}

/// What stands in brackets behind a type narrows it, or says something of the field; any other word may make it
/// another.
bool says_other(std::string_view rest) {
  const std::string inside = lower(rest);
  constexpr auto kSaid = std::to_array<std::string_view>({"required", "optional", "mandatory", "default", "enum", "map",
                                                          "format", "length", "max", "min", "$", "必选", "必填", "可选",
                                                          "选填", "默认", "长度", "枚举"});
  return std::any_of(kSaid.begin(), kSaid.end(), [&](std::string_view word) { return contains(inside, word); }) ||
         std::any_of(inside.begin(), inside.end(), is_digit);
}

TypeWord innermost(std::string_view word, bool is_named) {
  const std::string folded = lower(word);
  if (const auto kind = plain_kind(folded)) return {*kind, {}, {}, true};
  if (auto result = narrowed(folded)) return *result;
  const bool name = !word.empty() && (is_named || is_upper(word.front())) && word.size() <= 80 &&
                    std::all_of(word.begin(), word.end(), [](char c) { return is_word(c) || c == '.'; });
  // Whether a name is a structure's is for the page to say; as long as nothing does, the word is unknown.
  if (name) return {Kind::object, {}, std::string(word), true};
  return {Kind::unknown, {}, {}, false};
}

/// `java.util.List<java.lang.Long>`: names without the packages that they are in.
std::string without_packages(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && (is_word(text[end]) || text[end] == '.')) ++end;
    std::string_view name = text.substr(at, end - at);
    if (name.starts_with("java.") || name.starts_with("javax.")) name.remove_prefix(name.rfind('.') + 1);
    result += end == at ? text.substr(at, 1) : name;
    at = std::max(end, at + 1);
  }
  return result;
}

/// `Array of Nic objects`, `ServerReq object`: the name says which.
std::string_view without_object_word(std::string_view cell) {
  for (const std::string_view end : {" objects", " object", "对象"}) {
    if (!cell.ends_with(end)) continue;
    const std::string_view rest = trimmed(cell.substr(0, cell.size() - end.size()));
    const std::string_view name = rest.substr(rest.rfind(' ') + 1);
    constexpr auto kNoNames = std::to_array<std::string_view>(
        {"json", "of", "an", "a", "the", "nested", "complex", "embedded", "inner", "child", "plain", "empty", "value"});
    const bool is_named = !name.empty() && is_letter(name.front()) && std::all_of(name.begin(), name.end(), is_word) &&
                          !plain_kind(lower(name)) &&
                          std::find(kNoNames.begin(), kNoNames.end(), lower(name)) == kNoNames.end();
    if (is_named) return rest;
  }
  return cell;
}

TypeWord read_word(std::string_view cell) {
  const bool is_named = without_object_word(trimmed(cell)).size() < trimmed(cell).size();
  cell = without_object_word(trimmed(cell));
  std::string packed;
  for (const char c : cell) {
    const bool dropped = c == ' ' || c == '\n' || c == '\t' || c == '\\' || c == '`' || c == '*';
    if (!dropped || (c == '*' && packed.empty() && cell.find('*', cell.find('*') + 1) == std::string_view::npos))
      packed += c;
  }
  if (contains(packed, "java")) packed = without_packages(packed);
  std::string_view word = packed;
  if (word.empty()) return {};
  TypeWord result;
  std::optional<Kind> outer;
  for (std::size_t layers = 0; layers < kMostLayers; ++layers) {
    if (const auto kind = plain_kind(lower(word))) break;
    std::optional<Layer> layer = null_layer(word);
    if (!layer) layer = map_layer(word);
    if (!layer) layer = list_layer(word);
    if (!layer) break;
    word = layer->rest;
    if (layer->kind == Kind::unknown) {
      result.nullable = result.nullable || (layer->nullable && !outer);
      continue;
    }
    if (outer) return {*outer, layer->kind, {}, true};  // A list of lists: what the inner one holds stays open.
    outer = layer->kind;
    if (word.empty()) return {*outer, {}, {}, true};
  }
  const TypeWord inner = innermost(word, is_named);
  const bool nullable = result.nullable;
  result = inner;
  result.nullable = nullable;
  if (!outer) return result;
  result.kind = *outer;
  result.most_characters = std::nullopt;
  result.items = inner.kind == Kind::unknown ? std::nullopt : std::optional(inner.kind);
  return result;
}

}  // namespace

TypeWord read_type(std::string_view cell) {
  TypeWord word = read_word(cell);
  if (word.known && (word.class_name.empty() || !contains(cell, "("))) return word;
  if (std::string list = listed_texts(cell); !list.empty()) {
    TypeWord text{Kind::string, {}, {}, true};
    text.rest = std::move(list);
    return text;
  }
  // `string (required)`, `integer [1..100]`, `string, optional`: a type, and something that is told behind it.
  for (std::size_t at = 1; at < cell.size(); ++at) {
    std::size_t length = 0;
    for (const std::string_view mark : {"(", "[", "{", ",", ";", "\n", "（", "，", "；"}) {
      if (cell.substr(at).starts_with(mark)) length = mark.size();
    }
    if (length == 0) continue;
    TypeWord first = read_word(trimmed(cell.substr(0, at)));
    if (!first.known || first.kind == Kind::unknown || !first.class_name.empty()) break;
    const bool bracket = contains("([{（", cell.substr(at, length));
    if (bracket && !says_other(cell.substr(at + length))) break;
    first.rest = std::string(bracket ? cell.substr(at) : trimmed(cell.substr(at + length)));
    return first;
  }
  return word;
}

}  // namespace ocpv::reader
