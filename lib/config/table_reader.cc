#include "config/table_reader.h"

#include <algorithm>

#include "base/limits.h"
#include "base/suggestion.h"
#include "base/utf8.h"

namespace ocpv::config {
namespace {

using Kind = TomlValue::Kind;

constexpr Message kUnknownKey{"unknown key '{0}'", "未知的键 '{0}'"};
constexpr Message kNotOneOf{"'{0}' is none of {1}", "'{0}' 不是 {1} 之一"};
constexpr Message kWrongType{"'{0}' must be {1}", "'{0}' 必须是{1}"};
constexpr Message kEmpty{"'{0}' must not be empty", "'{0}' 不能为空"};
constexpr Message kOutOfRange{"'{0}' must be a whole number from 1 to {1}", "'{0}' 必须是 1 到 {1} 的整数"};
constexpr Message kBadPattern{"'{0}' is no pattern: {1}", "'{0}' 不是合法的通配模式：{1}"};
constexpr Message kBadDate{"'{0}' must be a day such as 2027-06-30", "'{0}' 必须是日期，如 2027-06-30"};
constexpr Message kBadPointer{"'{0}' is no JSON Pointer: it begins with '/'", "'{0}' 不是 JSON Pointer：应以“/”开头"};
constexpr Message kATable{"a table", "表"};
constexpr Message kAString{"a string", "字符串"};
constexpr Message kABoolean{"true or false", "布尔值 true 或 false"};
constexpr Message kTables{"a list of tables ([[{0}]])", "表的列表（[[{0}]]）"};
constexpr Message kStrings{"a string or a list of strings", "字符串或字符串列表"};

bool is_table(const TomlValue& value) { return value.kind == Kind::table; }

}  // namespace

std::string TableReader::say(const Message& text, std::initializer_list<std::string_view> arguments) const {
  return fill(text.in(language_), arguments);
}

Error TableReader::error(Place place, std::string message) const {
  return Error{std::move(message), path_, place.line, place.column};
}

Error TableReader::wrong_type(const TomlMember& member, const Message& wanted) const {
  return error(member.value.place, say(kWrongType, {member.key, say(wanted, {member.key})}));
}

Result<void> TableReader::read_members(std::string_view name, const TomlValue& table, const Readers& readers) const {
  const std::span<const KeyRow> rows = keys_of(name);
  for (const TomlMember& member : table.members) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const KeyRow& one) { return one.name == member.key; });
    if (row == rows.end()) {
      std::vector<std::string_view> names;
      for (const KeyRow& one : rows) names.push_back(one.name);
      const std::string message = say(kUnknownKey, {shown(member.key, kMostShownBytes)});
      return error(member.place, with_suggestion(message, member.key, names, language_));
    }
    if (auto checked = check(member, *row); !checked.ok()) return checked;
    const auto reader =
        std::find_if(readers.begin(), readers.end(), [&](const auto& one) { return one.first == member.key; });
    if (auto read = reader->second(member); !read.ok()) return read;
  }
  for (const KeyRow& row : rows) {
    const auto is_it = [&](const TomlMember& member) { return member.key == row.name; };
    if (row.is_required && std::none_of(table.members.begin(), table.members.end(), is_it))
      return error(table.place, say(kMissing, {row.name}));
  }
  return {};
}

Result<void> TableReader::check(const TomlMember& member, const KeyRow& row) const {
  const TomlValue& value = member.value;
  switch (row.takes) {
    case Takes::text:
    case Takes::pattern:
    case Takes::id:
      return string_of(member).ok() ? Result<void>() : string_of(member).error();
    case Takes::choice: {
      const Result<std::string> choice = choice_of(member, row.choices);
      return choice.ok() ? Result<void>() : choice.error();
    }
    case Takes::texts:
    case Takes::patterns:
      return check_strings(member);
    case Takes::pointer:
      return check_pointer(member, value.text);
    case Takes::field:
      return check_pointer(member, split_part(value.text).second);
    case Takes::truth:
      if (value.kind != Kind::boolean) return wrong_type(member, kABoolean);
      return {};
    case Takes::count:
      if (value.kind != Kind::integer || value.number < 1 || static_cast<std::uint64_t>(value.number) > row.most)
        return error(value.place, say(kOutOfRange, {member.key, std::to_string(row.most)}));
      return {};
    case Takes::day:
      if (!date_of(value)) return error(value.place, say(kBadDate, {member.key}));
      return {};
    case Takes::table:
      if (value.kind != Kind::table) return wrong_type(member, kATable);
      return {};
    case Takes::tables:
      if (value.kind != Kind::array || !std::all_of(value.items.begin(), value.items.end(), is_table))
        return wrong_type(member, kTables);
      return {};
  }
  return {};
}

Result<void> TableReader::check_strings(const TomlMember& member) const {
  const bool is_list = member.value.kind == Kind::array;
  for (const TomlValue& value : is_list ? member.value.items : std::vector{member.value}) {
    if (value.kind != Kind::string) return error(value.place, say(kWrongType, {member.key, say(kStrings)}));
    if (value.text.empty()) return error(value.place, say(kEmpty, {member.key}));
  }
  return {};
}

Result<void> TableReader::check_pointer(const TomlMember& member, std::string_view pointer) const {
  if (member.value.kind != Kind::string) return wrong_type(member, kAString);
  if (pointer.empty() || pointer[0] == '/') return {};  // The empty one is the whole document.
  return error(member.value.place, say(kBadPointer, {shown(member.value.text, kMostShownBytes)}));
}

Result<std::string> TableReader::string_of(const TomlMember& member) const {
  if (member.value.kind != Kind::string) return wrong_type(member, kAString);
  if (member.value.text.empty()) return error(member.value.place, say(kEmpty, {member.key}));
  return member.value.text;
}

Result<std::string> TableReader::choice_of(const TomlMember& member, std::span<const std::string_view> choices) const {
  OCPV_TRY(text, string_of(member));
  if (std::find(choices.begin(), choices.end(), text) != choices.end()) return std::move(text);
  std::string all;
  for (const std::string_view choice : choices) (all += all.empty() ? "" : ", ") += choice;
  const std::string message = say(kNotOneOf, {shown(text, kMostShownBytes), all});
  return error(member.value.place, with_suggestion(message, text, choices, language_));
}

Result<Glob> TableReader::glob_of(const std::string& pattern, Place place) const {
  auto glob = Glob::compile(pattern, language_);
  if (!glob.ok()) {
    return error(place, say(kBadPattern, {shown(pattern, kMostShownBytes), glob.error().message.in(language_)}));
  }
  return glob;
}

std::vector<std::pair<std::string, Place>> TableReader::strings_of(const TomlMember& member) {
  std::vector<std::pair<std::string, Place>> strings;
  const bool is_list = member.value.kind == Kind::array;
  for (const TomlValue& value : is_list ? member.value.items : std::vector{member.value})
    strings.emplace_back(value.text, value.place);
  return strings;
}

Result<void> TableReader::read_tables(const TomlMember& member,
                                      const std::function<Result<void>(const TomlValue&)>& read) {
  for (const TomlValue& item : member.value.items) {
    if (auto done = read(item); !done.ok()) return done;
  }
  return {};
}

std::optional<Date> TableReader::date_of(const TomlValue& value) {
  if (value.kind == Kind::date) return value.date;
  if (value.kind == Kind::string) return read_date(value.text);
  return std::nullopt;
}

}  // namespace ocpv::config
