#include "tools/ocpv/check/file_config.h"

#include "tools/ocpv/check/belonging.h"
#include "tools/ocpv/operations/unknown_operation.h"

#include <algorithm>

namespace ocpv::program {

Result<std::unique_ptr<config::Finder>> make_finder(const CheckSettings& settings, Language language) {
  auto finder = std::make_unique<config::Finder>(language);
  if (settings.no_config) finder->use_none();
  if (!settings.config_file.empty()) {
    if (auto used = finder->use(settings.config_file); !used.ok()) return used.error();
  }
  return finder;
}

std::vector<const config::Config*> configs_of(const std::vector<NamedFile>& files) {
  std::vector<const config::Config*> configs;
  for (const NamedFile& file : files) {
    const bool is_new = std::find(configs.begin(), configs.end(), file.config.config) == configs.end();
    if (file.config.config != nullptr && is_new) configs.push_back(file.config.config);
  }
  return configs;
}

namespace {

void apply_compat(const config::CompatSwitches& switches, FileRules& rules) {
  rules.compat.null_is_absent = switches.null_is_absent.on.value_or(rules.compat.null_is_absent);
  rules.compat.long_as_text = switches.long_as_text.on.value_or(rules.compat.long_as_text);
  rules.compat.java_integers = switches.java_integers.on.value_or(rules.compat.java_integers);
  if (switches.long_as_text.on) rules.plain_longs = !*switches.long_as_text.on;
}

}  // namespace

FileRules rules_of(const CheckSettings& settings, const FileConfig& file) {
  FileRules rules;
  rules.strict = settings.strict;
  rules.response = settings.response || (file.entry != nullptr && file.entry->part == Part::response);
  rules.fail_on = settings.fail_on.value_or(Severity::error);
  rules.max_errors = settings.max_errors.value_or(rules.limits.max_diagnostics);
  if (file.config != nullptr) apply_compat(file.config->compat, rules);
  apply_compat(settings.compat, rules);
  if (file.config == nullptr) return rules;
  const config::Config& config = *file.config;
  rules.strict = rules.strict || config.strict.value.value_or(false);
  if (!settings.fail_on) rules.fail_on = config.fail_on.value.value_or(rules.fail_on);
  if (!settings.max_errors) rules.max_errors = config.max_diagnostics.value.value_or(rules.max_errors);
  rules.limits.max_bytes = config.max_bytes.value.value_or(rules.limits.max_bytes);
  rules.limits.max_depth = config.max_depth.value.value_or(rules.limits.max_depth);
  return rules;
}

Result<void> check_operations(const std::vector<const config::Config*>& configs, const catalog::Catalog& catalog) {
  for (const config::Config* config : configs) {
    for (const config::FileEntry& entry : config->files) {
      if (entry.operation.empty() || is_pattern(entry.operation)) continue;
      const auto found = find_operation(catalog, entry.operation);
      // Of an operation that this version lacks its files are told, and the others are checked.
      if (found.ok() || is_of_another_version(catalog, entry.operation)) continue;
      return Error{with_place(found.error()), config->path, entry.place.line, entry.place.column};
    }
  }
  return {};
}

}  // namespace ocpv::program
