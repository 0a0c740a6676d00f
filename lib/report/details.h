// In: a diagnostic. Out: what stands below its sentence: expected values, help, how sure the rule is, who says so.
// Promises: one list for every format; what comes from a document is escaped and cut.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/catalogue.h"
#include "report/report.h"
#include "report/snippet.h"

namespace ocpv::report {

inline constexpr std::size_t kMostPathBytes = 4096;  ///< A longer path is cut where it is shown.

struct DetailLine {
  Message label;
  enum class What : std::uint8_t { values, suggestion, strength, documentation } what = What::values;
  std::size_t nth = 0;  ///< Of the suggestions.
};

std::vector<DetailLine> details_of(const findings::Diagnostic& diagnostic);

/// Without its label.
void append_detail(std::string& out, const DetailLine& line, const findings::Diagnostic& diagnostic, Language language);

/// `... and 3 more findings, not shown`; empty for 0.
std::string left_out_text(std::uint64_t count, Language language);

/// Whether pieces of the document may be shown: it is at hand, and what must not be shown of it is known.
bool may_be_shown(const File& file) noexcept;

/// All that must not be shown, also where no diagnostic is about it; as merged() gives it.
std::vector<ByteRange> secrets_of(const findings::Findings& findings);

/// Where the text of one finding stands in the text of all.
struct Told {
  std::size_t number = 0, first = 0, size = 0;
};

/// Texts that stand one after the other in the findings' order, whatever order they were appended in. All but the first
/// begin with `separator`.
void put_in_order(std::string& out, std::vector<Told>& told, std::string_view separator);

/// Appends the text of each finding by `tell(finding)`: errors first, notes last, until `fits()` says that the text has
/// become too long. They stand in the findings' order then.
template <class Tell, class Fits>
void append_worst_that_fit(std::string& out, std::span<const findings::Diagnostic> all, std::string_view separator,
                           Tell tell, Fits fits) {
  std::vector<Told> told;
  bool is_full = false;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    for (std::size_t i = 0; i < all.size() && !is_full; ++i) {
      if (all[i].severity != severity) continue;
      const std::size_t first = out.size();
      tell(all[i]);
      is_full = !fits();
      if (is_full) {
        out.resize(first);
      } else {
        told.push_back({i, first, out.size() - first});
      }
    }
  }
  put_in_order(out, told, separator);
}

}  // namespace ocpv::report
