// docs/report.schema.json against what is written, judged by an engine that is not ours.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "sample_report.h"
#include "schema_check.h"

using namespace ocpv;
using namespace ocpv::report;
using nlohmann::ordered_json;

namespace {

const samples::SchemaCheck& schema() {
  static const samples::SchemaCheck check("docs/report.schema.json");
  return check;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published_schema_of_the_json_format)

BOOST_AUTO_TEST_CASE(what_is_written_keeps_to_the_published_schema_in_both_languages) {
  const samples::SampleReport report = samples::sample_report();
  for (const Language language : {Language::en, Language::zh}) {
    schema().accepts(render(Format::json, report.files, samples::sample_options(language)));
  }
  schema().accepts(render(Format::json, {}, {}));
}

BOOST_AUTO_TEST_CASE(the_published_schema_refuses_a_report_that_lacks_or_changes_a_member) {
  const samples::SampleReport report = samples::sample_report();
  const ordered_json whole = ordered_json::parse(render(Format::json, report.files, {}));
  const auto first = [](ordered_json& document) -> ordered_json& { return document["files"][0]["diagnostics"][0]; };
  const samples::Spoiled cases[] = {
      {"no version", [](ordered_json& d) { d.erase("schema_version"); }},
      {"another version", [](ordered_json& d) { d["schema_version"] = 2; }},
      {"a negative count", [](ordered_json& d) { d["summary"]["errors"] = -1; }},
      {"an unknown verdict", [](ordered_json& d) { d["files"][0]["verdict"] = "maybe"; }},
      {"an unknown id", [&](ordered_json& d) { first(d)["id"] = "NOT_IN_ENUM"; }},
      {"no message", [&](ordered_json& d) { first(d).erase("message"); }},
      {"line 0", [&](ordered_json& d) { first(d)["range"]["start"]["line"] = 0; }},
      {"a pointer that is no text", [&](ordered_json& d) { first(d)["pointer"] = 1; }},
      {"an edit without text", [&](ordered_json& d) { first(d)["suggestions"][0]["edits"][0].erase("insert"); }},
  };
  schema().refuses_each(whole, cases);
}

BOOST_AUTO_TEST_CASE(the_published_schema_names_every_id_and_no_other) {
  const ordered_json published = ordered_json::parse(schema().text());
  const ordered_json& ids = published["definitions"]["diagnostic"]["properties"]["id"]["enum"];
  BOOST_REQUIRE(ids.size() == findings::kIdCount);
  for (std::size_t i = 0; i < ids.size(); ++i)
    BOOST_TEST(ids[i].get<std::string>() == name_of(static_cast<findings::Id>(i)));
}

BOOST_AUTO_TEST_SUITE_END()
