#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "report/notices.h"
#include "schema_check.h"

using namespace ocpv;
using namespace ocpv::report;

namespace {

/// Two places of one notice, and one about a whole operation; what the pages say is written to break out of each
/// format.
NoticeReport sample() {
  NoticeReport report;
  report.title = "a & b";
  report.summary = "notices: <2>";
  report.kinds = {{"row-twice", Severity::error, {"A row is there twice.", "同一行出现两次。"}, "| a |<b>", "| a |"},
                  {"title-changed", Severity::note, {"Another title.", "标题变了。"}, "x", "y"}};
  report.notices = {
      {"row-twice",
       Severity::error,
       "error",
       "a|b %0A is\n<script>alert('x')</script>",
       {{"op", "request:/a", {"/work/repository/a,b.md", 3}, {"c.md", 4}},
        {"op", "request:/b", {"/work/repository/a,b.md", 3}, {}}}},
      {"title-changed", Severity::note, "documentation only", "the title", {{"op", "", {"d.md", 0}, {}}}}};
  return report;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(notices)

BOOST_AUTO_TEST_CASE(a_log_of_notices_keeps_to_the_schema_of_sarif_in_both_languages) {
  const samples::SchemaCheck schema("tests/unit/report_formats/sarif.schema.json");
  for (const Language language : {Language::en, Language::zh}) {
    schema.accepts(sarif(sample(), "/work/repository", language));
    NoticeReport nothing = sample();
    nothing.notices.clear();
    nothing.whole = false;
    schema.accepts(sarif(nothing, "", language));
  }
}

BOOST_AUTO_TEST_CASE(each_place_is_a_result_with_its_own_fingerprint_and_a_page_below_the_working_folder) {
  const auto run = nlohmann::ordered_json::parse(sarif(sample(), "/work/repository", Language::en))["runs"][0];
  BOOST_REQUIRE(run["results"].size() == 3);
  const auto physical = [&](std::size_t n) { return run["results"][n]["locations"][0]["physicalLocation"]; };
  BOOST_TEST(physical(0)["artifactLocation"]["uri"] == "a,b.md");
  BOOST_TEST(physical(0)["region"]["startLine"] == 3);
  BOOST_TEST(run["results"][0]["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 4);
  BOOST_TEST(run["results"][0]["partialFingerprints"] != run["results"][1]["partialFingerprints"]);
  BOOST_TEST(run["tool"]["driver"]["rules"].size() == 2);
  BOOST_TEST(run["invocations"][0]["executionSuccessful"] == true);
}

BOOST_AUTO_TEST_CASE(a_log_says_when_pages_could_not_be_read) {
  NoticeReport report = sample();
  report.whole = false;
  const auto run = nlohmann::ordered_json::parse(sarif(report, "", Language::en))["runs"][0];
  BOOST_TEST(run["invocations"][0]["executionSuccessful"] == false);
}

BOOST_AUTO_TEST_CASE(what_a_page_says_becomes_no_markup_and_no_command) {
  const std::string page = html(sample(), Language::zh);
  BOOST_TEST(page.find("<script") == std::string::npos);
  BOOST_TEST(page.find("&lt;script&gt;") != std::string::npos);
  BOOST_TEST(page.find("id=\"id-row-twice\"") != std::string::npos);
  BOOST_TEST(page.find("同一行出现两次。") != std::string::npos);
  BOOST_TEST(github(sample(), "/work/repository") ==
             "::error file=a%2Cb.md,line=3,title=row-twice::request:/a: a|b %250A is%0A<script>alert('x')</script> "
             "(c.md:4)\n"
             "::error file=a%2Cb.md,line=3,title=row-twice::request:/b: a|b %250A is%0A<script>alert('x')</script>\n"
             "::notice file=d.md,title=title-changed::the title\n");
}

BOOST_AUTO_TEST_SUITE_END()
