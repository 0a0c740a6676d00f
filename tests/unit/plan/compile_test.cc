#define BOOST_TEST_MODULE plan
#include <boost/test/unit_test.hpp>
#include <string>

#include "plan/plan.h"
#include "plan/program.h"

namespace plan = ocpv::plan;

BOOST_AUTO_TEST_CASE(what_is_not_supported_is_refused_by_name_and_place) {
  const struct {
    const char* schema;
    const char* error;
  } cases[] = {
      {R"({"patternProperties":{}})", R"(keyword "patternProperties" is not supported (at /patternProperties))"},
      {R"({"properties":{"a":{"contains":{}}}})", R"(keyword "contains" is not supported (at /properties/a/contains))"},
      {R"({"if":{"pattern":"x"},"then":false})", R"(keyword "pattern" is not supported (at /if/pattern))"},
      {R"({"not":{"pattern":"^/"}})", R"(keyword "pattern" is not supported (at /not/pattern))"},
      {R"({"format":"email"})", R"(keyword "format" is not supported as "email" (at /format))"},
      {R"({"items":[{}]})", R"(keyword "items" is not supported as an array (at /items))"},
      {R"({"multipleOf":0.1})",
       R"(keyword "multipleOf" is not supported with a divisor that is no integer (at /multipleOf))"},
      {R"({"enum":[{}]})", R"(keyword "enum" is not supported with an array or object (at /enum))"},
      {R"({"uniqueItems":true})",
       R"(keyword "uniqueItems" is not supported where items may be arrays or objects (at /uniqueItems))"},
      {R"({"$ref":"http://x/y"})", R"(keyword "$ref" is not supported to another document, or by an $id (at /$ref))"},
      {R"({"properties":{"a":{"$id":"x"}}})",
       R"(keyword "$id" is not supported below the root (at /properties/a/$id))"},
      {R"({"x-ocpv-nonsense":1})", R"(keyword "x-ocpv-nonsense" is not supported (at /x-ocpv-nonsense))"},
      {R"({"unevaluatedProperties":false})",
       R"(keyword "unevaluatedProperties" is not supported (at /unevaluatedProperties))"},
      {R"({"$ref":"#/definitions/a"})", R"(refers to nothing: #/definitions/a (at /$ref))"},
      {R"({"allOf":[{"$ref":"#"}]})", R"(refers to itself without going down into the document (at /allOf/0/$ref))"},
      {R"({"not":{"$ref":"#/not"}})", R"(refers to itself without going down into the document (at /not/$ref))"},
      {R"({"type":"strng"})", R"(the value of "type" is not allowed (at /type))"},
      {R"({"minLength":-1})", R"(the value of "minLength" is not allowed (at /minLength))"},
      {R"({"minimum":"0"})", R"(the value of "minimum" is not allowed (at /minimum))"},
      {R"({"required":[1]})", R"(must be an array of names (at /required))"},
      {R"({"properties":{"a":5}})", R"(a schema must be an object or a boolean (at /properties/a))"},
      {R"({"a":1,"a":2})", R"(the same key twice in one object: a)"},
      {R"({"type":)", R"(not JSON: the text ends before the document does)"},
  };
  for (const auto& row : cases) {
    BOOST_TEST_CONTEXT(row.schema) {
      const auto compiled = plan::compile(row.schema);
      BOOST_REQUIRE(!compiled.ok());
      BOOST_TEST(compiled.error().message == row.error);
      BOOST_TEST(compiled.error().line == 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_recursive_schema_gives_a_finite_plan) {
  const auto compiled = plan::compile(
      R"({"$ref":"#/definitions/n","definitions":{"n":{"properties":{"l":{"$ref":"#/definitions/n"},"r":{"$ref":"#/definitions/n"}},
          "if":{"properties":{"l":{"$ref":"#/definitions/n"}}},"then":{"properties":{"r":{"$ref":"#/definitions/n"}}}}}})");
  BOOST_REQUIRE(compiled.ok());
  BOOST_TEST(compiled->program().nodes.size() < 200U);
}

BOOST_AUTO_TEST_CASE(the_forms_of_rules_are_recognised) {
  const auto compiled = plan::compile(R"({"properties":{"t":{"enum":["A","B"]},"a":{},"b":{}},"allOf":[
      {"if":{"required":["a"]},"then":{"properties":{"t":{"enum":["A"]}}}},
      {"if":{"properties":{"t":{"enum":["A"]}},"required":["t"]},"then":{"required":["a"]}},
      {"if":{"properties":{"t":{"enum":["A"]}},"required":["t"]},"then":{"properties":{"b":{"const":1}}}},
      {"anyOf":[{"required":["a"]},{"properties":{"b":{"required":["a"]}},"required":["b"]}]},
      {"if":{"properties":{"t":{"enum":["A"]}}},"then":{"required":["a"]}}]})");
  BOOST_REQUIRE(compiled.ok());
  using Kind = plan::Rule::Kind;
  const Kind kinds[] = {Kind::only_when, Kind::required_when, Kind::value_when, Kind::one_of, Kind::general};
  BOOST_REQUIRE(compiled->program().rules.size() == std::size(kinds));
  for (std::size_t i = 0; i < std::size(kinds); ++i) BOOST_TEST((compiled->program().rules[i].kind == kinds[i]));
}

BOOST_AUTO_TEST_CASE(a_plan_can_be_read_by_people) {
  const auto compiled = plan::compile(R"({"type":"object","properties":{"mode":{"type":"string","enum":["A","B"]},
      "key":{"type":"object","properties":{"secret":{"type":"string","x-ocpv-secret":true}},"required":["secret"]},
      "share":{"type":"integer","minimum":0,"maximum":100}},"required":["mode"],
      "allOf":[{"if":{"required":["key"]},"then":{"properties":{"mode":{"enum":["A"]}}}}]})");
  BOOST_REQUIRE(compiled.ok());
  const std::string text = plan::describe(*compiled);
  BOOST_TEST(text ==
             "object\n"
             "  mode (required): string\n"
             "    one of A, B\n"
             "  key: object\n"
             "    secret (required): string, secret\n"
             "  share: integer\n"
             "    0 to 100\n"
             "  rule: key only when mode is A\n");
}

BOOST_AUTO_TEST_CASE(numbers_choices_and_recursion_can_be_read_by_people_too) {
  const auto compiled = plan::compile(R"({"$ref":"#/definitions/n","definitions":{"n":{"type":"object","properties":{
      "weight":{"type":"number"},"left":{"$ref":"#/definitions/n"},"right":{"$ref":"#/definitions/n"}},
      "anyOf":[{"required":["left"]},{"properties":{"right":{"required":["left"]}},"required":["right"]}]}}})");
  BOOST_REQUIRE(compiled.ok());
  BOOST_TEST(plan::describe(*compiled) ==
             "object\n"
             "  weight: number\n"
             "  left: object\n"
             "    weight: number\n"
             "    left: object, as above\n"
             "    right: object\n"
             "      weight: number\n"
             "      left: object, as above\n"
             "      right: object, as above\n"
             "      rule: one of left, right.left\n"
             "    rule: one of left, right.left\n"
             "  right: object, as above\n"
             "  rule: one of left, right.left\n");
}

BOOST_AUTO_TEST_CASE(a_schema_may_be_256_levels_deep_and_no_deeper) {
  const auto nested = [](int levels) {
    std::string schema;
    for (int i = 1; i < levels; ++i) schema += R"({"items":)";
    return schema + "{}" + std::string(static_cast<std::size_t>(levels - 1), '}');
  };
  BOOST_TEST(plan::compile(nested(256)).ok());
  const auto deeper = plan::compile(nested(257));
  BOOST_REQUIRE(!deeper.ok());
  BOOST_TEST(deeper.error().message == "nested deeper than 256 levels");
}
