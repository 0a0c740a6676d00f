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
      ignored = ignored || !has_expired(entry.until, today_);
    }
    return ignored;
  }

  const Config& config_;
  std::span<const RuleEntry> rules_;
  const Date& today_;
  IgnoreUse& use_;
};

}  // namespace

bool pointer_matches(std::string_view pattern, std::string_view pointer) {
  while (!pattern.empty() && !pointer.empty()) {
    const std::string_view wanted = take_segment(pattern);
    const std::string_view found = take_segment(pointer);
    if (wanted != "*" && wanted != found) return false;
  }
  return pattern.empty() && pointer.empty();
}

bool has_expired(const std::optional<Date>& until, const Date& today) { return until && *until < today; }

std::string why_stale(std::string_view id, std::string_view reason, const std::optional<Date>& until, const Date& today,
                      bool is_unused, Language language) {
  if (has_expired(until, today)) return fill(kExpired.in(language), {id, to_string(*until), reason});
  return is_unused ? fill(kUnused.in(language), {id, reason}) : std::string();
}

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
    const bool is_unused = use.entries[i].considered && use.entries[i].matched == 0;
    const std::string why = why_stale(name_of(entry.rule), entry.reason, entry.until, today, is_unused, language);
    if (!why.empty()) stale.push_back({why, config.path, entry.place.line, entry.place.column});
  }
  return stale;
}

}  // namespace ocpv::config
