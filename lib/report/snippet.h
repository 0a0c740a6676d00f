// In: a document, places in it, and where its secrets are. Out: the lines of those places with marks under them.
// Promises: secrets are masked before a line is cut; marks stand under what they mark whatever the characters' widths;
// a line of any length costs the same.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "findings/diagnostic.h"

namespace ocpv::report {

/// A document in one line is shown around its marks only: so many bytes before each.
inline constexpr std::size_t kBytesBefore = 120;

using ByteRange = std::pair<std::uint64_t, std::uint64_t>;  ///< First byte, one past the last.

/// One place to show.
struct Mark {
  findings::Range range;
  bool primary = true;  ///< `^` or `-` under it.
  std::string label;    ///< Stands behind the mark; may be empty.
};
/// The diagnostic's own place first, then what it has to do with, but for what begins there, too.
std::vector<Mark> marks_of(const findings::Diagnostic& d, Language language);

/// One line of a snippet, without its line feed. `number` 0: a line of marks; `gap`: lines are left out here.
struct SnippetLine {
  std::uint32_t number = 0;
  bool gap = false;
  bool primary = false;
  std::string text;
};

/// The byte ranges sorted and joined where they touch.
std::vector<ByteRange> merged(std::vector<ByteRange> ranges);

/// The lines of the marks in document order, each followed by its marks. `secrets` as merged() gives them. Marks
/// without a place, or outside the document, are left out.
std::vector<SnippetLine> snippet(std::string_view source, std::span<const Mark> marks,
                                 std::span<const ByteRange> secrets);

}  // namespace ocpv::report
