#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include "base/limits.h"
#include "generate/generate.h"

using namespace ocpv;
using Json = nlohmann::ordered_json;

namespace {

std::string english_page(const std::string& title, const std::string& path, const std::string& rows) {
  return "# " + title + "\n\n## Call description\n\n### Request path\n\n`POST " + path +
         "`\n\n### Request parameters\n\n**Body parameters**\n\n" +
         "| Parameter | Type | Required | Description |\n|---|---|---|---|\n" + rows +
         "\n### Response parameters\n\n| Parameter | Type | Description |\n|---|---|---|\n"
         "| successful | Boolean | Whether it worked. |\n| status | Integer | A code. |\n";
}

std::string chinese_page(const std::string& title, const std::string& path, const std::string& rows) {
  return "# " + title + "\n\n## 调用说明\n\n### 请求路径\n\n`POST " + path + "`\n\n### 请求参数\n\n**Body 参数**\n\n" +
         "| 参数 | 类型 | 必选 | 描述 |\n|---|---|---|---|\n" + rows +
         "\n### 返回结果\n\n| 参数 | 类型 | 说明 |\n|---|---|---|\n"
         "| successful | Boolean | 成功与否。 |\n| status | Integer | 编码。 |\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(generate_suite)

BOOST_AUTO_TEST_CASE(operations_come_in_the_order_of_their_paths_whatever_the_order_of_the_input) {
  const std::string a = english_page("A", "/api/v2/a", "| x | String | Yes | X. |\n"),
                    b = english_page("B", "/api/v2/b", "| y | Long | No | Y. |\n");
  const generate::Batch one = generate::generate({{"b.md", b, ""}, {"a.md", a, ""}});
  const generate::Batch two = generate::generate({{"a.md", a, ""}, {"b.md", b, ""}});
  BOOST_REQUIRE(one.operations.size() == 2U);
  BOOST_TEST(one.operations[0].id == "a");
  BOOST_TEST(one.operations[1].id == "b");
  BOOST_TEST(one.rows == 6U);
  for (std::size_t n = 0; n < 2; ++n) {
    BOOST_TEST(one.operations[n].reading_txt == two.operations[n].reading_txt);
    BOOST_TEST(*one.operations[n].files.request_schema == *two.operations[n].files.request_schema);
  }
}

BOOST_AUTO_TEST_CASE(a_page_that_cannot_be_read_is_a_failure_and_the_others_go_on) {
  const std::string good = english_page("A", "/api/v2/a", "| x | String | Yes | X. |\n");
  const generate::Batch batch = generate::generate({{"a.md", good, ""},
                                                    {"bad.md", "# \xff\n", ""},
                                                    {"large.md", std::string(kMostPageBytes + 1, 'a'), ""},
                                                    {"words.md", "# Only words\n\nNothing else.\n", ""}});
  BOOST_TEST(batch.operations.size() == 1U);
  BOOST_REQUIRE(batch.failures.size() == 2U);
  BOOST_TEST(batch.failures[0].path == "bad.md");
  BOOST_TEST(batch.failures[1].path == "large.md");
  BOOST_REQUIRE(batch.skipped.size() == 1U);
  BOOST_TEST(batch.skipped[0].path == "words.md");
  BOOST_TEST(batch.skipped[0].why.en == "no operation line");
}

BOOST_AUTO_TEST_CASE(two_languages_of_one_folder_are_one_operation_with_both_titles) {
  const generate::Batch batch =
      generate::generate({{"a/page.zh.md", chinese_page("甲", "/api/v2/a", "| x | String | 是 | 某物。 |\n"), ""},
                          {"a/page.en.md", english_page("A", "/api/v2/a", "| x | String | Yes | A thing. |\n"), ""}});
  BOOST_REQUIRE(batch.operations.size() == 1U);
  const Json operation = Json::parse(batch.operations[0].files.operation_json);
  BOOST_TEST(operation["id"] == "a");
  BOOST_TEST(operation["title"]["zh"] == "甲");
  BOOST_TEST(operation["title"]["en"] == "A");
  BOOST_TEST(operation["page"] == "a/page.zh.md");
  BOOST_TEST(batch.operations[0].reading.contradictions.empty());
  BOOST_TEST(batch.rows == 6U);
  BOOST_TEST(batch.operations[0].reading_txt.find("a/page.en.md\n") != std::string::npos);
}

struct LanguageCase {
  const char* name;
  const char* chinese;
  const char* english;
  const char* id;
};

constexpr LanguageCase kLanguageCases[] = {
    {"type", "| x | Long | 是 | 某物。 |\n", "| x | String | Yes | A thing. |\n", "language-type"},
    {"required", "| x | Long | 是 | 某物。 |\n", "| x | Long | No | A thing. |\n", "language-required"},
    {"name", "| x | Long | 否 | 某物。 |\n", "| y | Long | No | A thing. |\n", "language-name"},
    {"misspelt name", "| clusterId | Long | 否 | 某物。 |\n", "| clusterld | Long | No | A thing. |\n",
     "language-name"},
    {"values", "| x | String | 否 | 取值包括：<li>FULL：全部。</li><li>PART：部分。</li> |\n",
     "| x | String | No | Valid values: <li>FULL: all.</li><li>NEW: the rest.</li> |\n", "language-values"},
};

BOOST_AUTO_TEST_CASE(what_the_languages_say_differently_is_a_contradiction_and_a_question) {
  for (const LanguageCase& one : kLanguageCases) {
    BOOST_TEST_CONTEXT(one.name) {
      const generate::Batch batch =
          generate::generate({{"a/page.zh.md", chinese_page("甲", "/api/v2/a", one.chinese), ""},
                              {"a/page.en.md", english_page("A", "/api/v2/a", one.english), ""}});
      BOOST_REQUIRE(batch.operations.size() == 1U);
      const reader::Reading& reading = batch.operations[0].reading;
      BOOST_REQUIRE(!reading.contradictions.empty());
      BOOST_TEST(reading.contradictions.back().id == one.id);
      BOOST_TEST(!reading.contradictions.back().text.zh.empty());
      BOOST_TEST(!reading.questions.empty());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
