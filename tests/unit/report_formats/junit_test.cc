#include <boost/test/unit_test.hpp>

#include "sample_report.h"

using namespace ocpv::report;

namespace {

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(junit_xml)

BOOST_AUTO_TEST_CASE(a_file_is_a_suite_and_its_operation_a_case_that_fails_once_with_all_reasons) {
  samples::SampleReport report;
  samples::add_body(report, "./req.json", samples::kBody, 0);
  report.add("fine.json", "backup-tenant-now", "{}");
  BOOST_TEST(
      render(Format::junit, report.files, {}) ==
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"ocpv\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
      "  <testsuite name=\"req.json\" file=\"req.json\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
      "    <testcase name=\"backup-tenant-now\" classname=\"req.json\" file=\"req.json\" line=\"3\">\n"
      "      <failure type=\"not-in-enum\" message=\"&#39;FULL&#39; is not a value of &#39;dataBackupMode&#39;; "
      "did you mean &quot;FULL_BACKUP&quot;?\">"
      "./req.json:3:21: error: &#39;FULL&#39; is not a value of &#39;dataBackupMode&#39; [not-in-enum]\n"
      "./req.json:4:69: error: &#39;endpoint&#39; must be a string, found a whole number [wrong-type]\n"
      "</failure>\n"
      "      <system-out>./req.json:4:69: note: &#39;endpoint&#39; must be a string, found a whole number "
      "[wrong-type]\n</system-out>\n"
      "    </testcase>\n"
      "  </testsuite>\n"
      "  <testsuite name=\"fine.json\" file=\"fine.json\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
      "    <testcase name=\"backup-tenant-now\" classname=\"fine.json\" file=\"fine.json\"/>\n"
      "  </testsuite>\n"
      "</testsuites>\n");
}

BOOST_AUTO_TEST_CASE(what_could_not_be_judged_is_an_error_and_no_failure) {
  const samples::SampleReport report = samples::sample_report();
  const std::string out = render(Format::junit, report.files, {});
  BOOST_TEST(count(out, "<testcase") == 7U);
  BOOST_TEST(count(out, "<failure") == 1U);
  BOOST_TEST(count(out, "<error") == 3U);
  BOOST_TEST(out.find("<testsuites name=\"ocpv\" tests=\"7\" failures=\"1\" errors=\"3\"") != std::string::npos);
  BOOST_TEST(count(out, "<testsuite name=\"two.http\"") == 1U);
  BOOST_TEST(out.find("type=\"unreadable\" message=\"no such file\"") != std::string::npos);
  BOOST_TEST(out.find("type=\"not-json\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_strict_run_that_fails_by_warnings_alone_names_them_as_the_reason) {
  samples::SampleReport report;
  ocpv::findings::Findings& findings = report.add("a.json", "op", "{}");
  findings.diagnostics = {samples::hostile()};
  findings.warnings = 1;
  findings.status = ocpv::Status::invalid;
  const std::string out = render(Format::junit, report.files, {});
  BOOST_TEST(out.find("<failure type=\"unknown-field\"") != std::string::npos, out);
  BOOST_TEST(count(out, "<system-out>") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
