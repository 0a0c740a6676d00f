#include "config/describe.h"

#include <string_view>

#include "base/limits.h"

namespace ocpv::config {
namespace {

constexpr Message kFile{"# {0}", "# {0}"};
constexpr Message kNone{"# no .ocpv.toml up to the repository's root; all is as by default",
                        "# 到仓库根目录为止没有 .ocpv.toml；全部为默认值"};
constexpr Message kFound{"# by {0}, as {1}", "# 依据 {0}，其中的路径为 {1}"};
constexpr Message kDefault{"default", "默认"};
constexpr Message kThisFile{"holds for this file", "适用于此文件"};
constexpr Message kNoEntry{"# no [[files]] entry matches this file", "# 没有与此文件匹配的 [[files]] 条目"};

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// Writes lines of `key = value`, each with where it comes from.
class Writer {
 public:
  Writer(const Config* config, Language language) : config_(config), language_(language) {}

  void comment(const Message& text, std::initializer_list<std::string_view> arguments = {}) {
    out_ += fill(text.in(language_), arguments) + "\n";
  }
  void heading(std::string_view name) { (out_ += "\n[") += std::string(name) + "]\n"; }
  void entry(std::string_view name) { (out_ += "\n[[") += std::string(name) + "]]\n"; }

  void line(std::string_view key, const std::string& value, const Place* place, std::string_view more = {}) {
    std::string text = std::string(key) + " = " + value;
    constexpr std::size_t kColumn = 40;
    text.resize(std::max(text.size() + 2, kColumn), ' ');
    text += "# ";
    text += place == nullptr ? std::string(kDefault.in(language_)) : where(*place);
    if (!more.empty()) text += ", " + std::string(more);
    out_ += text + "\n";
  }

  template <class T, class Show>
  void setting(std::string_view key, const Setting<T>* setting, const std::string& otherwise, Show show) {
    const bool is_given = setting != nullptr && setting->value.has_value();
    line(key, is_given ? show(*setting->value) : otherwise, is_given ? &setting->place : nullptr);
  }

  std::string take() { return std::move(out_); }

 private:
  std::string where(const Place& place) const {
    return config_->path + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
  }

  const Config* config_;
  Language language_;
  std::string out_;
};

void write_settings(Writer& writer, const Config* config) {
  const auto number = [](auto value) { return std::to_string(value); };
  const Limits limits;
  writer.setting("lang", config ? &config->lang : nullptr, "\"auto\"", toml_text);
  writer.setting("ocp_version", config ? &config->ocp_version : nullptr, "\"latest\"", toml_text);
  writer.setting("fail_on", config ? &config->fail_on : nullptr, "\"error\"",
                 [](Severity severity) { return toml_text(name_of(severity)); });
  writer.setting("strict", config ? &config->strict : nullptr, "false", [](bool on) { return on ? "true" : "false"; });
  if (config && config->baseline.value)
    writer.line("baseline", toml_text(*config->baseline.value), &config->baseline.place);
  writer.heading("compat");
  for (const CompatRow& row : kCompatRows) {
    const CompatSwitch said = config ? config->compat.*row.field : CompatSwitch();
    writer.line(row.name, toml_text(said.on.value_or(false) ? row.on() : row.off()), said.on ? &said.place : nullptr);
  }
  writer.heading("limits");
  writer.setting("max_bytes", config ? &config->max_bytes : nullptr, number(limits.max_bytes), number);
  writer.setting("max_depth", config ? &config->max_depth : nullptr, number(limits.max_depth), number);
  writer.setting("max_diagnostics", config ? &config->max_diagnostics : nullptr, number(limits.max_diagnostics),
                 number);
}

void write_lists(Writer& writer, const Config& config) {
  for (const Config::Schemas& one : config.schemas) writer.line("schemas", toml_text(one.folder), &one.place);
  for (const Config::Exclude& one : config.exclude) writer.line("exclude", toml_text(one.pattern), &one.place);
}

void write_entries(Writer& writer, const Config& config, const std::string& relative, Language language) {
  if (!config.rules.empty()) writer.heading("rules");
  for (const RuleEntry& rule : config.rules) {
    writer.line(name_of(rule), toml_text(rule.severity ? name_of(*rule.severity) : "off"), &rule.place);
  }
  const FileEntry* holding = config.entry_for(relative);
  for (const FileEntry& entry : config.files) {
    writer.entry("files");
    writer.line("match", toml_text(entry.pattern), &entry.place,
                &entry == holding ? kThisFile.in(language) : std::string_view());
    if (!entry.operation.empty()) writer.line("operation", toml_text(entry.operation), &entry.place);
    writer.line("part", toml_text(entry.part == Part::response ? "response" : "request"), &entry.place);
  }
  for (const IgnoreEntry& entry : config.ignores) {
    writer.entry("ignore");
    const bool holds = !entry.file || entry.file->matches(relative);
    writer.line("rule", toml_text(name_of(entry.rule)), &entry.place,
                holds ? kThisFile.in(language) : std::string_view());
    if (entry.file) writer.line("file", toml_text(entry.file_pattern), &entry.place);
    if (entry.pointer) writer.line("pointer", toml_text(*entry.pointer), &entry.place);
    writer.line("reason", toml_text(entry.reason), &entry.place);
    if (entry.until) writer.line("until", to_string(*entry.until), &entry.place);
  }
}

void write_notice_ignores(Writer& writer, std::string_view name, const std::vector<NoticeIgnore>& entries) {
  for (const NoticeIgnore& entry : entries) {
    writer.entry(name);
    writer.line("id", toml_text(entry.id), &entry.place);
    if (entry.page) writer.line("page", toml_text(entry.page_pattern), &entry.place);
    if (!entry.operation.empty()) writer.line("operation", toml_text(entry.operation), &entry.place);
    if (entry.field) writer.line("field", toml_text(*entry.field), &entry.place);
    writer.line("because", toml_text(entry.because), &entry.place);
    if (entry.until) writer.line("until", to_string(*entry.until), &entry.place);
  }
}

}  // namespace

std::string describe(const Config* config, const std::string& path, const std::string& relative, Language language) {
  Writer writer(config, language);
  writer.comment(kFile, {path});
  if (config == nullptr) {
    writer.comment(kNone);
  } else {
    writer.comment(kFound, {config->path, relative});
    if (!config->files.empty() && config->entry_for(relative) == nullptr) writer.comment(kNoEntry);
    write_lists(writer, *config);
  }
  write_settings(writer, config);
  if (config == nullptr) return writer.take();
  write_entries(writer, *config, relative, language);
  if (config->docs_baseline.value) {
    writer.heading("docs");
    writer.line("baseline", toml_text(*config->docs_baseline.value), &config->docs_baseline.place);
  }
  write_notice_ignores(writer, "docs.ignore", config->docs_ignores);
  write_notice_ignores(writer, "diff.ignore", config->diff_ignores);
  return writer.take();
}

}  // namespace ocpv::config
