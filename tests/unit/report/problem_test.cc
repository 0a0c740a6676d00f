// The answer of a server to a wrong request (RFC 9457).
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "report/report.h"
#include "samples.h"

using namespace ocpv;
using namespace ocpv::report;
using findings::Id;
using nlohmann::ordered_json;
using samples::file_of;
using samples::findings_of;

namespace {

findings::Diagnostic diagnostic(Id id, Severity severity = Severity::error) {
  findings::Diagnostic d = samples::not_in_enum();
  d.id = id;
  d.severity = severity;
  return d;
}

ordered_json problem_of(const findings::Findings& findings, int http_status = 0,
                        std::size_t max_bytes = std::size_t{64} << 10) {
  return ordered_json::parse(problem(file_of(findings), Language::en, http_status, max_bytes));
}

findings::Findings invalid(std::initializer_list<findings::Diagnostic> all) {
  findings::Findings findings = findings_of(all);
  findings.status = Status::invalid;
  return findings;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(problem_format)

BOOST_AUTO_TEST_CASE(the_status_says_what_is_wrong_unless_one_is_given) {
  const struct {
    Id id;
    int status;
  } cases[] = {{Id::not_authenticated, 401}, {Id::no_such_operation, 404}, {Id::wrong_method, 405},
               {Id::too_large, 413},         {Id::not_in_enum, 400},       {Id::not_json, 400}};
  for (const auto& row : cases) {
    const findings::Findings findings = invalid({diagnostic(row.id)});
    BOOST_TEST_CONTEXT(name_of(row.id)) {
      BOOST_TEST(problem_of(findings).at("status").get<int>() == row.status);
      BOOST_TEST(problem_of(findings, 422).at("status").get<int>() == 422);
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_wrong_is_no_problem) {
  BOOST_TEST(problem(file_of(findings_of({})), Language::en, 0).empty());
  findings::Findings could_not = findings_of({});
  could_not.status = Status::no_memory;
  const ordered_json told = problem_of(could_not);
  BOOST_TEST(told.at("status").get<int>() == 400);
  BOOST_TEST(told.at("errors").empty());
  BOOST_TEST(!told.contains("detail"));
}

BOOST_AUTO_TEST_CASE(errors_are_told_and_warnings_only_where_there_are_no_errors) {
  findings::Findings both = invalid({diagnostic(Id::unknown_field, Severity::warning), diagnostic(Id::not_in_enum)});
  both.errors = 1;
  both.warnings = 1;
  BOOST_TEST(problem_of(both).at("errors").size() == 1U);
  BOOST_TEST(problem_of(both).at("errors").at(0).at("id") == "not-in-enum");
  findings::Findings strict = invalid({diagnostic(Id::unknown_field, Severity::warning)});
  strict.errors = 0;
  strict.warnings = 1;
  BOOST_TEST(problem_of(strict).at("errors").at(0).at("id") == "unknown-field");
}

BOOST_AUTO_TEST_CASE(what_has_no_room_is_counted) {
  findings::Findings findings =
      invalid({diagnostic(Id::not_in_enum), diagnostic(Id::not_in_enum), diagnostic(Id::not_in_enum)});
  findings.errors = 3;
  BOOST_TEST(!problem_of(findings).contains("left_out"));
  const std::size_t whole = problem(file_of(findings), Language::en, 0, 0).size();
  const ordered_json cut = problem_of(findings, 0, whole - 1);
  BOOST_TEST(cut.at("errors").size() + cut.at("left_out").get<std::size_t>() == 3U);
  BOOST_TEST(problem(file_of(findings), Language::en, 0, whole - 1).size() < whole);
  findings.errors = 10;  // over the limit of diagnostics
  BOOST_TEST(problem_of(findings).at("left_out").get<int>() == 7);
}

BOOST_AUTO_TEST_CASE(a_pointer_is_a_fragment_and_a_parameter_has_its_name) {
  findings::Diagnostic body = diagnostic(Id::not_in_enum);
  body.pointer = "/a b/\u5907/~1%";
  findings::Diagnostic query = diagnostic(Id::bad_parameter);
  query.part = RequestPart::query;
  query.pointer = "/size";
  query.field = "size";
  const ordered_json errors = problem_of(invalid({body, query})).at("errors");
  BOOST_TEST(errors.at(0).at("pointer") == "#/a%20b/%E5%A4%87/~1%25");
  BOOST_TEST(errors.at(1).at("name") == "size");
  BOOST_TEST(!errors.at(1).contains("pointer"));
}

BOOST_AUTO_TEST_SUITE_END()
