#include <boost/test/unit_test.hpp>

#include <string>

#include <nlohmann/json.hpp>

#include "compare/change_kinds.h"
#include "compare/compare.h"
#include "generate/finding_kinds.h"
#include "generate/findings.h"
#include "generate/trees.h"
#include "reader/contradictions/wording.h"

using namespace ocpv;

namespace {

std::string english_page(const std::string& endpoint, const std::string& rows, const std::string& example = "") {
  return "# Ring\n\n## Call description\n\n### Request path\n\n`" + endpoint +
         "`\n\n### Request parameters\n\n**Body parameters**\n\n" +
         "| Parameter | Type | Required | Description |\n|---|---|---|---|\n" + rows +
         (example.empty() ? "" : "\n## Examples\n\n### Sample request\n\n```json\n" + example + "\n```\n");
}

std::string chinese_page(const std::string& endpoint, const std::string& rows) {
  return "# 鸣钟\n\n## 调用说明\n\n### 请求路径\n\n`" + endpoint + "`\n\n### 请求参数\n\n**Body 参数**\n\n" +
         "| 参数 | 类型 | 必选 | 描述 |\n|---|---|---|---|\n" + rows;
}

std::string text_of(const std::vector<generate::Input>& inputs) {
  return findings_text(find_contradictions(generate::generate_trees(inputs)), Language::en, false);
}

const char* const kTimesLong = "| times | Long | Yes | How often. |\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(findings_suite)

BOOST_AUTO_TEST_CASE(pages_that_agree_have_no_finding) {
  BOOST_TEST(text_of({{"zh-CN/100.ring.md", chinese_page("POST /ring", "| times | Long | 是 | 次数。 |\n"), ""},
                      {"en-US/100.ring.md", english_page("POST /ring", kTimesLong), ""}}) == "");
}

BOOST_AUTO_TEST_CASE(a_table_against_its_example_is_told_with_both_lines) {
  const std::string text = text_of({{"ring.md", english_page("POST /ring", kTimesLong, "{\"times\": \"often\"}"), ""}});
  BOOST_TEST(text ==
             "ring.md:15: request:/times: the table says Long, the example shows String [example-type]\n   = see "
             "ring.md:22\n");
}

BOOST_AUTO_TEST_CASE(every_contradiction_and_every_change_has_its_explanation) {
  for (int n = 0; n <= static_cast<int>(reader::Conflict::list_against_type); ++n) {
    const std::string id = reader::worded(static_cast<reader::Conflict>(n), {}, {}, "").id;
    BOOST_TEST((generate::find_kind(id) != nullptr), id << " is not explained");
  }
  for (int n = 0; n <= static_cast<int>(compare::What::example_changed); ++n) {
    const std::string_view id = compare::name_of(static_cast<compare::What>(n));
    BOOST_TEST((compare::find_change_kind(id) != nullptr), id << " is not explained");
  }
  BOOST_TEST(generate::find_kind("no-such-id") == nullptr);
}

BOOST_AUTO_TEST_CASE(findings_in_markdown_escape_what_pages_say) {
  const std::vector<generate::Finding> findings = {{"row-twice",
                                                    Bilingual("a|b %0A is\nprinted twice", ""),
                                                    {{"op", "request:/a", {"a,b.md", 3}, {"c.md", 4}}},
                                                    Severity::error}};
  BOOST_TEST(findings_markdown(findings, Language::en) ==
             "| severity | finding | places | id |\n| --- | --- | --- | --- |\n"
             "| error | request:/a: a\\|b %0A is printed twice | a,b.md:3, c.md:4 | `row-twice` |\n");
}

BOOST_AUTO_TEST_CASE(a_finding_on_a_page_without_an_operation_names_that_page) {
  const std::string structure =
      "# Tasks\n\n## Data structure of Task\n\n| Parameter | Type | Description |\n|---|---|---|\n| name | Long | Its "
      "name. |\n";
  const std::string ring =
      "# Ring\n\n## Call description\n\n### Request path\n\n`POST /ring`\n\n### Response parameters\n\n"
      "| Parameter | Type | Description |\n|---|---|---|\n| data | Object | The task. See [Task](tasks.md). |\n\n"
      "## Examples\n\n### Sample response\n\n```json\n{\"data\": {\"name\": \"a name\"}}\n```\n";
  BOOST_TEST(
      text_of({{"en/ring.md", ring, ""}, {"en/tasks.md", structure, ""}}) ==
      "en/tasks.md:7: response:/data/name: the table says Long, the example shows String [example-type]\n   = see "
      "en/ring.md:20\n");
}

BOOST_AUTO_TEST_CASE(trees_of_two_languages_are_compared_page_by_page) {
  BOOST_TEST(text_of({{"zh-CN/100.ring.md", chinese_page("POST /ring", "| times | Long | 否 | 次数。 |\n"), ""},
                      {"en-US/100.ring.md", english_page("POST /ring", kTimesLong), ""}}) ==
             "zh-CN/100.ring.md:15: request:/times: it is required in English only [language-required]\n   = see "
             "en-US/100.ring.md:15\n");
}

BOOST_AUTO_TEST_CASE(a_page_of_one_name_with_another_endpoint_is_one_finding) {
  BOOST_TEST(text_of({{"zh-CN/ring.md", chinese_page("POST /ring", "| times | Long | 是 | 次数。 |\n"), ""},
                      {"en-US/ring.md", english_page("POST /rings", kTimesLong), ""}}) ==
             "zh-CN/ring.md: the operation is POST /ring in Chinese and POST /rings in English [language-operation]\n  "
             " = see en-US/ring.md\n");
}

BOOST_AUTO_TEST_CASE(an_operation_of_one_language_is_told) {
  const std::string text =
      text_of({{"zh-CN/ring.md", chinese_page("POST /ring", "| times | Long | 是 | 次数。 |\n"), ""},
               {"en-US/ring.md", english_page("POST /ring", kTimesLong), ""},
               {"en-US/stop.md", english_page("POST /stop", kTimesLong), ""}});
  BOOST_TEST(text == "en-US/stop.md: POST /stop is documented in English only [language-operation]\n");
}

BOOST_AUTO_TEST_CASE(one_language_alone_is_compared_with_nothing) {
  BOOST_TEST(text_of({{"zh-CN/ring.md", chinese_page("POST /ring", "| times | Long | 是 | 次数。 |\n"), ""}}) == "");
}

BOOST_AUTO_TEST_CASE(the_same_finding_on_many_pages_is_one_family) {
  std::vector<generate::Input> inputs;
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
    inputs.push_back({std::string(name) + ".md",
                      english_page(std::string("POST /") + name, kTimesLong, "{\"times\": \"often\"}"), ""});
  }
  const auto findings = find_contradictions(generate::generate_trees(inputs));
  BOOST_REQUIRE(findings.size() == 1U);
  BOOST_TEST(findings[0].places.size() == 6U);
  const std::string text = findings_text(findings, Language::en, false);
  BOOST_TEST(text.find("   = also d.md:15, 22\n") != std::string::npos);
  BOOST_TEST(text.find("   = and at 2 more places\n") != std::string::npos);
  BOOST_TEST(findings_text(findings, Language::en, true).find("f.md:15") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_json_has_every_place) {
  const auto findings = find_contradictions(
      generate::generate_trees({{"ring.md", english_page("POST /ring", kTimesLong, "{\"times\": \"often\"}"), ""}}));
  const auto json = nlohmann::json::parse(findings_json(findings, Language::zh));
  BOOST_TEST(json["schema_version"] == 1);
  BOOST_TEST(json["summary"]["findings"] == 1);
  BOOST_TEST(json["findings"][0]["id"] == "example-type");
  BOOST_TEST(json["findings"][0]["places"][0]["first"]["line"] == 15);
  BOOST_TEST(json["findings"][0]["places"][0]["second"]["line"] == 22);
}

BOOST_AUTO_TEST_SUITE_END()
