// In: what check found in a file, and the file's configuration. Out: the findings with the severities asked for and
// without those ignored; which ignore entries were used.
// Promises: counts and status agree with what is left, so that totals and exit status do.
#pragma once

#include <cstddef>
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

IgnoreUse apply(const Config& config, std::string_view relative, const Date& today, findings::Findings& findings);

/// Entries that have passed their date, and entries that nothing was found for; placed, worded, in order.
std::vector<Error> stale_ignores(const Config& config, const IgnoreUse& use, const Date& today, Language language);

Date today_utc();

}  // namespace ocpv::config
