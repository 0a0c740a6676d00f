// What libraries say of a schema, a folder or a page is said in both languages.
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "catalog/api_version.h"
#include "catalog/catalog.h"
#include "generate/generate.h"
#include "json/fault.h"
#include "plan/plan.h"
#include "temporary_folder.h"

namespace ocpv::program {
namespace {

// Words in quotes are of the schema; what is left must hold no English.
bool holds_english(std::string_view text) {
  for (const std::string_view word : {" is ", " not ", " the ", " must ", " an ", " a ", " has ", " of ", "expected"}) {
    if (text.find(word) != text.npos) return true;
  }
  return false;
}

void holds_chinese_for(const Bilingual& told) {
  BOOST_TEST(told.zh != told.en, told.en);
  BOOST_TEST(!holds_english(told.zh), told.zh);
}

BOOST_AUTO_TEST_SUITE(both_languages)

BOOST_AUTO_TEST_CASE(each_refusal_of_a_schema_has_chinese_words) {
  constexpr std::string_view kRefused[] = {
      R"({"patternProperties":{}})",
      R"({"allOf":[{"type":5}]})",
      R"({"items":[{}]})",
      R"({"properties":[]})",
      R"({"properties":{"a":1}})",
      R"({"allOf":{}})",
      R"({"required":"a"})",
      R"({"required":[1]})",
      R"({"$ref":"other.json"})",
      R"({"$ref":"#/definitions/a"})",
      R"({"definitions":{"a":{"$ref":"#/definitions/a"}},"$ref":"#/definitions/a"})",
      R"({"$ref":1})",
      R"({"multipleOf":0.5})",
      R"({"uniqueItems":true})",
      R"({"const":[]})",
      R"({"enum":[{}]})",
      R"({"format":"regex"})",
      R"({"properties":{"a":{"$id":"x"}}})",
      R"({"type":"x"})",
      R"({"minLength":-1})",
      R"([1])",
      R"({"a":1,"a":2})",
      "",
      "{",
      "\xEF\xBB\xBF{}",
      "{\"a\":\"\xFF\"}",
      "{\"a\" 1}",
      "{1}",
      "[nul]",
      "[01]",
      "[\"\\q\"]",
      "[\"\\ud800\"]",
      "[\"",
      "[\"\x01\"]",
      "[1 2]",
      "{} {}",
      "[,]"};
  for (const std::string_view schema : kRefused) {
    const auto plan = plan::compile(schema);
    BOOST_TEST(!plan.ok(), schema);
    if (!plan.ok()) holds_chinese_for(plan.error().message);
  }
}

BOOST_AUTO_TEST_CASE(each_reason_why_a_text_is_no_json_has_chinese_words) {
  for (int i = 0; i <= static_cast<int>(json::Reason::unclosed); ++i) {
    holds_chinese_for(json::words(static_cast<json::Reason>(i)));
  }
}

BOOST_AUTO_TEST_CASE(each_refusal_of_a_folder_has_chinese_words) {
  const TemporaryFolder folder;
  catalog::Catalog catalog;
  const auto refused = [&](const std::string& operation_json, const std::string& schema) {
    folder.write("a/operation.json", operation_json);
    folder.write("a/request.schema.json", schema);
    const Result<void> added = catalog.add_folder(folder.path());
    BOOST_TEST(!added.ok(), operation_json);
    if (!added.ok()) holds_chinese_for(added.error().message);
  };
  holds_chinese_for(catalog.add_folder(folder.path()).error().message);
  holds_chinese_for(catalog.add_folder(folder.path() + "/none").error().message);
  refused("", "{}");
  refused("[]", "{}");
  refused("{", "{}");
  refused(R"({"id":1})", "{}");
  refused(R"({"format":9,"id":"a","method":"GET","path":"/x"})", "{}");
  refused(R"({"files":{"request.schema.json":77},"id":"a","method":"GET","path":"/x"})", "{");
  refused(R"({"id":"a","method":"GET","path":"x"})", "{}");
  refused(R"({"id":"a","method":"GET","path":"/x","query":1})", "{}");
  refused(R"({"id":"a","method":"GET","path":"/{a"})", "{}");
  holds_chinese_for(catalog.find("POST /nowhere").error().message);
  holds_chinese_for(catalog::choose_api_version("x").error().message);
  holds_chinese_for(catalog::choose_api_version("0.1").error().message);
}

BOOST_AUTO_TEST_CASE(each_refusal_of_a_page_or_a_correction_has_chinese_words) {
  const std::string page =
      "# T\n\n## Request path\n\nPOST /api/v2/things/{id}/start\n\n## Request parameters\n\n"
      "| Parameter | Type | Required | Description |\n|---|---|---|---|\n| mode | String | Yes | How. |\n| o | Object "
      "| No | O. |\n";
  for (
      const std::string_view entry :
      {R"([])",
       R"({"corrections":{}})",
       R"({"corrections":[1]})",
       R"({"corrections":[{"at":5}]})",
       "{",
       R"({"corrections":[{"at":"body","type":"Long","because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","type":"Long","required":true,"because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","tipe":"Long","because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","type":"Lang","because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","type":"String","because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","type":"Long","type":"Long","because":"b"}]})",
       R"({"corrections":[{"at":"request:/none","type":"Long","because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","required":1,"because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","values":1,"because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","items":"Long","because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","shape":"round","because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","minimum":"1","because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","min_length":-1,"because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","rule":1,"because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","rule":"none","because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","rule":{"kind":"never"},"because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","rule":{"kind":"only_when","severity":"x"},"because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","rule":{"kind":"only_when"},"because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","rule":{"kind":"only_when","x":1},"because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","rule":{"kind":"only_when","when":{"pointer":"/no","in":["a"]}},"because":"b"}]})",
       R"({"corrections":[{"at":"request:/x/y","add":{"type":"Long"},"because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","add":{"type":"Long"},"because":"b"}]})",
       R"({"corrections":[{"at":"request:/y","add":1,"because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","place":"/mode/x","because":"b"}]})",
       R"({"corrections":[{"at":"request:/mode","same_as_path":"zone","because":"b"}]})",
       R"({"corrections":[{"at":"row:none","excuse":true,"because":"b"}]})",
       R"({"corrections":[{"at":"row:none","excuse":false,"because":"b"}]})",
       R"({"corrections":[{"at":"request:/o","type":"String"}]})",
       R"({"corrections":[{"type":"String","because":"b"}]})",
       R"({"corrections":[{"at":"request:/o","required":true,"closed":true,"because":"b"}]})",
       R"({"corrections":[{"at":"request:/o","excuse":true,"because":"b"}]})",
       R"({"corrections":[{"at":"request:/o","rule":{"kind":"value_when","when":{"pointer":"/mode","in":["a"]}},"because":"b"}]})",
       R"({"corrections":[{"at":"request:/o","endpoint":"GET /x","because":"b"}]})",
       R"({"corrections":[{"endpoint":"GET","because":"b"}]})",
       R"({"corrections":[{"content_type":"form","because":"b"}]})",
       R"({"corrections":[{"no_operation":false,"because":"b"}]})",
       R"({"corrections":[{"operation":"other","content_type":"text/plain","because":"b"}]})",
       R"({"corrections":[{"page":"other.md","content_type":"text/plain","because":"b"}]})",
       R"({"corrections":[{"at":"path:/id","remove":true,"because":"b"}]})",
       R"({"corrections":[{"at":"request:","remove":true,"because":"b"}]})",
       R"({"corrections":[{"at":"request:/o","remove":false,"because":"b"}]})",
       R"({"corrections":[{"at":"request:/o","place":"path:/o","because":"b"}]})",
       R"({"corrections":[{"at":"request:/o","structure":"None","because":"b"}]})"}) {
    const generate::Batch batch = generate::generate({{"thing.md", page, std::string(entry)}});
    BOOST_TEST(batch.failures.size() == 1U, entry);
    for (const generate::Failure& failure : batch.failures) holds_chinese_for(failure.error.message);
  }
  const auto many = [](std::string_view text, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
  };
  for (const std::string& hostile : {std::string("# \xff\n"), many("a", kMostPageBytes + 1), many("|", 5000) + "\n",
                                     many("> ", 500) + "x\n", many("<b>", 200000), many("[", 100000)}) {
    const generate::Batch batch = generate::generate({{"thing.md", hostile, ""}});
    BOOST_TEST(batch.failures.size() == 1U, hostile.substr(0, 8));
    for (const generate::Failure& failure : batch.failures) holds_chinese_for(failure.error.message);
  }
}

BOOST_AUTO_TEST_CASE(each_question_has_chinese_words) {
  const std::string page =
      "# T\n\n## Request path\n\nPOST /api/v2/things/{id}/start\n\n## Request parameters\n\n"
      "| Parameter | Type | Required | Description |\n|---|---|---|---|\n| a | Gizmo | Yes | A. |\n| b | String |  | "
      "B. |\n"
      "| c | Array | No | C. |\n";
  const generate::Batch batch = generate::generate({{"thing.md", page, ""}, {"words.md", "# Words\n", ""}});
  BOOST_REQUIRE(batch.operations.size() == 1U);
  const auto& questions = batch.operations[0].reading.questions;
  BOOST_TEST(questions.size() == 4U);
  for (const reader::Question& question : questions) {
    holds_chinese_for(question.text);
    for (const Bilingual& candidate : question.candidates) {
      if (candidate.en.find(' ') != std::string::npos) holds_chinese_for(candidate);
    }
  }
  for (const generate::Skipped& skipped : batch.skipped) holds_chinese_for(skipped.why);
}

BOOST_AUTO_TEST_CASE(arguments_stay_as_they_are) {
  const Error error = plan::compile(R"-({"a (at b)":1})-").error();
  BOOST_TEST(error.message.zh == "不支持关键字 \"a (at b)\"（位于 /a (at b)）");
  BOOST_TEST(to_string(Error{say({"{0} is {1}", "{1} 是 {0}"}, {"{1}", "x"}), "a.json", 1, 2}, Language::zh) ==
             "a.json:1:2: x 是 {1}");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::program
