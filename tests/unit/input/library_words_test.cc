// What libraries say in English of a schema or a folder is said in Chinese too.
#include "library_words.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "catalog/catalog.h"
#include "json/fault.h"
#include "plan/plan.h"

namespace ocpv::program {
namespace {

// Words in quotes are of the schema; what is left must hold no English.
bool holds_english(std::string_view text) {
  for (const std::string_view word : {" is ", " not ", " the ", " must ", " an ", " a ", " has ", " of ", "expected"}) {
    if (text.find(word) != text.npos) return true;
  }
  return false;
}

void holds_chinese_for(std::string_view english) {
  const std::string chinese = library_words(english, Language::zh);
  BOOST_TEST(chinese != english, english);
  BOOST_TEST(!holds_english(chinese), chinese);
  BOOST_TEST(library_words(english, Language::en) == english);
}

BOOST_AUTO_TEST_SUITE(words_of_libraries)

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
  for (const std::string_view said :
       {"no operation.json in it or in its folders", "No such file or directory", "Permission denied",
        "two operations have the id 'a'", "operations 'a' and 'b' are both GET /x", "'id' must be a text",
        "path 'x' does not begin with a slash", "path '/{a' has a brace without its other half"}) {
    holds_chinese_for(said);
  }
}

BOOST_AUTO_TEST_CASE(arguments_stay_as_they_are) {
  BOOST_TEST(library_words("keyword \"a (at b)\" is not supported (at /allOf/0)", Language::zh) ==
             "不支持关键字 \"a (at b)\"（位于 /allOf/0）");
  BOOST_TEST(library_words("nobody has said this", Language::zh) == "nobody has said this");
  BOOST_TEST(library_words(Error{"an operation has no id", "a/operation.json", 1, 2}, Language::zh) ==
             "a/operation.json:1:2: 有一个操作没有 id");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::program
