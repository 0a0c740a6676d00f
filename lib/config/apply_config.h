// In: what check found in a file, and the file's configuration. Out: the findings with the severities asked for and
// without those ignored; which ignore entries were used.
// Promises: counts and status agree with what is left, so that totals and exit status do.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"
#include "findings/diagnostic.h"

namespace ocpv::config {

/// What a run learnt of each ignore entry of one configuration, in their order.
struct IgnoreUse {
  struct Entry {
    bool considered = false;  ///< A file that it is about was checked.
    std::size_t matched = 0;  ///< Findings it took out (or would have, had it not expired).
  };
  std::vector<Entry> entries;
  void add(const IgnoreUse& other);
};

/// `rules` are those of the command line, which go before the configuration's.
IgnoreUse apply(const Config& config, std::span<const RuleEntry> rules, std::string_view relative, const Date& today,
                findings::Findings& findings);

/// Where there is no configuration.
void apply(std::span<const RuleEntry> rules, findings::Findings& findings);

/// An unknown name that is near to a documented one is an error, where it would be a warning: it was meant, and is
/// lost.
void raise_misspelt(findings::Findings& findings);

/// Equal, but for segments `*` of the pattern, which stand for any one.
bool pointer_matches(std::string_view pattern, std::string_view pointer);

bool has_expired(const std::optional<Date>& until, const Date& today);

/// Why an ignore is told: its last day has passed, or it was of no use. Empty when all is well.
std::string why_stale(std::string_view id, std::string_view reason, const std::optional<Date>& until, const Date& today,
                      bool is_unused, Language language);

/// Entries that have passed their date, and entries that nothing was found for; placed, worded, in order.
std::vector<Error> stale_ignores(const Config& config, const IgnoreUse& use, const Date& today, Language language);

}  // namespace ocpv::config
