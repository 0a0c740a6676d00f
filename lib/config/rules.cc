#include "config/rules.h"

#include <algorithm>
#include <vector>

#include "base/limits.h"
#include "base/suggestion.h"
#include "base/utf8.h"

namespace ocpv::config {
namespace {

constexpr Message kUnknown{"unknown rule '{0}'", "未知的规则 '{0}'"};
constexpr Message kNotJudged{"'{0}' says that a file could not be judged; its severity cannot be changed",
                             "'{0}' 表示文件无法判断，不能改变其级别"};
constexpr Message kShape{"'--severity' takes ID=LEVEL with error, warning, note or off, not '{0}'",
                         "'--severity' 需要 ID=LEVEL，级别为 error、warning、note 或 off，而不是 '{0}'"};

}  // namespace

Result<RuleEntry> rule_for(std::string_view name, Language language) {
  RuleEntry rule;
  std::vector<std::string_view> names;
  for (const findings::IdFacts& one : findings::kIds) {
    names.push_back(one.name);
    if (one.name == name) rule.id = one.id;
  }
  for (const Strength strength : kStrengths) {
    names.push_back(name_of(strength));
    if (names.back() == name) rule.strength = strength;
  }
  const std::string said = shown(name, kMostShownBytes);
  // A file that could not be judged is never fine, whatever the configuration says.
  if (rule.id && facts_of(*rule.id).about == findings::About::document)
    return Error{fill(kNotJudged.in(language), {said})};
  if (rule.id || rule.strength) return rule;
  return Error{with_suggestion(fill(kUnknown, language, {said}), name, names, language)};
}

Result<RuleEntry> parse_rule(std::string_view text, Language language) {
  const std::size_t equals = text.find('=');
  const std::string_view level = equals == std::string_view::npos ? std::string_view() : text.substr(equals + 1);
  std::optional<std::optional<Severity>> severity;
  if (level == "off") severity.emplace(std::nullopt);
  for (const Severity one : {Severity::note, Severity::warning, Severity::error}) {
    if (level == name_of(one)) severity.emplace(one);
  }
  if (!severity) return Error{fill(kShape.in(language), {shown(text, kMostShownBytes)})};
  OCPV_TRY(rule, rule_for(text.substr(0, equals), language));
  rule.severity = *severity;
  return rule;
}

std::string_view name_of(const RuleEntry& rule) noexcept {
  return rule.id ? name_of(*rule.id) : name_of(rule.strength.value_or(Strength::stated));
}

const RuleEntry* rule_of(std::span<const RuleEntry> rules, const findings::Diagnostic& diagnostic) noexcept {
  const RuleEntry* found = nullptr;
  for (const RuleEntry& rule : rules) {
    if (rule.id == diagnostic.id) return &rule;
    if (!rule.id && rule.strength == diagnostic.strength && found == nullptr) found = &rule;
  }
  return found;
}

}  // namespace ocpv::config
