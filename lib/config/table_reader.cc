#include "config/table_reader.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "config/suggestion.h"

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
constexpr Message kAString{"a string", "字符串"};
constexpr Message kABoolean{"true or false", "布尔值 true 或 false"};
constexpr Message kTables{"a list of tables ([[{0}]])", "表的列表（[[{0}]]）"};
constexpr Message kStrings{"a string or a list of strings", "字符串或字符串列表"};

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

Result<void> TableReader::read_members(const TomlValue& table, const Readers& readers) const {
  std::vector<std::string_view> names;
  for (const auto& reader : readers) names.push_back(reader.first);
  for (const TomlMember& member : table.members) {
    const auto reader = std::find(names.begin(), names.end(), member.key);
    if (reader == names.end()) {
      const std::string message = say(kUnknownKey, {shown(member.key, kMostShownBytes)});
      return error(member.place, with_suggestion(message, member.key, names, language_));
    }
    const auto index = static_cast<std::size_t>(reader - names.begin());
    if (auto read = readers[index].second(member); !read.ok()) return read;
  }
  return {};
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

Result<void> TableReader::read_boolean(const TomlMember& member, Setting<bool>& setting) const {
  if (member.value.kind != Kind::boolean) return wrong_type(member, kABoolean);
  setting = {member.value.truth, member.place};
  return {};
}

Result<std::vector<std::pair<std::string, Place>>> TableReader::strings_of(const TomlMember& member) const {
  std::vector<std::pair<std::string, Place>> strings;
  const bool is_list = member.value.kind == Kind::array;
  for (const TomlValue& value : is_list ? member.value.items : std::vector{member.value}) {
    if (value.kind != Kind::string) return error(value.place, say(kWrongType, {member.key, say(kStrings)}));
    if (value.text.empty()) return error(value.place, say(kEmpty, {member.key}));
    strings.emplace_back(value.text, value.place);
  }
  return strings;
}

Result<void> TableReader::read_tables(const TomlMember& member,
                                      const std::function<Result<void>(const TomlValue&)>& read) const {
  const bool is_tables =
      member.value.kind == Kind::array && std::all_of(member.value.items.begin(), member.value.items.end(),
                                                      [](const TomlValue& item) { return item.kind == Kind::table; });
  if (!is_tables) return wrong_type(member, kTables);
  for (const TomlValue& item : member.value.items) {
    if (auto done = read(item); !done.ok()) return done;
  }
  return {};
}

Result<void> TableReader::read_text(const TomlMember& member, std::string& text) const {
  OCPV_TRY(value, string_of(member));
  text = std::move(value);
  return {};
}

Result<std::uint64_t> TableReader::number_of(const TomlMember& member, std::uint64_t most) const {
  const std::int64_t number = member.value.number;
  if (member.value.kind != Kind::integer || number < 1 || static_cast<std::uint64_t>(number) > most) {
    return error(member.value.place, say(kOutOfRange, {member.key, std::to_string(most)}));
  }
  return static_cast<std::uint64_t>(number);
}

Result<Date> TableReader::date_of(const TomlMember& member) const {
  if (member.value.kind == Kind::date) return member.value.date;
  std::optional<Date> date;
  if (member.value.kind == Kind::string) date = read_date(member.value.text);
  if (!date) return error(member.value.place, say(kBadDate, {member.key}));
  return *date;
}

}  // namespace ocpv::config
