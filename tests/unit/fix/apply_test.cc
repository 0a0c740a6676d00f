#include "fix/apply_suggestions.h"

#include <boost/test/unit_test.hpp>
#include <deque>
#include <vector>

using namespace ocpv;

namespace {

struct Case {
  const char* name;
  std::vector<std::vector<findings::Edit>> suggestions;  ///< One for each finding, in their order; all certain.
  std::size_t most;
  const char* after;
  std::size_t done;
};

constexpr const char* kText = "0123456789";
constexpr auto kAll = static_cast<std::size_t>(-1);

const std::vector<Case> kCases{
    {"nothing to do", {}, kAll, "0123456789", 0},
    {"a replacement", {{{2, 4, "ab"}}}, kAll, "01ab456789", 1},
    {"an insertion at the end", {{{10, 10, "x"}}}, kAll, "0123456789x", 1},
    {"two edits of one finding, out of order", {{{8, 9, ""}, {1, 1, "+"}}}, kAll, "0+12345679", 1},
    {"two findings", {{{0, 1, "a"}}, {{9, 10, "z"}}}, kAll, "a12345678z", 2},
    {"neighbours do not touch", {{{0, 2, "a"}}, {{2, 4, "b"}}}, kAll, "ab456789", 2},
    {"the later of two that touch waits", {{{0, 3, "a"}}, {{2, 4, "b"}}}, kAll, "a3456789", 1},
    {"insertions at one place touch", {{{5, 5, "a"}}, {{5, 5, "b"}}}, kAll, "01234a56789", 1},
    {"an insertion beside a replacement touches it", {{{2, 4, "ab"}}, {{4, 4, "x"}}}, kAll, "01ab456789", 1},
    {"all edits of a finding or none", {{{0, 1, "a"}}, {{0, 1, "b"}, {9, 10, "z"}}}, kAll, "a123456789", 1},
    {"no more findings than asked for", {{{0, 1, "a"}}, {{9, 10, "z"}}}, 1, "a123456789", 1},
    {"an edit past the end is none", {{{9, 11, "a"}}}, kAll, "0123456789", 0},
};

}  // namespace

BOOST_AUTO_TEST_CASE(certain_edits_are_done_whole_and_apart_from_each_other) {
  for (const Case& row : kCases) {
    BOOST_TEST_CONTEXT(row.name) {
      std::deque<findings::Suggestion> suggestions;
      std::deque<findings::Diagnostic> diagnostics;
      std::vector<const findings::Diagnostic*> all;
      for (const auto& edits : row.suggestions) {
        suggestions.push_back({findings::Suggestion::Kind::rename, "", true, edits});
        diagnostics.emplace_back().suggestions = {&suggestions.back(), 1};
        all.push_back(&diagnostics.back());
      }
      const fix::Applied applied = fix::apply_certain(kText, all, row.most);
      BOOST_TEST(applied.text == row.after);
      BOOST_TEST(applied.done.size() == row.done);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_suggestion_that_is_not_certain_is_left_alone) {
  const std::vector<findings::Edit> edits{{0, 1, "a"}};
  findings::Suggestion doubtful{findings::Suggestion::Kind::rename, "", false, edits};
  findings::Diagnostic diagnostic;
  diagnostic.suggestions = {&doubtful, 1};
  const findings::Diagnostic* all[] = {&diagnostic};
  BOOST_TEST(fix::apply_certain(kText, all).text == kText);
}
