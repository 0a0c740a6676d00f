#include "config/config.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <utility>

#include "base/limits.h"
#include "base/suggestion.h"
#include "base/utf8.h"
#include "config/keys.h"
#include "config/table_reader.h"

namespace ocpv::config {
namespace {

constexpr Message kUnknownRule{"unknown rule '{0}'", "未知的规则 '{0}'"};
constexpr Message kEmptyFilesEntry{"an entry of 'files' names an operation, a part, or both",
                                   "'files' 的条目须给出 operation 或 part"};

std::vector<std::string_view> id_names() {
  std::vector<std::string_view> names;
  for (const findings::IdFacts& one : findings::kIds) names.push_back(one.name);
  return names;
}

std::optional<Severity> severity_named(std::string_view name) {
  if (name == "off") return std::nullopt;
  return name == "error" ? Severity::error : name == "warning" ? Severity::warning : Severity::note;
}

/// Reads the values of a file into a Config. What a value may be stands in keys(): a reader keeps it.
class Interpreter : TableReader {
 public:
  Interpreter(const std::string& path, Language language) : TableReader(path, language) {
    config_.path = path;
    config_.folder = std::filesystem::path(path).parent_path().generic_string();
    if (config_.folder.empty()) config_.folder = ".";
  }

  Result<Config> run(const TomlValue& root) {
    const Readers readers = {
        {"lang", keeps(config_.lang)},
        {"ocp_version", keeps(config_.ocp_version)},
        {"fail_on",
         [this](const TomlMember& member) {
           config_.fail_on = {severity_named(member.value.text), member.place};
           return Result<void>();
         }},
        {"strict",
         [this](const TomlMember& member) {
           config_.strict = {member.value.truth, member.place};
           return Result<void>();
         }},
        {"schemas", [this](const TomlMember& member) { return read_schemas(member); }},
        {"baseline", keeps_path(config_.baseline)},
        {"exclude", [this](const TomlMember& member) { return read_exclude(member); }},
        {"limits", [this](const TomlMember& member) { return read_limits(member); }},
        {"compat", [this](const TomlMember& member) { return read_compat(member); }},
        {"rules", [this](const TomlMember& member) { return read_rules(member); }},
        {"files", [this](const TomlMember& member) { return read_files(member); }},
        {"docs", [this](const TomlMember& member) { return read_docs(member); }},
        {"diff", [this](const TomlMember& member) { return read_diff(member); }},
        {"ignore", [this](const TomlMember& member) { return read_ignores(member); }},
    };
    if (auto read = read_members("", root, readers); !read.ok()) return read.error();
    return std::move(config_);
  }

 private:
  using Reader = std::function<Result<void>(const TomlMember&)>;

  static Reader keeps(Setting<std::string>& setting) {
    return [&](const TomlMember& member) {
      setting = {member.value.text, member.place, member.value.place};
      return Result<void>();
    };
  }
  Reader keeps_path(Setting<std::string>& setting) const {
    return [&, this](const TomlMember& member) {
      setting = {beside_this(member.value.text), member.place};
      return Result<void>();
    };
  }
  template <class T>
  static Reader keeps_number(Setting<T>& setting) {
    return [&](const TomlMember& member) {
      setting = {static_cast<T>(member.value.number), member.place};
      return Result<void>();
    };
  }
  template <class Text>  // Of an entry, where it is said once.
  static Reader keeps_text(Text& text) {
    return [&](const TomlMember& member) {
      text = member.value.text;
      return Result<void>();
    };
  }
  static Reader keeps_day(std::optional<Date>& day) {
    return [&](const TomlMember& member) {
      day = date_of(member.value);
      return Result<void>();
    };
  }
  template <class Match>
  Reader keeps_pattern(std::string& pattern, Match& match) const {
    return [&, this](const TomlMember& member) -> Result<void> {
      OCPV_TRY(glob, glob_of(member.value.text, member.value.place));
      pattern = member.value.text;
      match = std::move(glob);
      return {};
    };
  }

  std::string beside_this(const std::string& path) const {
    return (std::filesystem::path(config_.folder) / path).lexically_normal().generic_string();
  }

  Result<void> read_schemas(const TomlMember& member) {
    for (const auto& [folder, place] : strings_of(member)) config_.schemas.push_back({beside_this(folder), place});
    return {};
  }

  Result<void> read_exclude(const TomlMember& member) {
    for (const auto& [pattern, place] : strings_of(member)) {
      OCPV_TRY(glob, glob_of(pattern, place));
      config_.exclude.push_back({pattern, std::move(glob), place});
    }
    return {};
  }

  Result<void> read_limits(const TomlMember& member) {
    return read_members("limits", member.value,
                        {{"max_bytes", keeps_number(config_.max_bytes)},
                         {"max_depth", keeps_number(config_.max_depth)},
                         {"max_diagnostics", keeps_number(config_.max_diagnostics)}});
  }

  Result<void> read_compat(const TomlMember& member) {
    Readers readers;
    for (const CompatRow& row : kCompatRows) {
      readers.emplace_back(row.name, [&](const TomlMember& one) {
        config_.compat.*row.field = {one.value.text == row.on(), one.place};
        return Result<void>();
      });
    }
    return read_members("compat", member.value, readers);
  }

  Result<findings::Id> id_named(const std::string& name, Place place) const {
    const std::vector<std::string_view> names = id_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      const std::string message = say(kUnknownRule, {shown(name, kMostShownBytes)});
      return error(place, with_suggestion(message, name, names, language_));
    }
    const Result<RuleEntry> rule = rule_for(name, language_);
    if (!rule.ok()) return error(place, rule.error().message.in(language_));
    return *rule->id;
  }

  Result<void> read_rules(const TomlMember& member) {
    for (const TomlMember& rule : member.value.members) {
      Result<RuleEntry> entry = rule_for(rule.key, language_);
      if (!entry.ok()) return error(rule.place, entry.error().message.in(language_));
      OCPV_TRY(severity, choice_of(rule, severity_names()));
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
      const auto read_part = [&](const TomlMember& one) {
        entry.part = one.value.text == "response" ? Part::response : Part::request;
        return Result<void>();
      };
      auto read = read_members("files", table,
                               {{"match", keeps_pattern(entry.pattern, entry.match)},
                                {"operation", keeps_text(entry.operation)},
                                {"part", read_part}});
      if (!read.ok()) return read;
      if (table.members.size() < 2) return error(table.place, say(kEmptyFilesEntry));
      config_.files.push_back(std::move(entry));
      return {};
    });
  }

  Result<void> read_ignores(const TomlMember& member) {
    return read_tables(member, [this](const TomlValue& table) -> Result<void> {
      IgnoreEntry entry;
      entry.place = table.place;
      const auto read_rule = [&](const TomlMember& one) -> Result<void> {
        OCPV_TRY(id, id_named(one.value.text, one.value.place));
        entry.rule = id;
        return {};
      };
      auto read = read_members("ignore", table,
                               {{"rule", read_rule},
                                {"file", keeps_pattern(entry.file_pattern, entry.file)},
                                {"pointer", keeps_text(entry.pointer)},
                                {"reason", keeps_text(entry.reason)},
                                {"until", keeps_day(entry.until)}});
      if (read.ok()) config_.ignores.push_back(std::move(entry));
      return read;
    });
  }

  Result<void> read_docs(const TomlMember& member) {
    return read_members(
        "docs", member.value,
        {{"baseline", keeps_path(config_.docs_baseline)},
         {"ignore", [this](const TomlMember& one) { return read_notices("docs.ignore", one, config_.docs_ignores); }}});
  }

  Result<void> read_diff(const TomlMember& member) {
    return read_members(
        "diff", member.value,
        {{"ignore", [this](const TomlMember& one) { return read_notices("diff.ignore", one, config_.diff_ignores); }}});
  }

  Result<void> read_notices(std::string_view name, const TomlMember& member, std::vector<NoticeIgnore>& entries) {
    return read_tables(member, [&](const TomlValue& table) -> Result<void> {
      NoticeIgnore entry;
      entry.place = table.place;
      const auto read_id = [&](const TomlMember& one) {
        entry.id = one.value.text;
        entry.id_place = one.value.place;
        return Result<void>();
      };
      auto read = read_members(name, table,
                               {{"id", read_id},
                                {"page", keeps_pattern(entry.page_pattern, entry.page)},
                                {"operation", keeps_text(entry.operation)},
                                {"field", keeps_text(entry.field)},
                                {"because", keeps_text(entry.because)},
                                {"until", keeps_day(entry.until)}});
      if (read.ok()) entries.push_back(std::move(entry));
      return read;
    });
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
