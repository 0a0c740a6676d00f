// Generated schemas with generated documents, in which every keyword of the plan comes up; all small documents; what
// the published suite says of JSON itself.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "agreement.h"
#include "pairs.h"

namespace ocpv::first_judge::testing {
namespace {

plan::Plan compiled(const std::string& schema) { return std::move(plan::compile(schema)).value(); }

// What a document can be made of, so that every neighbourhood of tokens comes up.
const std::vector<std::string> kTokens = {"{", "}",   "[",    "]",    ",", ":",  "\"a\"", "\"b\"",      "1",
                                          "-", "1.5", "null", "true", " ", "\"", "\\",    "\"\\u0061\""};

BOOST_AUTO_TEST_CASE(generated_schemas_and_documents_are_judged_as_by_the_walk) {
  Agreement agreement;
  Random random(2);
  const differential::Choose choose = [&](std::size_t bound) { return random.below(bound); };
  std::size_t schemas = 0;
  while (agreement.texts < 60'000) {
    auto plan = plan::compile(differential::make_schema(choose));
    if (!plan.ok()) continue;
    ++schemas;
    for (int i = 0; i < 20; ++i) {
      const std::string document = differential::make_document(choose);
      for (const std::string& text : {document, edited(document, random)}) {
        const std::string difference = agreement.compare_all(*plan, text);
        BOOST_REQUIRE_MESSAGE(difference.empty(), difference);
      }
    }
  }
  BOOST_TEST_MESSAGE(schemas << " schemas, " << agreement.texts << " documents: ok " << agreement.by_answer[1]
                             << ", invalid " << agreement.by_answer[2] << ", unsure " << agreement.by_answer[0]);
  if (!levels().empty()) {
    BOOST_TEST(agreement.by_answer[1] > agreement.texts / 50);
    BOOST_TEST(agreement.by_answer[2] > agreement.texts / 50);
  }
}

BOOST_AUTO_TEST_CASE(every_text_of_few_tokens_is_judged_as_by_the_walk) {
  const plan::Plan plan = compiled(R"({"type":"object","required":["a"],"additionalProperties":false,"properties":{)"
                                   R"("a":{"type":["integer","null","array"],"items":{"enum":["a",1,null]}}}})");
  Agreement agreement;
  std::vector<std::size_t> digits;
  constexpr std::size_t kMost = 4;
  // Objects and arrays only: all else is left to the walk at the first byte.
  for (const char* first : {"{", "[", "{\"a\":", "{\"a\":1", "{\"a\":[1", " {\"b\":{}"}) {
    for (digits.assign(1, 0); digits.size() <= kMost;) {
      std::string text = first;
      for (const std::size_t digit : digits) text += kTokens[digit];
      const std::string difference = agreement.compare(plan, text);
      BOOST_REQUIRE_MESSAGE(difference.empty(), difference);
      std::size_t at = 0;
      while (at != digits.size() && ++digits[at] == kTokens.size()) digits[at++] = 0;
      if (at == digits.size()) digits.push_back(0);
    }
  }
  BOOST_TEST_MESSAGE(agreement.texts << " texts: ok " << agreement.by_answer[1] << ", invalid "
                                     << agreement.by_answer[2] << ", unsure " << agreement.by_answer[0]);
  if (!levels().empty()) {
    BOOST_TEST(agreement.by_answer[1] > 100U);
    BOOST_TEST(agreement.by_answer[2] > 100U);
  }
}

BOOST_AUTO_TEST_CASE(the_published_suite_is_judged_as_by_the_walk_in_every_place_where_a_value_may_stand) {
  const std::filesystem::path folder = std::string(OCPV_SHARED_DIR) + "/suites/jsontestsuite/test_parsing";
  if (!std::filesystem::is_directory(folder)) {
    BOOST_TEST_MESSAGE("SKIPPED: JSONTestSuite is not beside the project");
    return;
  }
  const plan::Plan any = compiled("{}"), some = compiled(R"({"properties":{"a":{"type":"string","maxLength":3}}})");
  Agreement agreement;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    for (const std::string& whole :
         {text, "[" + text + "]", "{\"a\":" + text + "}", "[1,{\"b\":" + text + ",\"a\":\"\"}]"}) {
      for (const plan::Plan* plan : {&any, &some}) {
        const std::string difference = agreement.compare_all(*plan, whole);
        BOOST_TEST(difference.empty(), entry.path() << ": " << difference);
      }
    }
  }
  BOOST_TEST(agreement.texts > 2000U);
}

}  // namespace
}  // namespace ocpv::first_judge::testing
