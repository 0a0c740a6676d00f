#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "sample_report.h"

using namespace ocpv::report;

BOOST_AUTO_TEST_SUITE(github_annotations)

BOOST_AUTO_TEST_CASE(a_finding_is_one_command_with_its_place_and_the_last_line_is_the_summary) {
  samples::SampleReport report;
  samples::add_body(report, "/work/repository/a.json", samples::kBody, 0);
  RenderOptions options;
  options.working_folder = "/work/repository";
  BOOST_TEST(render(Format::github, report.files, options) ==
             "::error file=a.json,line=3,endLine=3,col=21,endColumn=26,title=not-in-enum::'FULL' is not a value of "
             "'dataBackupMode'; did you mean \"FULL_BACKUP\"?\n"
             "::error file=a.json,line=4,endLine=4,col=69,endColumn=69,title=wrong-type::'endpoint' must be a string, "
             "found a whole number\n"
             "::notice file=a.json,line=4,endLine=4,col=69,endColumn=69,title=wrong-type::'endpoint' must be a string, "
             "found a whole number\n"
             "::notice title=ocpv::2 errors, 1 note in 1 of 1 file\n");
}

BOOST_AUTO_TEST_CASE(columns_are_left_out_where_a_finding_ends_on_another_line) {
  samples::SampleReport report;
  ocpv::findings::Findings& findings = report.add("a.json", "", samples::kBody);
  ocpv::findings::Diagnostic d = samples::not_in_enum();
  d.range = {{1, 1, 0}, {5, 2, 100}};
  findings.diagnostics = {d};
  findings.errors = 1;
  const std::string out = render(Format::github, report.files, {});
  BOOST_TEST(out.starts_with("::error file=a.json,line=1,endLine=5,title="), out);
}

BOOST_AUTO_TEST_CASE(no_text_of_a_path_or_a_document_can_begin_a_command_or_end_a_property) {
  const samples::SampleReport report = samples::sample_report();
  std::istringstream lines(render(Format::github, report.files, {}));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    BOOST_TEST(line.starts_with("::"), line);
    const std::size_t end = line.find("::", 2);
    BOOST_REQUIRE(end != std::string::npos);
    const std::string properties = line.substr(0, end);
    for (const char c : properties.substr(2)) BOOST_TEST(c != ':', line);
    BOOST_TEST(std::count(properties.begin(), properties.end(), ',') <= 5, line);
  }
  BOOST_TEST(count == 10U);  // 6 findings, 2 unreadable, 1 left out, 1 summary.
}

BOOST_AUTO_TEST_SUITE_END()
