#include "reader/layout/field_item.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "reader/words/text.h"
#include "reader/words/vocabulary.h"

namespace ocpv::reader {
namespace {

constexpr std::size_t kMostTypeBytes = 64;  ///< Of the words that may be a type; a longer run is a sentence.

/// What stands between a name, its type and its description.
constexpr auto kPartMarks = std::to_array<std::string_view>(
    {":", "：", ",", "，", ";", "；", "、", "—", "–", "|", "/", "- ", ". ", "。", "－"});

std::size_t part_length(std::string_view text) {
  for (const std::string_view part : kPartMarks) {
    if (text.starts_with(part)) return part.size();
  }
  if (text.ends_with(".") && text.size() == 1) return 1;
  return 0;
}

std::string_view without_marks(std::string_view text) { return trimmed(text, " \t*`_"); }

bool is_type(std::string_view text) {
  text = without_marks(text);
  if (text.empty() || text.size() > kMostTypeBytes) return false;
  const TypeWord word = read_type(text);
  return word.known && word.kind != contract::Kind::unknown && word.class_name.empty() && word.rest.empty();
}

/// `Array of Tag objects`, behind a word that says that a type follows.
bool names_structure(std::string_view text) {
  const TypeWord word = read_type(without_marks(text));
  return word.known && !word.class_name.empty() && word.rest.empty() && text.size() <= kMostTypeBytes;
}

/// Takes a part that says the type, what is required or the place; false when it says none of these.
bool take_word(std::string_view text, FieldItem& item) {
  if (item.required.empty() && is_required_word(without_marks(text))) {
    item.required = heading_form(without_marks(text));
    return true;
  }
  if (item.type.empty() && is_type(text)) {
    item.type = std::string(without_marks(text));
    return true;
  }
  if (!item.place.empty()) return false;
  item.place = place_word(without_marks(text));
  return !item.place.empty();
}

struct Bracket {
  std::string_view inside;
  std::size_t length = 0;  ///< With both ends.
};

/// The bracket that `text` opens with; nothing when it does not close.
std::optional<Bracket> find_bracket(std::string_view text) {
  constexpr auto kBrackets = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"(", ")"}, {"（", "）"}, {"[", "]"}, {"【", "】"}, {"<", ">"}, {"（", ")"}, {"\\[", "\\]"}, {"\\<", "\\>"}});
  for (const auto& [open, close] : kBrackets) {
    if (!text.starts_with(open)) continue;
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text.substr(at).starts_with(open)) ++depth;
      if (text.substr(at).starts_with(close) && --depth == 0)
        return Bracket{text.substr(open.size(), at - open.size()), at + close.size()};
      if (at > 4 * kMostTypeBytes) break;
    }
  }
  return std::nullopt;
}

/// `string, required, default: A`: words that are known are taken, the others describe. False when none is known.
bool take_bracket(std::string_view inside, FieldItem& item) {
  FieldItem read = item;
  std::string others;
  bool took = false;
  if (take_word(inside, read)) {
    item = std::move(read);
    return true;
  }
  for (std::size_t begin = 0; begin <= inside.size();) {
    std::size_t end = begin, length = 0;
    int depth = 0;
    for (; end < inside.size(); ++end) {
      const std::string_view rest = inside.substr(end);
      if (contains("(<[", rest.substr(0, 1))) ++depth;
      if (contains(")>]", rest.substr(0, 1))) --depth;
      if (depth > 0 || rest.starts_with(":") || rest.starts_with("：")) continue;
      if ((length = part_length(rest)) > 0) break;
    }
    const std::string_view part = inside.substr(begin, end - begin);
    if (take_word(part, read))
      took = true;
    else if (!trimmed(part).empty())
      others += (others.empty() ? "" : ", ") + std::string(trimmed(part));
    if (end == inside.size()) break;
    begin = end + length;
  }
  if (!took) return false;
  item = std::move(read);
  add_to_description(item, others);
  return true;
}

/// Takes the name off `rest`, with the marks around it.
bool take_name(std::string_view& rest, FieldItem& item) {
  std::size_t at = 0;
  while (at < rest.size() && (rest[at] == '*' || rest[at] == '`')) ++at;
  const std::string_view marks = rest.substr(0, at);
  for (; at < rest.size(); ++at) {
    if (rest[at] == '\\' && at + 1 < rest.size() && contains("_[]{}$.", rest.substr(at + 1, 1))) continue;
    if (!is_word(rest[at]) && !contains("$.-[]", rest.substr(at, 1))) break;
    item.name += rest[at];
  }
  while (item.name.ends_with(".") || item.name.ends_with("-")) item.name.pop_back(), --at;
  if (item.name.empty() || is_digit(item.name.front()) || item.name.front() == '[') return false;
  std::size_t end = at;
  while (end < rest.size() && (rest[end] == '*' || rest[end] == '`' || (!marks.empty() && rest[end] == ':'))) ++end;
  if (!marks.empty() && end == at) return false;  // `**Note the size**` is no name.
  item.is_set_off = !marks.empty();
  while (!marks.empty() && rest[end - 1] == ':') --end;
  item.is_parted = rest.substr(at, end - at).find(':') != std::string_view::npos;
  rest = trimmed(rest.substr(marks.empty() ? at : end));
  return true;
}

/// Takes one word of type, required or place off `rest`, with what parts it from the name.
bool take_next(std::string_view& rest, FieldItem& item) {
  std::string_view ahead = rest;
  const std::size_t parted = part_length(ahead);
  if (parted > 0) ahead = trimmed(ahead.substr(parted));
  if (const auto bracket = find_bracket(ahead)) {
    if (!take_bracket(bracket->inside, item)) return false;
    rest = trimmed(ahead.substr(bracket->length));
    return true;
  }
  std::size_t end = 0;
  int depth = 0;
  for (; end < ahead.size() && end <= kMostTypeBytes; ++end) {
    if (ahead[end] == '<' || ahead[end] == '[') ++depth;
    if (ahead[end] == '>' || ahead[end] == ']') --depth;
    if (depth > 0) continue;
    if (part_length(ahead.substr(end)) > 0 || ahead[end] == '(' || ahead.substr(end).starts_with("（")) break;
    // A word in code or emphasis ends with its mark, `string required` with its blank.
    const bool marked = end > 0 && (ahead.front() == '`' || ahead.front() == '*') && ahead[end] == ' ';
    const bool before_word =
        ahead[end] == ' ' && is_required_word(without_marks(ahead.substr(
                                 end, std::min(ahead.find_first_of(" .,:;", end + 1), ahead.size()) - end)));
    if ((marked && contains("`*", ahead.substr(end - 1, 1))) || before_word) break;
    if (ahead[end] == ' ' && is_required_word(without_marks(ahead.substr(0, end))) &&
        !contains(lower(ahead.substr(end, 6)), " if ") && !contains(lower(ahead.substr(end, 6)), " when"))
      break;
  }
  if (end > kMostTypeBytes || !take_word(ahead.substr(0, end), item)) return false;
  rest = trimmed(ahead.substr(end));
  return true;
}

}  // namespace

void add_to_description(FieldItem& item, std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return;
  item.description += (item.description.empty() ? "" : "<br>") + std::string(text);
}

std::optional<FieldItem> read_field_item(std::string_view text) {
  FieldItem item;
  std::string_view rest = trimmed(text);
  if (!take_name(rest, item)) return std::nullopt;
  if (item.is_set_off && rest.starts_with("\\*")) item.required = "required", rest = trimmed(rest.substr(2));
  while (!rest.empty() && take_next(rest, item)) continue;
  const std::size_t parted = part_length(rest);
  const bool is_parted = parted > 0 || rest.empty() || item.is_parted;
  if (!item.is_told() && !is_parted) return std::nullopt;
  item.is_set_off = item.is_set_off && is_parted;
  add_to_description(item, rest.substr(parted));
  return item;
}

bool read_field_line(std::string_view text, FieldItem& item) {
  std::string_view line = trimmed(text);
  std::size_t at = std::min(line.find(':'), line.find("："));
  if (at == std::string_view::npos || at > kMostTypeBytes) return false;
  const auto column = column_named(without_marks(line.substr(0, at)));
  const std::string said(trimmed(line.substr(at + (line[at] == ':' ? 1 : 3)), " \t*"));
  if (!column || said.empty()) return false;
  const auto take = [&](std::string& cell) { return cell.empty() ? (cell = said, true) : false; };
  switch (*column) {
    case Column::type:
      return (is_type(said) || names_structure(said)) && take(item.type);
    case Column::required:
      return take(item.required);
    case Column::example:
      return take(item.example);
    case Column::fallback:
      return take(item.fallback);
    case Column::description:
      return add_to_description(item, said), true;
    case Column::constraint:
    case Column::values:
      return add_to_description(item, line), true;
    case Column::name:
      return false;
  }
  return false;
}

}  // namespace ocpv::reader
