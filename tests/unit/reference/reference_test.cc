#include <boost/test/unit_test.hpp>

#include <string>

#include "reference/exceptions.h"
#include "reference/reference.h"

namespace ocpv::reference {

std::ostream& operator<<(std::ostream& out, Verdict verdict) {
  return out << (verdict == Verdict::yes ? "yes" : verdict == Verdict::no ? "no" : "could_not");
}

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

struct Case {
  std::string_view schema, document;
  Verdict verdict;
};

constexpr Case kPlainCases[] = {
    {R"({"type":"object","required":["a"]})", R"({"a":1})", Verdict::yes},
    {R"({"type":"object","required":["a"]})", R"({"b":1})", Verdict::no},
    {R"({"if":{"required":["a"]},"then":{"required":["b"]}})", R"({"a":1})", Verdict::no},
    {R"({"not":{"pattern":"^[A-Za-z][A-Za-z0-9+.-]*://"}})", R"("oss://x")", Verdict::no},
    {R"({"not":{"pattern":"^[A-Za-z][A-Za-z0-9+.-]*://"}})", R"("/obbackup/")", Verdict::yes},
    {R"({"minLength":1,"maxLength":1})", R"("集")", Verdict::yes},
    {R"({"items":{"$ref":"#"},"type":"array"})", "[[],[[]]]", Verdict::yes},
    {R"({"items":{"$ref":"#"},"type":"array"})", "[[],[1]]", Verdict::no},
    {R"({"definitions":{"a":{"type":"string"}},"properties":{"x":{"$ref":"#/definitions/a"}}})", R"({"x":1})",
     Verdict::no},
    {"true", "1", Verdict::yes},
    {"false", "1", Verdict::no},
    // A format says nothing of values that are no strings.
    {R"({"format":"date-time"})", R"({"a":[1]})", Verdict::yes},
    {R"({"type":"integer","format":"int32"})", R"({})", Verdict::no},
    {R"({"properties":{"format":{"type":"string"}}})", R"({"format":1})", Verdict::no},
    {R"({"enum":[{"format":"date"}]})", R"({"format":"date"})", Verdict::yes},
    {R"({"format":"date"})", R"("2024-02-30")", Verdict::no},
};

BOOST_AUTO_TEST_CASE(ordinary_schemas_are_judged_as_draft_07_says) {
  for (const Case& c : kPlainCases)
    BOOST_TEST(judge(c.schema, c.document).verdict == c.verdict,
               c.schema << " of " << c.document << " " << judge(c.schema, c.document).why);
}

constexpr Case kRefusedSchemas[] = {
    {R"({"allOf":[{"$ref":"#"}]})", "1", Verdict::could_not},
    {R"({"definitions":{"a":{"$ref":"#/definitions/b"},"b":{"$ref":"#/definitions/a"}},"$ref":"#/definitions/a"})", "1",
     Verdict::could_not},
    {R"({"properties":{"x":{"anyOf":[{"$ref":"#/properties/x"}]}}})", "1", Verdict::could_not},
    {R"({"pattern":"^(a+)+$"})", R"("aaaa")", Verdict::could_not},
    {R"({"pattern":"["})", R"("a")", Verdict::could_not},
    {R"({"type":"S"})", "1", Verdict::could_not},
    {R"({"$ref":"other.json"})", "1", Verdict::could_not},
    {"[", "1", Verdict::could_not},
    {"{}", "", Verdict::could_not},
    {"{}", R"({"a":1,"a":2})", Verdict::could_not},
    {"{}", "\xEF\xBB\xBF{}", Verdict::could_not},
};

BOOST_AUTO_TEST_CASE(what_valijson_cannot_judge_is_said_and_never_a_crash) {
  for (const Case& c : kRefusedSchemas) {
    const Judgement judgement = judge(c.schema, c.document);
    BOOST_TEST(judgement.verdict == c.verdict, c.schema << " of " << c.document);
    BOOST_TEST(!judgement.why.empty(), c.schema);
  }
}

BOOST_AUTO_TEST_CASE(documents_are_judged_up_to_each_bound_and_not_over_it) {
  const auto nested = [](std::size_t depth) { return repeated("[", depth) + repeated("]", depth); };
  const auto quoted = [](std::size_t size) { return '"' + repeated("a", size) + '"'; };
  const auto numbers = [](std::size_t count) {
    std::string text = "[0";
    for (std::size_t i = 1; i < count; ++i) text += "," + std::to_string(i);
    return text + "]";
  };
  BOOST_TEST(judge("{}", nested(64)).verdict == Verdict::yes);
  BOOST_TEST(judge("{}", nested(65)).verdict == Verdict::could_not);
  BOOST_TEST(judge("{}", quoted((64 << 10) - 2)).verdict == Verdict::yes);
  BOOST_TEST(judge("{}", quoted((64 << 10) - 1)).verdict == Verdict::could_not);
  BOOST_TEST(judge(R"({"pattern":"^a*$"})", quoted(256)).verdict == Verdict::yes);
  BOOST_TEST(judge(R"({"pattern":"^a*$"})", quoted(257)).verdict == Verdict::could_not);
  BOOST_TEST(judge(R"({"uniqueItems":true})", numbers(64)).verdict == Verdict::yes);
  BOOST_TEST(judge(R"({"uniqueItems":true})", numbers(65)).verdict == Verdict::could_not);
}

BOOST_AUTO_TEST_CASE(keywords_that_are_no_numbers_where_numbers_are_wanted_are_not_tried) {
  for (const char* schema :
       {R"({"multipleOf":0})", R"({"multipleOf":-1})", R"({"multipleOf":0.0})", R"({"multipleOf":"2"})",
        R"({"minimum":"5"})", R"({"items":{"maxLength":null}})", R"({"not":{"minItems":[1]}})"}) {
    BOOST_TEST(judge(schema, "-9223372036854775808").verdict == Verdict::could_not, schema);
  }
  BOOST_TEST(judge(R"({"multipleOf":0.5,"minimum":5})", "5.5").verdict == Verdict::yes);
}

BOOST_AUTO_TEST_CASE(schemas_that_multiply_work_are_not_tried) {
  std::string chain = R"({"definitions":{"a0":{"type":"string"})";
  for (int i = 1; i <= 30; ++i) {
    const std::string below = R"({"$ref":"#/definitions/a)" + std::to_string(i - 1) + "\"}";
    chain += ",\"a" + std::to_string(i) + R"(":{"anyOf":[)" + below + "," + below + "]}";
  }
  BOOST_TEST(judge(chain + R"(},"$ref":"#/definitions/a30"})", "1").verdict == Verdict::could_not);
  BOOST_TEST(judge(chain + R"(},"$ref":"#/definitions/a3"})", "1").verdict == Verdict::no);

  const std::string twice_below = R"({"allOf":[{"items":{"$ref":"#"}},{"items":{"$ref":"#"}}]})";
  BOOST_TEST(judge(twice_below, repeated("[", 60) + repeated("]", 60)).verdict == Verdict::could_not);
  BOOST_TEST(judge(twice_below, "[[[]]]").verdict == Verdict::yes);
}

BOOST_AUTO_TEST_CASE(every_written_exception_is_still_needed) {
  for (const Exception& exception : exceptions()) {
    const Judgement judgement = judge(exception.schema, exception.document);
    BOOST_TEST(judgement.verdict != exception.right, exception.name << " is no longer needed: take it out");
    const Exception* found = find_exception(exception.schema, exception.document);
    BOOST_REQUIRE(found != nullptr);
    BOOST_TEST(found->name == exception.name);
  }
}

BOOST_AUTO_TEST_CASE(no_exception_applies_to_an_ordinary_pair) {
  for (const Case& c : kPlainCases) {
    if (c.schema.find("format\":\"date\"") != std::string_view::npos ||
        c.schema.find("pattern") != std::string_view::npos)
      continue;
    BOOST_TEST(find_exception(c.schema, c.document) == nullptr, c.schema << " of " << c.document);
  }
}

}  // namespace
}  // namespace ocpv::reference
