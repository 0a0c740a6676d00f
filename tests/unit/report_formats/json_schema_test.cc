// docs/report.schema.json against what is written, judged by an engine that is not ours.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>

#include "reference/reference.h"
#include "sample_report.h"

using namespace ocpv;
using namespace ocpv::report;
using nlohmann::ordered_json;

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  BOOST_REQUIRE_MESSAGE(file.good(), path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

reference::Verdict judge(std::string_view document) {
  static const std::string schema = read(OCPV_SOURCE_DIR "/docs/report.schema.json");
  return reference::judge(schema, document).verdict;
}

struct Spoiled {
  const char* what;
  std::function<void(ordered_json&)> spoil;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(published_schema_of_the_json_format)

BOOST_AUTO_TEST_CASE(what_is_written_keeps_to_the_published_schema_in_both_languages) {
  const samples::SampleReport report = samples::sample_report();
  for (const Language language : {Language::en, Language::zh}) {
    BOOST_TEST((judge(render(Format::json, report.files, samples::sample_options(language))) == reference::Verdict::yes));
  }
  BOOST_TEST((judge(render(Format::json, {}, {})) == reference::Verdict::yes));
}

BOOST_AUTO_TEST_CASE(the_published_schema_refuses_a_report_that_lacks_or_changes_a_member) {
  const samples::SampleReport report = samples::sample_report();
  const ordered_json whole = ordered_json::parse(render(Format::json, report.files, {}));
  const auto first = [](ordered_json& document) -> ordered_json& { return document["files"][0]["diagnostics"][0]; };
  const Spoiled cases[] = {
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
  for (const Spoiled& one : cases) {
    ordered_json document = whole;
    one.spoil(document);
    BOOST_TEST((judge(document.dump()) == reference::Verdict::no), one.what);
  }
}

BOOST_AUTO_TEST_CASE(the_published_schema_names_every_id_and_no_other) {
  const ordered_json schema = ordered_json::parse(read(OCPV_SOURCE_DIR "/docs/report.schema.json"));
  const ordered_json& ids = schema["definitions"]["diagnostic"]["properties"]["id"]["enum"];
  BOOST_REQUIRE(ids.size() == check::kIdCount);
  for (std::size_t i = 0; i < ids.size(); ++i) BOOST_TEST(ids[i].get<std::string>() == name_of(static_cast<check::Id>(i)));
}

BOOST_AUTO_TEST_SUITE_END()
