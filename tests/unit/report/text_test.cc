#include <boost/test/unit_test.hpp>
#include <string>

#include "report/report.h"
#include "samples.h"

using namespace ocpv;
using namespace ocpv::report;
using samples::file_of;
using samples::findings_of;

BOOST_AUTO_TEST_SUITE(text_format)

BOOST_AUTO_TEST_CASE(a_finding_shows_its_place_what_is_expected_and_who_says_so) {
  findings::Suggestion suggestion;
  suggestion.kind = findings::Suggestion::Kind::use_value;
  suggestion.value = "FULL_BACKUP";
  findings::Diagnostic d = samples::not_in_enum();
  d.suggestions = {&suggestion, 1};
  const findings::Findings findings = findings_of({d});
  BOOST_TEST(text(file_of(findings), {}) ==
             "req.json:3:21: error: 'FULL' is not a value of 'dataBackupMode' [not-in-enum]\n"
             "   |\n"
             " 3 |   \"dataBackupMode\": \"FULL\",\n"
             "   |                     ^^^^^^\n"
             "   = expected: FULL_BACKUP, INCREMENTAL_BACKUP\n"
             "   = help: did you mean \"FULL_BACKUP\"?\n"
             "   = doc: backup-tenant-now, line 32\n");
  TextOptions chinese;
  chinese.language = Language::zh;
  BOOST_TEST(text(file_of(findings), chinese) ==
             "req.json:3:21: 错误：“FULL” 不是 “dataBackupMode” 的可选值 [not-in-enum]\n"
             "   |\n"
             " 3 |   \"dataBackupMode\": \"FULL\",\n"
             "   |                     ^^^^^^\n"
             "   = 可选值：FULL_BACKUP、INCREMENTAL_BACKUP\n"
             "   = 建议：是否应为 \"FULL_BACKUP\"？\n"
             "   = 文档：backup-tenant-now，第 32 行\n");
}

BOOST_AUTO_TEST_CASE(the_short_format_is_the_first_lines_only) {
  const findings::Findings findings = findings_of({samples::not_in_enum(), samples::beside_a_secret()});
  TextOptions options;
  options.snippets = false;
  BOOST_TEST(text(file_of(findings), options) ==
             "req.json:3:21: error: 'FULL' is not a value of 'dataBackupMode' [not-in-enum]\n"
             "req.json:4:69: error: 'endpoint' must be a string, found a whole number [wrong-type]\n");
}

BOOST_AUTO_TEST_CASE(a_neighbour_of_a_secret_does_not_show_it) {
  findings::Findings findings = findings_of({samples::beside_a_secret()});
  findings.secrets.push_back(samples::secret_of_body());
  const std::string out = text(file_of(findings), {});
  BOOST_TEST(out.find("planted") == std::string::npos);
  BOOST_TEST(out.find("\"accessKeySecret\": ********, \"endpoint\": 7") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_hidden_value_is_masked_even_when_no_range_says_so) {
  findings::Diagnostic d = samples::beside_a_secret();
  d.field = "accessKeySecret";
  d.range = samples::range_of(samples::kBody, "\"planted-secret\"");
  d.found = {findings::ValueKind::string, "", true};
  const findings::Findings findings = findings_of({d, samples::beside_a_secret()});
  const std::string out = text(file_of(findings), {});
  BOOST_TEST(out.find("planted") == std::string::npos);
  BOOST_TEST(out.find("^^^^^^^^ (value hidden)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_document_that_was_not_judged_is_not_shown) {
  findings::Diagnostic d;
  d.id = findings::Id::not_json;
  d.detail = findings::Detail::expected_comma_or_end;
  d.range = samples::range_of(samples::kBody, "\"endpoint\"");
  findings::Findings findings = findings_of({d});
  findings.status = Status::not_json;
  BOOST_TEST(text(file_of(findings), {}) ==
             "req.json:4:57: error: not JSON: a comma or the closing bracket is missing here [not-json]\n");
}

BOOST_AUTO_TEST_CASE(control_bytes_of_a_file_name_are_escaped) {
  const findings::Findings findings = findings_of({samples::not_in_enum()});
  File file = file_of(findings);
  file.path = "a\x1b]0;x\x07\n.json";
  TextOptions options;
  options.snippets = false;
  BOOST_TEST(text(file, options).starts_with("a\\x1B]0;x\\x07\\x0A.json:3:21: "));
}

BOOST_AUTO_TEST_CASE(text_stays_within_its_bound_and_says_what_it_left_out) {
  findings::Findings findings = findings_of({});
  findings.diagnostics.assign(40, samples::not_in_enum());
  findings.left_out = 2;
  findings.status = Status::invalid;
  const std::size_t whole = text(file_of(findings), {}).size();
  for (std::size_t bound = 1; bound < whole + 100; bound += 97) {
    TextOptions options;
    options.max_bytes = bound;
    BOOST_TEST(text(file_of(findings), options).size() <= bound);
  }
  TextOptions options;
  options.max_bytes = 1000;
  BOOST_TEST(text(file_of(findings), options).ends_with("more findings, not shown\n"));
  options.max_bytes = 0;
  BOOST_TEST(text(file_of(findings), options).ends_with("... and 2 more findings, not shown\n"));
}

BOOST_AUTO_TEST_CASE(a_file_that_could_not_be_read_is_one_line) {
  File file;
  file.path = "gone.json";
  file.problem = "No such file or directory";
  BOOST_TEST(text(file, {}) == "gone.json: error: No such file or directory\n");
}

BOOST_AUTO_TEST_CASE(colour_changes_nothing_but_escapes) {
  const findings::Findings findings = findings_of({samples::not_in_enum()});
  TextOptions options;
  options.color = true;
  std::string coloured = text(file_of(findings), options);
  for (std::size_t at; (at = coloured.find('\x1b')) != std::string::npos;) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  BOOST_TEST(coloured == text(file_of(findings), {}));
}

BOOST_AUTO_TEST_CASE(each_severity_has_its_colour) {
  TextOptions options;
  options.color = true;
  std::vector<std::string> colours;
  for (const auto severity : {Severity::error, Severity::warning, Severity::note}) {
    findings::Diagnostic d = samples::not_in_enum();
    d.severity = severity;
    const findings::Findings findings = findings_of({d});
    const std::string first = text(file_of(findings), options);
    const std::size_t word = first.find(name_of(severity));
    BOOST_REQUIRE(word != std::string::npos);
    colours.push_back(first.substr(first.rfind('\x1b', word), word - first.rfind('\x1b', word)));
  }
  BOOST_TEST(colours == (std::vector<std::string>{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_summary_counts_files_with_findings) {
  const findings::Findings clean = findings_of({});
  findings::Findings two = findings_of({samples::not_in_enum(), samples::beside_a_secret()});
  two.warnings = 1;
  File unread;
  unread.path = "x";
  unread.problem = "Permission denied";
  BOOST_TEST(summary_text({file_of(clean)}, Language::en).empty());
  BOOST_TEST(summary_text({file_of(clean), file_of(two), file_of(clean), file_of(clean)}, Language::en) ==
             "2 errors, 1 warning in 1 of 4 files");
  BOOST_TEST(summary_text({file_of(clean), file_of(two), file_of(clean), file_of(clean)}, Language::zh) ==
             "4 个文件中 1 个有问题：2 个错误，1 个警告");
  BOOST_TEST(summary_text({unread}, Language::en) == "1 file could not be read");
  BOOST_TEST(summary_text({file_of(two), unread}, Language::zh) ==
             "2 个文件中 1 个有问题：2 个错误，1 个警告；1 个文件无法读取");
}

BOOST_AUTO_TEST_SUITE_END()
