#include "config/apply_config.h"

#include <algorithm>

namespace ocpv::config {
namespace {

using findings::Diagnostic;
using findings::Findings;

constexpr Message kExpired{"this ignore of '{0}' ended on {1}: {2}", "对 '{0}' 的忽略已于 {1} 到期：{2}"};
constexpr Message kUnused{"this ignore of '{0}' matched nothing: {1}", "对 '{0}' 的忽略没有匹配到任何问题：{1}"};

std::string_view take_segment(std::string_view& pointer) {
  pointer.remove_prefix(1);
  const std::size_t end = std::min(pointer.find('/'), pointer.size());
  const std::string_view segment = pointer.substr(0, end);
  pointer.remove_prefix(end);
  return segment;
}

bool pointer_matches(std::string_view pattern, std::string_view pointer) {
  while (!pattern.empty() && !pointer.empty()) {
    const std::string_view wanted = take_segment(pattern);
    const std::string_view found = take_segment(pointer);
    if (wanted != "*" && wanted != found) return false;
  }
  return pattern.empty() && pointer.empty();
}

bool has_expired(const IgnoreEntry& entry, const Date& today) { return entry.until && *entry.until < today; }

// False when the finding is to go. No rule changes nothing.
bool take(const RuleEntry* rule, Diagnostic& diagnostic) {
  if (rule == nullptr) return true;
  if (!rule->severity) return false;
  diagnostic.severity = *rule->severity;
  return true;
}

/// Decides about the findings of one file.
class Applier {
 public:
  Applier(const Config& config, std::span<const RuleEntry> rules, std::string_view relative, const Date& today,
          IgnoreUse& use)
      : config_(config), rules_(rules), today_(today), use_(use) {
    use_.entries.resize(config.ignores.size());
    for (std::size_t i = 0; i < config.ignores.size(); ++i) {
      const IgnoreEntry& entry = config.ignores[i];
      use_.entries[i].considered = !entry.file || entry.file->matches(relative);
    }
  }

  /// False when the finding is to go.
  bool keep(Diagnostic& diagnostic) {
    if (is_ignored(diagnostic)) return false;
    const RuleEntry* rule = rule_of(rules_, diagnostic);
    return take(rule != nullptr ? rule : rule_of(config_.rules, diagnostic), diagnostic);
  }

 private:
  bool is_ignored(const Diagnostic& diagnostic) {
    bool ignored = false;
    for (std::size_t i = 0; i < config_.ignores.size(); ++i) {
      const IgnoreEntry& entry = config_.ignores[i];
      if (!use_.entries[i].considered || entry.rule != diagnostic.id) continue;
      if (entry.pointer && !pointer_matches(*entry.pointer, diagnostic.pointer)) continue;
      ++use_.entries[i].matched;
      ignored = ignored || !has_expired(entry, today_);
    }
    return ignored;
  }

  const Config& config_;
  std::span<const RuleEntry> rules_;
  const Date& today_;
  IgnoreUse& use_;
};

}  // namespace

void IgnoreUse::add(const IgnoreUse& other) {
  entries.resize(std::max(entries.size(), other.entries.size()));
  for (std::size_t i = 0; i < other.entries.size(); ++i) {
    entries[i].considered = entries[i].considered || other.entries[i].considered;
    entries[i].matched += other.entries[i].matched;
  }
}

IgnoreUse apply(const Config& config, std::span<const RuleEntry> rules, std::string_view relative, const Date& today,
                Findings& findings) {
  IgnoreUse use;
  Applier applier(config, rules, relative, today, use);
  findings.drop_if([&](Diagnostic& diagnostic) { return !applier.keep(diagnostic); });
  return use;
}

void apply(std::span<const RuleEntry> rules, Findings& findings) {
  if (rules.empty()) return;
  findings.drop_if([&](Diagnostic& diagnostic) { return !take(rule_of(rules, diagnostic), diagnostic); });
}

void raise_misspelt(Findings& findings) {
  findings.drop_if([](Diagnostic& d) {
    const bool is_unknown = d.id == findings::Id::unknown_field || d.id == findings::Id::unknown_parameter;
    const bool is_misspelt = std::any_of(d.suggestions.begin(), d.suggestions.end(), [](const auto& suggestion) {
      return suggestion.kind == findings::Suggestion::Kind::rename;
    });
    if (is_unknown && is_misspelt && d.severity == Severity::warning) d.severity = Severity::error;
    return false;
  });
}

std::vector<Error> stale_ignores(const Config& config, const IgnoreUse& use, const Date& today, Language language) {
  std::vector<Error> stale;
  for (std::size_t i = 0; i < std::min(config.ignores.size(), use.entries.size()); ++i) {
    const IgnoreEntry& entry = config.ignores[i];
    const auto say = [&](const std::string& message) {
      stale.push_back({message, config.path, entry.place.line, entry.place.column});
    };
    const std::string_view id = name_of(entry.rule);
    if (has_expired(entry, today)) {
      say(fill(kExpired.in(language), {id, to_string(*entry.until), entry.reason}));
    } else if (use.entries[i].considered && use.entries[i].matched == 0) {
      say(fill(kUnused.in(language), {id, entry.reason}));
    }
  }
  return stale;
}

}  // namespace ocpv::config
