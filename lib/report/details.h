// In: a diagnostic. Out: what stands below its sentence: expected values, help, how sure the rule is, who says so.
// Promises: one list for every format; what comes from a document is escaped and cut.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "report/catalogue.h"
#include "report/report.h"
#include "report/snippet.h"

namespace ocpv::report {

inline constexpr std::size_t kMostPathBytes = 4096;  ///< A longer path is cut where it is shown.

struct DetailLine {
  Words label;
  std::string text;
};

std::vector<DetailLine> details_of(const findings::Diagnostic& diagnostic, Language language);

/// `... and 3 more findings, not shown`; empty for 0.
std::string left_out_text(std::uint64_t count, Language language);

/// Whether pieces of the document may be shown: it is at hand, and what must not be shown of it is known.
bool may_be_shown(const File& file) noexcept;

/// All that must not be shown, also where no diagnostic is about it; as merged() gives it.
std::vector<ByteRange> secrets_of(const findings::Findings& findings);

/// Of each finding its text, empty where that did not fit: errors are told first, notes last, until `fits(bytes)` says
/// no.
std::vector<std::string> worst_that_fit(std::span<const findings::Diagnostic> all,
                                        const std::function<std::string(const findings::Diagnostic&)>& tell,
                                        const std::function<bool(std::size_t)>& fits);

}  // namespace ocpv::report
