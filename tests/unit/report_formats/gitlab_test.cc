#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "sample_report.h"

using namespace ocpv::report;
using nlohmann::ordered_json;

BOOST_AUTO_TEST_SUITE(gitlab_code_quality)

BOOST_AUTO_TEST_CASE(every_entry_has_what_gitlab_asks_for_and_a_fingerprint_of_its_own) {
  const samples::SampleReport report = samples::sample_report();
  const ordered_json entries = ordered_json::parse(render(Format::gitlab, report.files, {}));
  BOOST_TEST(entries.size() == 8U);  // 6 findings, 2 unreadable.
  const std::set<std::string> severities = {"info", "minor", "major", "critical", "blocker"};
  std::set<std::string> fingerprints;
  for (const ordered_json& entry : entries) {
    BOOST_TEST(entry.at("description").is_string());
    BOOST_TEST(entry.at("check_name").is_string());
    BOOST_TEST(severities.contains(entry.at("severity").get<std::string>()));
    BOOST_TEST(entry.at("location").at("lines").at("begin").get<int>() >= 1);
    BOOST_TEST(!entry.at("location").at("path").get<std::string>().starts_with("./"));
    fingerprints.insert(entry.at("fingerprint").get<std::string>());
  }
  BOOST_TEST(fingerprints.size() == entries.size());
}

BOOST_AUTO_TEST_CASE(a_fingerprint_stays_when_lines_move_and_changes_with_the_file) {
  const auto fingerprints = [](std::string_view path, std::string_view source, std::uint32_t lines) {
    samples::SampleReport report;
    samples::add_body(report, path, source, lines);
    std::vector<std::string> out;
    for (const ordered_json& entry : ordered_json::parse(render(Format::gitlab, report.files, {})))
      out.push_back(entry.at("fingerprint"));
    return out;
  };
  const std::string moved = samples::moved_body();
  BOOST_TEST(fingerprints("a.json", samples::kBody, 0) == fingerprints("a.json", moved, 3),
             boost::test_tools::per_element());
  BOOST_TEST(fingerprints("./a.json", samples::kBody, 0) == fingerprints("a.json", moved, 3),
             boost::test_tools::per_element());
  BOOST_TEST(fingerprints("a.json", samples::kBody, 0).front() != fingerprints("b.json", samples::kBody, 0).front());
}

BOOST_AUTO_TEST_SUITE_END()
