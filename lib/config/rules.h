// In: the name of an id or a strength, and a severity. Out: a rule for what is found.
// Promises: a name that is neither is an Error that names the nearest; what says that a file could not be judged has no
// rule.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/message.h"
#include "base/result.h"
#include "findings/diagnostic.h"

namespace ocpv::config {

/// Where the configuration says something; 1-based.
struct Place {
  std::uint32_t line = 0, column = 0;
};

inline constexpr std::array kStrengths = {Strength::stated, Strength::inferred, Strength::corrected,
                                          Strength::contested};

/// The severity of an id, or of all that is said with one strength; none means off.
struct RuleEntry {
  std::optional<findings::Id> id;  ///< Else `strength`.
  std::optional<Strength> strength;
  std::optional<Severity> severity;
  Place place;
};

/// `unknown-field` or `contested`, without a severity yet.
Result<RuleEntry> rule_for(std::string_view name, Language language);

/// `unknown-field=error`, as --severity takes it.
Result<RuleEntry> parse_rule(std::string_view text, Language language);

std::string_view name_of(const RuleEntry& rule) noexcept;

/// The rule that holds for a finding: of its id, or else of its strength; null when there is none.
const RuleEntry* rule_of(std::span<const RuleEntry> rules, const findings::Diagnostic& diagnostic) noexcept;

}  // namespace ocpv::config
