#include "config/config.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"
#include "config/suggestion.h"
#include "config/table_reader.h"

namespace ocpv::config {
namespace {

using Kind = TomlValue::Kind;

constexpr Message kUnknownId{"unknown rule '{0}'", "未知的规则 '{0}'"};
constexpr Message kMissing{"'{0}' is missing here", "此处缺少 '{0}'"};
constexpr Message kEmptyFilesEntry{"an entry of 'files' names an operation, a part, or both",
                                   "'files' 的条目须给出 operation 或 part"};
constexpr Message kBadPointer{"'{0}' is no JSON Pointer: it begins with '/'", "'{0}' 不是 JSON Pointer：应以“/”开头"};

constexpr Message kATable{"a table", "表"};
constexpr Message kAString{"a string", "字符串"};

constexpr std::array<std::string_view, 4> kSeverities = {"error", "warning", "note", "off"};

std::vector<std::string_view> id_names() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < findings::kIdCount; ++i) names.push_back(name_of(static_cast<findings::Id>(i)));
  return names;
}

/// Reads the values of a file into a Config.
class Interpreter : TableReader {
 public:
  Interpreter(const std::string& path, Language language) : TableReader(path, language) {
    config_.path = path;
    config_.folder = std::filesystem::path(path).parent_path().generic_string();
    if (config_.folder.empty()) config_.folder = ".";
  }

  Result<Config> run(const TomlValue& root) {
    const Readers readers = {
        {"lang", [this](const TomlMember& member) { return read_lang(member); }},
        {"ocp_version", [this](const TomlMember& member) { return read_ocp_version(member); }},
        {"fail_on", [this](const TomlMember& member) { return read_fail_on(member); }},
        {"strict", [this](const TomlMember& member) { return read_boolean(member, config_.strict); }},
        {"schemas", [this](const TomlMember& member) { return read_schemas(member); }},
        {"baseline", [this](const TomlMember& member) { return read_baseline(member, config_.baseline); }},
        {"exclude", [this](const TomlMember& member) { return read_exclude(member); }},
        {"limits", [this](const TomlMember& member) { return read_limits(member); }},
        {"compat", [this](const TomlMember& member) { return read_compat(member); }},
        {"rules", [this](const TomlMember& member) { return read_rules(member); }},
        {"files", [this](const TomlMember& member) { return read_files(member); }},
        {"docs", [this](const TomlMember& member) { return read_docs(member); }},
        {"diff", [this](const TomlMember& member) { return read_diff(member); }},
        {"ignore", [this](const TomlMember& member) { return read_ignores(member); }},
    };
    if (auto read = read_members(root, readers); !read.ok()) return read.error();
    return std::move(config_);
  }

 private:
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

  std::string beside_this(const std::string& path) const {
    return (std::filesystem::path(config_.folder) / path).lexically_normal().generic_string();
  }

  Result<void> read_schemas(const TomlMember& member) {
    OCPV_TRY(folders, strings_of(member));
    for (const auto& [folder, place] : folders) config_.schemas.push_back({beside_this(folder), place});
    return {};
  }

  Result<void> read_baseline(const TomlMember& member, Setting<std::string>& setting) {
    OCPV_TRY(text, string_of(member));
    setting = {beside_this(text), member.place};
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
    OCPV_TRY(number, number_of(member, most));
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

  Result<void> read_compat(const TomlMember& member) {
    if (member.value.kind != Kind::table) return wrong_type(member, kATable);
    Readers readers;
    for (const CompatRow& row : compat_rows()) {
      readers.emplace_back(row.name, [&](const TomlMember& one) -> Result<void> {
        OCPV_TRY(value, choice_of(one, std::array{row.off, row.on}));
        config_.compat.*row.field = {value == row.on, one.place};
        return {};
      });
    }
    return read_members(member.value, readers);
  }

  Result<findings::Id> id_named(const std::string& name, Place place) const {
    const std::vector<std::string_view> names = id_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      const std::string message = say(kUnknownId, {shown(name, kMostShownBytes)});
      return error(place, with_suggestion(message, name, names, language_));
    }
    const Result<RuleEntry> rule = rule_for(name, language_);
    if (!rule.ok()) return error(place, rule.error().message.in(language_));
    return *rule->id;
  }

  Result<void> read_rules(const TomlMember& member) {
    if (member.value.kind != Kind::table) return wrong_type(member, kATable);
    for (const TomlMember& rule : member.value.members) {
      Result<RuleEntry> entry = rule_for(rule.key, language_);
      if (!entry.ok()) return error(rule.place, entry.error().message.in(language_));
      OCPV_TRY(severity, choice_of(rule, kSeverities));
      entry->severity = severity_named(severity);
      entry->place = rule.place;
      config_.rules.push_back(*entry);
    }
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
          {"until", [&](const TomlMember& one) { return read_until(one, entry.until); }}};
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

  Result<void> read_docs(const TomlMember& member) {
    if (member.value.kind != Kind::table) return wrong_type(member, kATable);
    return read_members(
        member.value,
        {{"baseline", [this](const TomlMember& one) { return read_baseline(one, config_.docs_baseline); }},
         {"ignore", [this](const TomlMember& one) { return read_notice_ignores(one, config_.docs_ignores); }}});
  }

  Result<void> read_diff(const TomlMember& member) {
    if (member.value.kind != Kind::table) return wrong_type(member, kATable);
    return read_members(
        member.value,
        {{"ignore", [this](const TomlMember& one) { return read_notice_ignores(one, config_.diff_ignores); }}});
  }

  Result<void> read_notice_ignores(const TomlMember& member, std::vector<NoticeIgnore>& entries) {
    return read_tables(member, [&](const TomlValue& table) -> Result<void> {
      NoticeIgnore entry;
      entry.place = table.place;
      Place page_place;
      const Readers readers = {
          {"id", [&](const TomlMember& one) { return entry.id_place = one.value.place, read_text(one, entry.id); }},
          {"page",
           [&](const TomlMember& one) { return page_place = one.value.place, read_text(one, entry.page_pattern); }},
          {"operation", [&](const TomlMember& one) { return read_text(one, entry.operation); }},
          {"field", [&](const TomlMember& one) { return read_field(one, entry.field); }},
          {"because", [&](const TomlMember& one) { return read_text(one, entry.because); }},
          {"until", [&](const TomlMember& one) { return read_until(one, entry.until); }}};
      if (auto read = read_members(table, readers); !read.ok()) return read;
      if (entry.id.empty()) return error(table.place, say(kMissing, {"id"}));
      if (entry.because.empty()) return error(table.place, say(kMissing, {"because"}));
      if (!entry.page_pattern.empty()) {
        OCPV_TRY(glob, glob_of(entry.page_pattern, page_place));
        entry.page = std::move(glob);
      }
      entries.push_back(std::move(entry));
      return {};
    });
  }

  /// `/data/*`, or with the part: `response:/data/*`.
  Result<void> read_field(const TomlMember& member, std::optional<std::string>& field) const {
    if (member.value.kind != Kind::string) return wrong_type(member, kAString);
    const std::string_view pointer = split_part(member.value.text).second;
    if (!pointer.empty() && pointer[0] != '/')
      return error(member.value.place, say(kBadPointer, {shown(member.value.text, kMostShownBytes)}));
    field = member.value.text;
    return {};
  }

  Result<void> read_pointer(const TomlMember& member, IgnoreEntry& entry) const {
    if (member.value.kind != Kind::string) return wrong_type(member, kAString);
    const std::string& text = member.value.text;  // The empty one is the whole document.
    if (!text.empty() && text[0] != '/')
      return error(member.value.place, say(kBadPointer, {shown(text, kMostShownBytes)}));
    entry.pointer = text;
    return {};
  }

  Result<void> read_until(const TomlMember& member, std::optional<Date>& until) const {
    OCPV_TRY(date, date_of(member));
    until = date;
    return {};
  }

  Config config_;
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
