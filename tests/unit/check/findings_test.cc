// What findings::Findings does with what it holds: under --strict, without a text, and for the next check.
#include <boost/test/unit_test.hpp>
#include <string>

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
