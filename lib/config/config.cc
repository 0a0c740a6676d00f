#include "config/config.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <utility>

#include "base/limits.h"
#include "base/similar.h"
#include "base/utf8.h"
#include "config/toml_reader.h"

namespace ocpv::config {
namespace {

using Kind = TomlValue::Kind;

constexpr Message kUnknownKey{"unknown key '{0}'", "未知的键 '{0}'"};
constexpr Message kUnknownId{"unknown rule '{0}'", "未知的规则 '{0}'"};
constexpr Message kNotOneOf{"'{0}' is none of {1}", "'{0}' 不是 {1} 之一"};
constexpr Message kDidYouMean{"; did you mean '{0}'?", "；是否应为 '{0}'？"};
constexpr Message kWrongType{"'{0}' must be {1}", "'{0}' 必须是{1}"};
constexpr Message kMissing{"'{0}' is missing here", "此处缺少 '{0}'"};
constexpr Message kEmpty{"'{0}' must not be empty", "'{0}' 不能为空"};
constexpr Message kEmptyFilesEntry{"an entry of 'files' names an operation, a part, or both",
                                   "'files' 的条目须给出 operation 或 part"};
constexpr Message kOutOfRange{"'{0}' must be a whole number from 1 to {1}", "'{0}' 必须是 1 到 {1} 的整数"};
constexpr Message kBadPattern{"'{0}' is no pattern: {1}", "'{0}' 不是合法的通配模式：{1}"};
constexpr Message kBadPointer{"'{0}' is no JSON Pointer: it begins with '/'", "'{0}' 不是 JSON Pointer：应以“/”开头"};
constexpr Message kBadDate{"'{0}' must be a day such as 2027-06-30", "'{0}' 必须是日期，如 2027-06-30"};
constexpr Message kNotJudged{"'{0}' says that a file could not be judged; its severity cannot be changed",
                             "'{0}' 表示文件无法判断，不能改变其级别"};

constexpr Message kAString{"a string", "字符串"};
constexpr Message kABoolean{"true or false", "布尔值 true 或 false"};
constexpr Message kATable{"a table", "表"};
constexpr Message kTables{"a list of tables ([[{0}]])", "表的列表（[[{0}]]）"};
constexpr Message kStrings{"a string or a list of strings", "字符串或字符串列表"};

constexpr std::array<std::string_view, 4> kSeverities = {"error", "warning", "note", "off"};

std::vector<std::string_view> id_names() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < findings::kIdCount; ++i) names.push_back(name_of(static_cast<findings::Id>(i)));
  return names;
}

// A file that could not be judged is never fine, whatever the configuration says.
bool is_about_judging(findings::Id id) {
  return id == findings::Id::not_json || id == findings::Id::too_large || id == findings::Id::too_deep;
}

/// Reads the values of a file into a Config.
class Interpreter {
 public:
  Interpreter(std::string path, Language language) : language_(language) {
    config_.path = std::move(path);
    config_.folder = std::filesystem::path(config_.path).parent_path().generic_string();
    if (config_.folder.empty()) config_.folder = ".";
  }

  Result<Config> run(const TomlValue& root) {
    const Readers readers = {
        {"lang", [this](const TomlMember& member) { return read_lang(member); }},
        {"ocp_version", [this](const TomlMember& member) { return read_ocp_version(member); }},
        {"fail_on", [this](const TomlMember& member) { return read_fail_on(member); }},
        {"strict", [this](const TomlMember& member) { return read_boolean(member, config_.strict); }},
        {"schemas", [this](const TomlMember& member) { return read_schemas(member); }},
        {"exclude", [this](const TomlMember& member) { return read_exclude(member); }},
        {"limits", [this](const TomlMember& member) { return read_limits(member); }},
        {"rules", [this](const TomlMember& member) { return read_rules(member); }},
        {"files", [this](const TomlMember& member) { return read_files(member); }},
        {"ignore", [this](const TomlMember& member) { return read_ignores(member); }},
    };
    if (auto read = read_members(root, readers); !read.ok()) return read.error();
    return std::move(config_);
  }

 private:
  using Readers = std::vector<std::pair<std::string_view, std::function<Result<void>(const TomlMember&)>>>;

  std::string say(const Message& text, std::initializer_list<std::string_view> arguments = {}) const {
    return fill(text.in(language_), arguments);
  }
  Error error(Place place, std::string message) const {
    return Error{std::move(message), config_.path, place.line, place.column};
  }
  Error wrong_type(const TomlMember& member, const Message& wanted) const {
    return error(member.value.place, say(kWrongType, {member.key, say(wanted, {member.key})}));
  }
  std::string with_suggestion(std::string message, std::string_view name,
                              std::span<const std::string_view> names) const {
    if (const auto near = find_similar(name, names)) message += say(kDidYouMean, {names[*near]});
    return message;
  }

  // Every key must be known.
  Result<void> read_members(const TomlValue& table, const Readers& readers) {
    std::vector<std::string_view> names;
    for (const auto& reader : readers) names.push_back(reader.first);
    for (const TomlMember& member : table.members) {
      const auto reader = std::find(names.begin(), names.end(), member.key);
      if (reader == names.end()) {
        const std::string message = say(kUnknownKey, {shown(member.key, kMostShownBytes)});
        return error(member.place, with_suggestion(message, member.key, names));
      }
      const auto index = static_cast<std::size_t>(reader - names.begin());
      if (auto read = readers[index].second(member); !read.ok()) return read;
    }
    return {};
  }

  Result<std::string> string_of(const TomlMember& member) const {
    if (member.value.kind != Kind::string) return wrong_type(member, kAString);
    if (member.value.text.empty()) return error(member.value.place, say(kEmpty, {member.key}));
    return member.value.text;
  }

  Result<std::string> choice_of(const TomlMember& member, std::span<const std::string_view> choices) const {
    OCPV_TRY(text, string_of(member));
    if (std::find(choices.begin(), choices.end(), text) != choices.end()) return std::move(text);
    std::string all;
    for (const std::string_view choice : choices) (all += all.empty() ? "" : ", ") += choice;
    const std::string message = say(kNotOneOf, {shown(text, kMostShownBytes), all});
    return error(member.value.place, with_suggestion(message, text, choices));
  }

  Result<Glob> glob_of(const std::string& pattern, Place place) const {
    auto glob = Glob::compile(pattern, language_);
    if (!glob.ok()) {
      return error(place, say(kBadPattern, {shown(pattern, kMostShownBytes), glob.error().message}));
    }
    return glob;
  }

  Result<void> read_lang(const TomlMember& member) {
    constexpr std::array<std::string_view, 3> kLanguages = {"en", "zh", "auto"};
    OCPV_TRY(text, choice_of(member, kLanguages));
    config_.lang = {text, member.place};
    return {};
  }

  Result<void> read_ocp_version(const TomlMember& member) {
    OCPV_TRY(text, string_of(member));
    config_.ocp_version = {text, member.place};
    return {};
  }

  Result<void> read_fail_on(const TomlMember& member) {
    OCPV_TRY(text, choice_of(member, std::span(kSeverities).first(3)));
    config_.fail_on = {severity_named(text), member.place};
    return {};
  }

  static std::optional<Severity> severity_named(std::string_view name) {
    if (name == "off") return std::nullopt;
    return name == "error" ? Severity::error : name == "warning" ? Severity::warning : Severity::note;
  }

  Result<void> read_boolean(const TomlMember& member, Setting<bool>& setting) {
    if (member.value.kind != Kind::boolean) return wrong_type(member, kABoolean);
    setting = {member.value.truth, member.place};
    return {};
  }

  // A string or a list of them, each with its place.
  Result<std::vector<std::pair<std::string, Place>>> strings_of(const TomlMember& member) const {
    std::vector<std::pair<std::string, Place>> strings;
    const bool is_list = member.value.kind == Kind::array;
    for (const TomlValue& value : is_list ? member.value.items : std::vector{member.value}) {
      if (value.kind != Kind::string) return error(value.place, say(kWrongType, {member.key, say(kStrings)}));
      if (value.text.empty()) return error(value.place, say(kEmpty, {member.key}));
      strings.emplace_back(value.text, value.place);
    }
    return strings;
  }

  Result<void> read_schemas(const TomlMember& member) {
    OCPV_TRY(folders, strings_of(member));
    for (const auto& [folder, place] : folders) {
      config_.schemas.push_back(
          {(std::filesystem::path(config_.folder) / folder).lexically_normal().generic_string(), place});
    }
    return {};
  }

  Result<void> read_exclude(const TomlMember& member) {
    OCPV_TRY(patterns, strings_of(member));
    for (const auto& [pattern, place] : patterns) {
      OCPV_TRY(glob, glob_of(pattern, place));
      config_.exclude.push_back({pattern, std::move(glob), place});
    }
    return {};
  }

  template <class T>
  Result<void> read_number(const TomlMember& member, Setting<T>& setting, std::uint64_t most) {
    const std::int64_t number = member.value.number;
    if (member.value.kind != Kind::integer || number < 1 || static_cast<std::uint64_t>(number) > most) {
      return error(member.value.place, say(kOutOfRange, {member.key, std::to_string(most)}));
    }
    setting = {static_cast<T>(number), member.place};
    return {};
  }

  Result<void> read_limits(const TomlMember& member) {
    if (member.value.kind != Kind::table) return wrong_type(member, kATable);
    constexpr std::uint64_t kMostDiagnostics = 1'000'000;
    return read_members(
        member.value,
        {{"max_bytes", [this](const TomlMember& limit) { return read_number(limit, config_.max_bytes, kMostBytes); }},
         {"max_depth", [this](const TomlMember& limit) { return read_number(limit, config_.max_depth, kMostDepth); }},
         {"max_diagnostics",
          [this](const TomlMember& limit) { return read_number(limit, config_.max_diagnostics, kMostDiagnostics); }}});
  }

  Result<findings::Id> id_named(const std::string& name, Place place) const {
    const std::vector<std::string_view> names = id_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      return error(place, with_suggestion(say(kUnknownId, {shown(name, kMostShownBytes)}), name, names));
    }
    const auto id = static_cast<findings::Id>(found - names.begin());
    if (is_about_judging(id)) return error(place, say(kNotJudged, {name}));
    return id;
  }

  Result<void> read_rules(const TomlMember& member) {
    if (member.value.kind != Kind::table) return wrong_type(member, kATable);
    for (const TomlMember& rule : member.value.members) {
      Result<RuleEntry> entry = rule_for(rule.key, language_);
      if (!entry.ok()) return error(rule.place, entry.error().message);
      OCPV_TRY(severity, choice_of(rule, kSeverities));
      entry->severity = severity_named(severity);
      entry->place = rule.place;
      config_.rules.push_back(*entry);
    }
    return {};
  }

  // Each table of `[[name]]`, read into an entry by `read`.
  Result<void> read_tables(const TomlMember& member, const std::function<Result<void>(const TomlValue&)>& read) {
    const bool is_tables =
        member.value.kind == Kind::array && std::all_of(member.value.items.begin(), member.value.items.end(),
                                                        [](const TomlValue& item) { return item.kind == Kind::table; });
    if (!is_tables) return wrong_type(member, kTables);
    for (const TomlValue& item : member.value.items) {
      if (auto done = read(item); !done.ok()) return done;
    }
    return {};
  }

  Result<void> read_text(const TomlMember& member, std::string& text) const {
    OCPV_TRY(value, string_of(member));
    text = std::move(value);
    return {};
  }

  Result<void> read_files(const TomlMember& member) {
    return read_tables(member, [this](const TomlValue& table) -> Result<void> {
      FileEntry entry;
      entry.place = table.place;
      Place pattern_place;
      const Readers readers = {
          {"match",
           [&](const TomlMember& one) { return pattern_place = one.value.place, read_text(one, entry.pattern); }},
          {"operation", [&](const TomlMember& one) { return read_text(one, entry.operation); }},
          {"part", [&](const TomlMember& one) -> Result<void> {
             constexpr std::array<std::string_view, 2> kParts = {"request", "response"};
             OCPV_TRY(part, choice_of(one, kParts));
             entry.part = part == "response" ? Part::response : Part::request;
             return {};
           }}};
      if (auto read = read_members(table, readers); !read.ok()) return read;
      if (entry.pattern.empty()) return error(table.place, say(kMissing, {"match"}));
      if (entry.operation.empty() && table.members.size() < 2) return error(table.place, say(kEmptyFilesEntry));
      OCPV_TRY(glob, glob_of(entry.pattern, pattern_place));
      entry.match = std::move(glob);
      config_.files.push_back(std::move(entry));
      return {};
    });
  }

  Result<void> read_ignores(const TomlMember& member) {
    return read_tables(member, [this](const TomlValue& table) -> Result<void> {
      IgnoreEntry entry;
      entry.place = table.place;
      std::string rule;
      Place rule_place, file_place;
      const Readers readers = {
          {"rule", [&](const TomlMember& one) { return rule_place = one.value.place, read_text(one, rule); }},
          {"file",
           [&](const TomlMember& one) { return file_place = one.value.place, read_text(one, entry.file_pattern); }},
          {"pointer", [&](const TomlMember& one) { return read_pointer(one, entry); }},
          {"reason", [&](const TomlMember& one) { return read_text(one, entry.reason); }},
          {"until", [&](const TomlMember& one) { return read_until(one, entry); }}};
      if (auto read = read_members(table, readers); !read.ok()) return read;
      if (rule.empty()) return error(table.place, say(kMissing, {"rule"}));
      if (entry.reason.empty()) return error(table.place, say(kMissing, {"reason"}));
      OCPV_TRY(id, id_named(rule, rule_place));
      entry.rule = id;
      if (!entry.file_pattern.empty()) {
        OCPV_TRY(glob, glob_of(entry.file_pattern, file_place));
        entry.file = std::move(glob);
      }
      config_.ignores.push_back(std::move(entry));
      return {};
    });
  }

  Result<void> read_pointer(const TomlMember& member, IgnoreEntry& entry) const {
    if (member.value.kind != Kind::string) return wrong_type(member, kAString);
    const std::string& text = member.value.text;  // The empty one is the whole document.
    if (!text.empty() && text[0] != '/')
      return error(member.value.place, say(kBadPointer, {shown(text, kMostShownBytes)}));
    entry.pointer = text;
    return {};
  }

  Result<void> read_until(const TomlMember& member, IgnoreEntry& entry) const {
    if (member.value.kind == Kind::date) {
      entry.until = member.value.date;
    } else if (member.value.kind == Kind::string) {
      entry.until = read_date(member.value.text);
    }
    if (!entry.until) return error(member.value.place, say(kBadDate, {member.key}));
    return {};
  }

  Config config_;
  Language language_;
};

}  // namespace

const FileEntry* Config::entry_for(std::string_view relative) const {
  const auto entry =
      std::find_if(files.begin(), files.end(), [&](const FileEntry& one) { return one.match.matches(relative); });
  return entry == files.end() ? nullptr : &*entry;
}

bool Config::wants(std::string_view relative) const {
  if (std::any_of(exclude.begin(), exclude.end(), [&](const Exclude& one) { return one.match.matches(relative); })) {
    return false;
  }
  return files.empty() || entry_for(relative) != nullptr;
}

Result<Config> parse_config(std::string_view text, const std::string& path, Language language) {
  OCPV_TRY(root, read_toml(text, path, language));
  return Interpreter(path, language).run(root);
}

}  // namespace ocpv::config
