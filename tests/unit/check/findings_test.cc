// What findings::Findings does with what it holds: under --strict, without a text, and for the next check.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "support.h"

using namespace ocpv;
using namespace ocpv::check;
using namespace ocpv::check::testing;
using ocpv::Status;

namespace {

/// A warning with an edit that is certain, about a body that has a secret.
constexpr std::string_view kWarned = R"({"password": "PLANTED", "Title": 1})";

findings::Findings warned(Checker& checker) {
  static const ocpv::plan::Plan plan = compiled(R"({"properties": {"title": {}}})");
  findings::Findings findings;
  checker.check(plan, kWarned, {}, findings);
  BOOST_REQUIRE(findings.warnings != 0U);
  return findings;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_raised_warning_makes_the_document_invalid) {
  Checker checker;
  findings::Findings findings = warned(checker);
  const std::uint32_t warnings = findings.warnings;
  findings.raise_warnings();
  BOOST_TEST((findings.status == Status::invalid));
  BOOST_TEST(findings.errors == warnings);
  BOOST_TEST(findings.warnings == 0U);
  for (const findings::Diagnostic& d : findings.diagnostics) BOOST_TEST((d.severity == Severity::error));
}

BOOST_AUTO_TEST_CASE(nothing_raised_leaves_the_status_as_it_is) {
  findings::Findings findings;
  findings.raise_warnings();
  BOOST_TEST((findings.status == Status::ok));
  findings.status = Status::too_large;
  findings.errors = 1;
  findings.raise_warnings();
  BOOST_TEST((findings.status == Status::too_large));
}

BOOST_AUTO_TEST_CASE(without_a_text_no_place_no_edit_and_nothing_certain_is_left) {
  Checker checker;
  findings::Findings findings = warned(checker);
  BOOST_TEST(!findings.secrets.empty());
  std::size_t certain = 0;
  for (const findings::Diagnostic& d : findings.diagnostics) {
    for (const findings::Suggestion& one : d.suggestions)
      certain += static_cast<std::size_t>(one.certain && !one.edits.empty());
  }
  BOOST_TEST(certain != 0U);
  findings.forget_places();
  BOOST_TEST(findings.secrets.empty());
  for (const findings::Diagnostic& d : findings.diagnostics) {
    BOOST_TEST(d.range.start.line == 0U);
    BOOST_TEST(d.range.end.byte == 0U);
    BOOST_TEST(d.key_range.start.line == 0U);
    for (const findings::Related& related : d.related) BOOST_TEST(related.range.start.line == 0U);
    for (const findings::Suggestion& one : d.suggestions) {
      BOOST_TEST(one.edits.empty());
      BOOST_TEST(!one.certain);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_counts_follow_what_is_added_dropped_and_changed) {
  const auto one = [](findings::Id id, Severity severity) {
    findings::Diagnostic d;
    d.id = id;
    d.severity = severity;
    return d;
  };
  findings::Findings findings;
  findings.add(one(findings::Id::wrong_type, Severity::error));
  findings.add(one(findings::Id::unknown_field, Severity::warning));
  const findings::Diagnostic first[] = {one(findings::Id::bad_header, Severity::error),
                                        one(findings::Id::no_such_operation, Severity::note)};
  findings.prepend(first);
  BOOST_TEST((findings.diagnostics.front().id == findings::Id::bad_header));
  BOOST_TEST((findings.diagnostics.back().id == findings::Id::unknown_field));
  BOOST_TEST(findings.errors == 2U);
  BOOST_TEST(findings.warnings == 1U);
  BOOST_TEST(findings.notes == 1U);
  findings.settle();
  BOOST_TEST((findings.status == Status::invalid));

  findings.drop_if([](findings::Diagnostic& d) {
    if (d.id == findings::Id::wrong_type) d.severity = Severity::note;
    return d.id == findings::Id::bad_header;
  });
  BOOST_TEST(findings.diagnostics.size() == 3U);
  BOOST_TEST(findings.errors == 0U);
  BOOST_TEST(findings.warnings == 1U);
  BOOST_TEST(findings.notes == 2U);
  BOOST_TEST((findings.status == Status::ok));
}

BOOST_AUTO_TEST_CASE(what_could_not_be_judged_stays_so_whatever_is_dropped) {
  findings::Findings findings;
  findings.add({});
  findings.status = Status::too_large;
  findings.drop_if([](const findings::Diagnostic&) { return true; });
  BOOST_TEST(findings.errors == 0U);
  BOOST_TEST((findings.status == Status::too_large));
}

BOOST_AUTO_TEST_CASE(shifted_findings_leave_a_copy_of_their_items_where_it_is) {
  Checker checker;
  findings::Findings findings = warned(checker);
  const std::vector<findings::Diagnostic> before = findings.diagnostics;
  const auto secrets = findings.secrets;
  findings.shift(3, 100);
  std::size_t edits = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const findings::Diagnostic& now = findings.diagnostics[i];
    BOOST_TEST(now.range.start.line == before[i].range.start.line + 3);
    BOOST_TEST(now.range.end.byte == before[i].range.end.byte + 100);
    for (std::size_t s = 0; s < now.suggestions.size(); ++s) {
      for (std::size_t e = 0; e < now.suggestions[s].edits.size(); ++e, ++edits) {
        BOOST_TEST(now.suggestions[s].edits[e].byte_start == before[i].suggestions[s].edits[e].byte_start + 100);
      }
    }
  }
  BOOST_TEST(edits != 0U);
  BOOST_TEST(findings.secrets.front().first == secrets.front().first + 100);
}

BOOST_AUTO_TEST_CASE(cleared_findings_are_as_new_ones) {
  Checker checker;
  findings::Findings findings = warned(checker);
  findings.raise_warnings();
  findings.left_out = 1;
  findings.clear();
  BOOST_TEST((findings.status == Status::ok));
  BOOST_TEST(findings.diagnostics.empty());
  BOOST_TEST(findings.secrets.empty());
  BOOST_TEST(findings.errors + findings.warnings + findings.notes + findings.left_out == 0U);
}

BOOST_AUTO_TEST_CASE(a_text_over_the_bound_is_told_with_the_bound) {
  Checker checker;
  findings::Findings findings;
  Options options;
  options.limits.max_bytes = 10;
  BOOST_TEST((checker.check(compiled("{}"), "12345678901", options, findings) == Status::too_large));
  BOOST_REQUIRE(findings.diagnostics.size() == 1);
  BOOST_TEST((findings.diagnostics.front().id == findings::Id::too_large));
  BOOST_TEST(findings.diagnostics.front().high == "10");
}
