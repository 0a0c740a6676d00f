// In: differences. Out: text, Markdown and JSON about them, in English or Chinese.
// Promises: the same bytes for the same differences on every machine; texts of pages stay on one line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "compare/compare.h"

namespace ocpv::compare {

struct Counts {
  std::size_t breaking = 0, compatible = 0, documentation = 0;
};
Counts count(const std::vector<Difference>& differences);

/// One sentence: `is new and required (int64)`.
std::string sentence(const Difference& difference, Language language);

/// `request /a/b`; empty for what concerns the whole operation.
std::string subject(const Difference& difference);

/// `breaking`, `documentation only`.
std::string_view words_of(Effect effect, Language language);

/// `1 breaking, 2 compatible, 3 documentation only`
std::string counts_text(const Counts& counts, Language language);

/// The difference on one line, without a line feed: `breaking: request /a: is new (string) [field-added]  (page:7)`.
std::string line(const Difference& difference, Language language);

/// Whether changes of words alone are shown one by one, or only counted. A page's new name and an example that was put
/// right are always shown: other ids, and other verdicts, come of them.
enum class Detail : std::uint8_t { contract, everything };

/// One line for each difference below its operation, the breaking ones first; then the counts.
std::string text(const std::vector<Difference>& differences, Language language, Detail detail);
std::string markdown(const std::vector<Difference>& differences, Language language);
std::string json(const std::vector<Difference>& differences, Language language);

}  // namespace ocpv::compare
