#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "base/version.h"
#include "report/json_writer.h"
#include "report/report.h"
#include "samples.h"

using namespace ocpv;
using namespace ocpv::report;
using nlohmann::ordered_json;
using samples::file_of;
using samples::findings_of;

namespace {

std::vector<std::string> keys_of(const ordered_json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_format)

BOOST_AUTO_TEST_CASE(the_document_has_the_published_fields_in_their_order) {
  const findings::Edit edit{10, 16, "\"FULL_BACKUP\""};
  findings::Suggestion suggestion;
  suggestion.kind = findings::Suggestion::Kind::use_value;
  suggestion.value = "FULL_BACKUP";
  suggestion.edits = {&edit, 1};
  findings::Related related;
  related.role = findings::Related::Role::chosen_here;
  related.pointer = "/backupMode";
  related.range = samples::range_of(samples::kBody, "\"PHYSICAL_BACKUP\"");
  related.text = "\"PHYSICAL_BACKUP\"";
  findings::Diagnostic d = samples::not_in_enum();
  d.suggestions = {&suggestion, 1};
  d.related = {&related, 1};
  const findings::Findings findings = findings_of({d});

  const std::string text = json({file_of(findings)}, Language::en);
  BOOST_TEST(text ==
             "{\"schema_version\":1,\"tool\":{\"name\":\"ocpv\",\"version\":\"" + std::string(kVersion) +
                 "\"},\"summary\":{\"files\":1,\"valid\":0,\"errors\":1,\"warnings\":0,\"notes\":0},\"files\":[{"
                 "\"path\":\"req.json\",\"operation\":\"backup-tenant-now\",\"verdict\":\"invalid\",\"diagnostics\":[{"
                 "\"id\":\"not-in-enum\",\"severity\":\"error\",\"strength\":\"stated\","
                 "\"message\":\"'FULL' is not a value of 'dataBackupMode'\",\"part\":\"body\","
                 "\"pointer\":\"/dataBackupMode\",\"range\":{\"start\":{\"line\":3,\"column\":21,\"byte\":57},"
                 "\"end\":{\"line\":3,\"column\":27,\"byte\":63}},"
                 "\"schema_pointer\":\"/properties/dataBackupMode/enum\","
                 "\"doc\":{\"page\":\"backup-tenant-now\",\"line\":32},"
                 "\"expected\":[\"FULL_BACKUP\",\"INCREMENTAL_BACKUP\"],"
                 "\"related\":[{\"role\":\"chosen-here\",\"pointer\":\"/backupMode\",\"range\":{\"start\":{\"line\":2,"
                 "\"column\":17,\"byte\":18},\"end\":{\"line\":2,\"column\":34,\"byte\":35}},"
                 "\"message\":\"it is PHYSICAL_BACKUP here\"}],"
                 "\"suggestions\":[{\"text\":\"did you mean \\\"FULL_BACKUP\\\"?\",\"edits\":[{\"byte_start\":10,"
                 "\"byte_end\":16,\"insert\":\"\\\"FULL_BACKUP\\\"\"}]}],"
                 "\"found_kind\":\"string\",\"key_range\":{\"start\":{\"line\":3,\"column\":3,\"byte\":39},"
                 "\"end\":{\"line\":3,\"column\":19,\"byte\":55}},\"value_range\":{\"start\":{\"line\":3,"
                 "\"column\":21,\"byte\":57},\"end\":{\"line\":3,\"column\":27,\"byte\":63}}}]}]}\n");
}

BOOST_AUTO_TEST_CASE(both_languages_differ_in_words_only) {
  const findings::Findings findings = findings_of({samples::not_in_enum(), samples::beside_a_secret()});
  ordered_json en = ordered_json::parse(json({file_of(findings)}, Language::en));
  ordered_json zh = ordered_json::parse(json({file_of(findings)}, Language::zh));
  BOOST_TEST((en != zh));
  for (ordered_json* document : {&en, &zh}) {
    for (ordered_json& diagnostic : (*document)["files"][0]["diagnostics"]) diagnostic["message"] = "";
  }
  BOOST_TEST((en == zh));
}

BOOST_AUTO_TEST_CASE(each_file_has_a_verdict_and_the_summary_adds_up) {
  const findings::Findings clean = findings_of({});
  findings::Findings broken = findings_of({samples::not_in_enum()});
  findings::Findings not_json = findings_of({});
  not_json.status = Status::not_json;
  not_json.errors = 1;
  File unread;
  unread.path = "gone.json";
  unread.problem = "No such file or directory";
  const ordered_json document =
      ordered_json::parse(json({file_of(clean), file_of(broken), file_of(not_json), unread}, Language::en));
  const std::string summary = document["summary"].dump();
  BOOST_TEST(summary == R"({"files":4,"valid":1,"errors":2,"warnings":0,"notes":0})");
  BOOST_TEST(document["files"][0]["verdict"].get<std::string>() == "valid");
  BOOST_TEST(document["files"][1]["verdict"].get<std::string>() == "invalid");
  BOOST_TEST(document["files"][2]["verdict"].get<std::string>() == "unreadable");
  BOOST_TEST(document["files"][3]["verdict"].get<std::string>() == "unreadable");
  BOOST_TEST(document["files"][3]["problem"].get<std::string>() == "No such file or directory");
}

BOOST_AUTO_TEST_CASE(no_files_give_a_whole_document) {
  const ordered_json document = ordered_json::parse(json({}, Language::en));
  BOOST_TEST(document["files"].empty());
}

BOOST_AUTO_TEST_CASE(a_finding_without_place_or_page_has_null_there) {
  findings::Diagnostic d;
  d.id = findings::Id::missing_body;
  const findings::Findings findings = findings_of({d});
  const ordered_json document = ordered_json::parse(json({file_of(findings)}, Language::en));
  const ordered_json& diagnostic = document["files"][0]["diagnostics"][0];
  BOOST_TEST(diagnostic["range"].is_null());
  BOOST_TEST(diagnostic["doc"].is_null());
  BOOST_TEST(keys_of(diagnostic).size() == 15U);
}

BOOST_AUTO_TEST_CASE(a_document_about_one_file_stays_within_its_bound_as_a_whole) {
  findings::Findings findings = findings_of({});
  findings.diagnostics.assign(40, samples::not_in_enum());
  findings.status = Status::invalid;
  const std::size_t whole = json({file_of(findings)}, Language::en, 0).size();
  for (std::size_t bound = 400; bound < whole + 200; bound += 101) {
    const std::string text = json({file_of(findings)}, Language::en, bound);
    BOOST_TEST(text.size() <= bound);
    const ordered_json file = ordered_json::parse(text)["files"][0];
    const std::size_t shown = file["diagnostics"].size();
    const std::size_t left_out = file.contains("left_out") ? file["left_out"].get<std::size_t>() : 0;
    BOOST_TEST(shown + left_out == 40U);
  }
}

BOOST_AUTO_TEST_CASE(an_enumeration_of_thousands_does_not_crowd_out_its_finding) {
  std::vector<std::string> values;
  for (int i = 0; i < 20000; ++i) values.push_back("VALUE_" + std::to_string(i));
  const std::vector<std::string_view> views(values.begin(), values.end());
  findings::Diagnostic d = samples::not_in_enum();
  d.expected = views;
  const findings::Findings findings = findings_of({d});
  const ordered_json document = ordered_json::parse(json({file_of(findings)}, Language::en));
  BOOST_TEST(document["files"][0]["diagnostics"].size() == 1U);
  BOOST_TEST(text(file_of(findings), {}).size() < 4096U);
}

BOOST_AUTO_TEST_SUITE_END()
