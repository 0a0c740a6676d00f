#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "report/identity.h"
#include "sample_report.h"
#include "schema_check.h"

using namespace ocpv;
using namespace ocpv::report;
using nlohmann::ordered_json;

namespace {

const samples::SchemaCheck& schema() {
  static const samples::SchemaCheck check("tests/unit/report_formats/sarif.schema.json");
  return check;
}

ordered_json run_of(const std::vector<File>& files, const RenderOptions& options = {}) {
  return ordered_json::parse(render(Format::sarif, files, options))["runs"][0];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sarif_log)

BOOST_AUTO_TEST_CASE(a_log_keeps_to_the_schema_in_both_languages) {
  const samples::SampleReport report = samples::sample_report();
  for (const Language language : {Language::en, Language::zh}) {
    schema().accepts(render(Format::sarif, report.files, samples::sample_options(language)));
  }
}

BOOST_AUTO_TEST_CASE(the_schema_refuses_what_the_standard_forbids) {
  const samples::SampleReport report = samples::sample_report();
  const ordered_json whole = ordered_json::parse(render(Format::sarif, report.files, {}));
  const auto result = [](ordered_json& log) -> ordered_json& { return log["runs"][0]["results"][0]; };
  const samples::Spoiled cases[] = {
      {"another version", [](ordered_json& log) { log["version"] = "2.0.0"; }},
      {"no driver", [](ordered_json& log) { log["runs"][0]["tool"].erase("driver"); }},
      {"an unknown level", [&](ordered_json& log) { result(log)["level"] = "fatal"; }},
      {"no region", [&](ordered_json& log) { result(log)["locations"][0]["physicalLocation"].erase("region"); }},
      {"line 0",
       [&](ordered_json& log) { result(log)["locations"][0]["physicalLocation"]["region"]["startLine"] = 0; }},
      {"an artifact twice",
       [](ordered_json& log) { log["runs"][0]["artifacts"].push_back(log["runs"][0]["artifacts"][0]); }},
  };
  schema().refuses_each(whole, cases);
}

BOOST_AUTO_TEST_CASE(every_rule_is_described_in_the_language_and_every_result_points_at_its_rule) {
  const samples::SampleReport report = samples::sample_report();
  const ordered_json en = run_of(report.files), zh = run_of(report.files, samples::sample_options(Language::zh));
  const ordered_json& rules = en["tool"]["driver"]["rules"];
  BOOST_TEST(rules.size() == findings::kIdCount);
  BOOST_TEST(zh["language"] == "zh-CN");
  for (std::size_t i = 0; i < rules.size(); ++i) {
    BOOST_TEST(rules[i]["shortDescription"] != zh["tool"]["driver"]["rules"][i]["shortDescription"]);
    BOOST_TEST(rules[i]["help"] != zh["tool"]["driver"]["rules"][i]["help"]);
  }
  for (const ordered_json& result : en["results"]) {
    BOOST_TEST(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
  }
}

BOOST_AUTO_TEST_CASE(a_result_has_its_place_the_deciding_place_the_documented_row_and_the_pointer) {
  const samples::SampleReport report = samples::sample_report();
  const ordered_json run = run_of(report.files);
  const ordered_json& result = run["results"][0];
  BOOST_TEST(run["columnKind"] == "unicodeCodePoints");
  BOOST_TEST(result["locations"][0]["physicalLocation"].dump() ==
             R"({"artifactLocation":{"uri":"requests/req.json"},"region":{"startLine":3,"startColumn":21,"endLine":3,)"
             R"("endColumn":27,"byteOffset":57,"byteLength":6}})");
  BOOST_TEST(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "/dataBackupMode");
  BOOST_TEST(result["relatedLocations"].size() == 2U);
  BOOST_TEST(result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 2);
  BOOST_TEST(result["relatedLocations"][1]["logicalLocations"][0]["fullyQualifiedName"] == "backup-tenant-now:32");
}

BOOST_AUTO_TEST_CASE(a_certain_fix_names_the_bytes_and_the_columns_it_replaces) {
  samples::SampleReport report;
  const std::string source = "{\"\xE4\xB8\xAD\": 1,\r\n \"a\": \"b\"}";
  findings::Findings& findings = report.add("a.json", "op", source);
  const findings::Edit edit{source.find("\"b\""), source.find("\"b\"") + 3, "\"\xE4\xB8\xAD\""};
  findings::Suggestion suggestion;
  suggestion.value = "x";
  suggestion.certain = true;
  suggestion.edits = {&edit, 1};
  findings::Diagnostic d = samples::not_in_enum();
  d.range = samples::range_of(source, "1");
  d.suggestions = {&suggestion, 1};
  findings.diagnostics = {d};
  const auto region = [&] {
    return run_of(report.files)["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
        .dump();
  };
  const std::string expected =
      R"({"startLine":2,"startColumn":7,"endLine":2,"endColumn":10,"byteOffset":18,"byteLength":3})";
  BOOST_TEST(region() == expected);
  findings.diagnostics[0].range = samples::range_of(source, "}");  // The finding may lie behind its edit.
  BOOST_TEST(region() == expected);
  suggestion.certain = false;
  BOOST_TEST(!run_of(report.files)["results"][0].contains("fixes"));
}

BOOST_AUTO_TEST_CASE(fingerprints_outlive_moved_lines_and_are_never_shared) {
  const auto prints = [](std::string_view source, std::uint32_t lines) {
    samples::SampleReport report;
    samples::add_body(report, "a.json", source, lines);
    std::vector<std::string> out;
    const ordered_json run = run_of(report.files);
    for (const ordered_json& result : run["results"]) out.push_back(result["partialFingerprints"].dump());
    return out;
  };
  const std::string moved = samples::moved_body();
  const std::vector<std::string> before = prints(samples::kBody, 0);
  BOOST_TEST(before == prints(moved, 3), boost::test_tools::per_element());
  BOOST_TEST(before[1] != before[2]);  // One id at one pointer, twice.
}

BOOST_AUTO_TEST_CASE(paths_become_relative_uris_with_forward_slashes) {
  const struct {
    std::string_view path, folder, uri;
  } cases[] = {
      {"a/b.json", "/w", "a/b.json"},
      {"./a.json", "/w", "a.json"},
      {".//a.json", "/w", "a.json"},
      {"/w/a.json", "/w", "a.json"},
      {"/w/a.json", "/w/", "a.json"},
      {"/ww/a.json", "/w", "file:///ww/a.json"},
      {"/w", "/w", "file:///w"},
      {"../a.json", "/w", "../a.json"},
      {"-", "/w", "stdin"},
      {"a b%.json", "", "a%20b%25.json"},
      {"c:d.json", "", "c%3Ad.json"},
      {"\xE4\xB8\xAD.json", "", "%E4%B8%AD.json"},
      {"a\\b.json", "", "a%5Cb.json"},
      {"a#b?c.json", "", "a%23b%3Fc.json"},
      {"/a.json", "/", "a.json"},
  };
  for (const auto& one : cases) BOOST_TEST(uri_of(one.path, one.folder) == one.uri);
}

BOOST_AUTO_TEST_CASE(what_could_not_be_read_is_news_about_the_run_and_no_result) {
  const samples::SampleReport report = samples::sample_report();
  const ordered_json run = run_of(report.files);
  BOOST_TEST(run["results"].size() == 6U);
  BOOST_TEST(run["invocations"][0]["executionSuccessful"] == false);
  BOOST_TEST(run["invocations"][0]["toolExecutionNotifications"].size() == 3U);  // 2 unreadable, 1 left out.
}

BOOST_AUTO_TEST_SUITE_END()
