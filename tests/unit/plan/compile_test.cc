#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
      {R"({"then":{"reqiured":["a"]}})", R"(keyword "reqiured" is not supported (at /then/reqiured))"},
      {R"({"else":{"items":{"patern":"x"}}})", R"(keyword "patern" is not supported (at /else/items/patern))"},
      {R"({"not":{"then":{"contains":{}}}})", R"(keyword "contains" is not supported (at /not/then/contains))"},
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
      {R"({"type":5})", R"(the value of "type" is not allowed (at /type))"},
      {R"({"type":[]})", R"(the value of "type" is not allowed (at /type))"},
      {R"({"type":["string",5]})", R"(the value of "type" is not allowed (at /type))"},
      {R"({"minLength":"3"})", R"(the value of "minLength" is not allowed (at /minLength))"},
      {R"({"minLength":1.5})", R"(the value of "minLength" is not allowed (at /minLength))"},
      {R"({"maxItems":1099511627777})", R"(the value of "maxItems" is not allowed (at /maxItems))"},
      {R"({"multipleOf":0})", R"(the value of "multipleOf" is not allowed (at /multipleOf))"},
      {R"({"multipleOf":2147483648})", R"(the value of "multipleOf" is not allowed (at /multipleOf))"},
      {R"({"uniqueItems":true,"items":{"type":["string","object"]}})",
       R"(keyword "uniqueItems" is not supported where items may be arrays or objects (at /uniqueItems))"},
      {R"({"uniqueItems":true,"items":{"type":"array"}})",
       R"(keyword "uniqueItems" is not supported where items may be arrays or objects (at /uniqueItems))"},
      {R"({"uniqueItems":true,"items":{"type":[3]}})",
       R"(keyword "uniqueItems" is not supported where items may be arrays or objects (at /uniqueItems))"},
      {R"({"allOf":5})", R"(must be an array of schemas (at /allOf))"},
      {R"({"anyOf":[]})", R"(must be an array of schemas (at /anyOf))"},
      {R"({"oneOf":{}})", R"(must be an array of schemas (at /oneOf))"},
      {R"({"not":{"anyOf":[{},{"type":"strng"}]}})", R"(the value of "type" is not allowed (at /not/anyOf/1/type))"},
      {R"({"anyOf":[{},{"type":"strng"}]})", R"(the value of "type" is not allowed (at /anyOf/1/type))"},
      {R"({"if":{"required":["a"]},"then":{"properties":5}})", R"(must be an object (at /then/properties))"},
      {R"({"if":{"required":["a"]},"then":{"required":5}})", R"(must be an array of names (at /then/required))"},
      {R"({"$ref":5})", R"(keyword "$ref" is not supported to another document, or by an $id (at /$ref))"},
      {R"({"$ref":""})", R"(keyword "$ref" is not supported to another document, or by an $id (at /$ref))"},
      {R"({"$ref":"#name"})", R"(keyword "$ref" is not supported to another document, or by an $id (at /$ref))"},
      {R"({"properties":{"a":5}})", R"(a schema must be an object or a boolean (at /properties/a))"},
      {R"({"a":1,"a":2})", R"(the same key twice in one object: a)"},
      {R"({"type":)", R"(not JSON: the text ends before the document does)"},
  };
  for (const auto& row : cases) {
    BOOST_TEST_CONTEXT(row.schema) {
      const auto compiled = plan::compile(row.schema);
      BOOST_REQUIRE(!compiled.ok());
      BOOST_TEST(compiled.error().message.en == row.error);
      BOOST_TEST(compiled.error().line == 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_largest_counts_and_divisors_are_taken_and_no_larger) {
  for (const char* schema :
       {R"({"maxItems":1099511627775})", R"({"maxItems":1099511627776})", R"({"minLength":1099511627776})",
        R"({"multipleOf":2147483646})", R"({"multipleOf":2147483647})", R"({"multipleOf":1})"}) {
    BOOST_TEST(plan::compile(schema).ok(), schema);
  }
  for (const char* schema : {R"({"minLength":1099511627777})", R"({"multipleOf":2147483648})"}) {
    BOOST_TEST(!plan::compile(schema).ok(), schema);
  }
}

BOOST_AUTO_TEST_CASE(a_recursive_schema_gives_a_finite_plan) {
  const auto compiled = plan::compile(
      R"({"$ref":"#/definitions/n","definitions":{"n":{"properties":{"l":{"$ref":"#/definitions/n"},"r":{"$ref":"#/definitions/n"}},
          "if":{"properties":{"l":{"$ref":"#/definitions/n"}}},"then":{"properties":{"r":{"$ref":"#/definitions/n"}}}}}})");
  BOOST_REQUIRE(compiled.ok());
  BOOST_TEST(compiled->program().nodes.size() < 200U);
}

BOOST_AUTO_TEST_CASE(a_reference_may_be_followed_again_once_it_is_left) {
  const char* schemas[] = {
      R"({"allOf":[{"$ref":"#/definitions/a"},{"$ref":"#/definitions/a"}],"definitions":{"a":{"type":"null"}}})",
      R"({"anyOf":[{"$ref":"#/definitions/a"},{"$ref":"#/definitions/a"}],"definitions":{"a":{"type":"null"}}})",
      R"({"properties":{"a":{"$ref":"#"}}})",
  };
  for (const char* schema : schemas) {
    BOOST_TEST_CONTEXT(schema) { BOOST_TEST(plan::compile(schema).ok()); }
  }
}

BOOST_AUTO_TEST_CASE(sixty_four_references_may_lead_on_without_going_down_and_no_more) {
  const auto chain = [](int length) {
    std::string schema = R"({"$ref":"#/definitions/0","definitions":{)";
    for (int i = 0; i + 1 < length; ++i) {
      schema += '"' + std::to_string(i) + R"(":{"$ref":"#/definitions/)" + std::to_string(i + 1) + "\"},";
    }
    return schema + '"' + std::to_string(length - 1) + "\":{}}}";
  };
  BOOST_TEST(plan::compile(chain(64)).ok());
  const auto longer = plan::compile(chain(65));
  BOOST_REQUIRE(!longer.ok());
  BOOST_TEST(longer.error().message.en.starts_with("refers to itself without going down into the document"));
}

BOOST_AUTO_TEST_CASE(a_schema_of_more_bytes_than_a_document_may_have_is_read_and_one_of_too_many_is_refused) {
  const auto described = [](std::size_t bytes) { return R"({"description":")" + std::string(bytes, 'x') + "\"}"; };
  BOOST_TEST(plan::compile(described(2U << 20)).ok());
  BOOST_TEST(!plan::compile(described(65U << 20)).ok());
}

BOOST_AUTO_TEST_CASE(an_object_may_have_4096_members_and_rules_and_no_more) {
  const auto object_of = [](int members) {
    std::string schema = R"({"properties":{)";
    for (int i = 0; i < members; ++i) schema += (i == 0 ? "\"m" : ",\"m") + std::to_string(i) + "\":true";
    return schema + "}}";
  };
  BOOST_TEST(plan::compile(object_of(4096)).ok());
  const auto larger = plan::compile(object_of(4097));
  BOOST_REQUIRE(!larger.ok());
  BOOST_TEST(larger.error().message.en == "an object has more than 4096 members and rules");
}

BOOST_AUTO_TEST_CASE(a_schema_may_say_different_things_of_20000_places_and_no_more) {
  // The root, its objects and their members; what is said of the others is the same everywhere.
  const auto tree_of = [](std::size_t members_of_last) {
    std::string schema = R"({"properties":{)";
    for (std::size_t i = 0; i < 99; ++i) {
      schema += (i == 0 ? "\"o" : ",\"o") + std::to_string(i) + R"(":{"properties":{)";
      for (std::size_t k = 0; k < (i == 98 ? members_of_last : 200); ++k)
        schema += (k == 0 ? "\"m" : ",\"m") + std::to_string(k) + R"(":{"minLength":1})";
      schema += "}}";
    }
    return schema + "}}";
  };
  const auto smaller = plan::compile(tree_of(200));
  BOOST_REQUIRE(smaller.ok());
  BOOST_REQUIRE(smaller->program().nodes.size() < 20000U);
  const std::size_t just_enough = 200 + 20000 - smaller->program().nodes.size();
  BOOST_TEST(plan::compile(tree_of(just_enough - 1)).ok());
  const auto full = plan::compile(tree_of(just_enough));
  BOOST_REQUIRE(full.ok());
  BOOST_TEST(full->program().nodes.size() == 20000U);
  const auto larger = plan::compile(tree_of(just_enough + 1));
  BOOST_REQUIRE(!larger.ok());
  BOOST_TEST(larger.error().message.en == "the schema says different things of more than 20000 places");
}

BOOST_AUTO_TEST_CASE(the_names_of_secrets_stand_in_order_and_once) {
  const auto compiled = plan::compile(R"({"properties":{"zeta":{"x-ocpv-secret":true},"alpha":{"x-ocpv-secret":true},
      "inner":{"properties":{"zeta":{"type":"string","x-ocpv-secret":true}}},"plain":{}}})");
  BOOST_REQUIRE(compiled.ok());
  const std::vector<std::string_view> expected{"alpha", "zeta"};
  BOOST_TEST(compiled->program().secret_names == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_forms_of_rules_are_recognised) {
  const auto compiled = plan::compile(R"({"properties":{"t":{"enum":["A","B"]},"a":{},"b":{}},"allOf":[
      {"if":{"required":["a"]},"then":{"properties":{"t":{"enum":["A"]}}}},
      {"if":{"properties":{"t":{"enum":["A"]}},"required":["t"]},"then":{"required":["a"]}},
      {"if":{"properties":{"t":{"enum":["A"]}},"required":["t"]},"then":{"properties":{"b":{"const":1}}}},
      {"anyOf":[{"required":["a"]},{"properties":{"b":{"required":["a"]}},"required":["b"]}]},
      {"if":{"properties":{"t":{"enum":["A"]}}},"then":{"required":["a"]}},
      {"if":{"required":["a"]},"then":{"properties":{"t":{"not":{"enum":["A"]}}}}},
      {"if":{"required":["a"]},"then":{"properties":{"b":{"minItems":1,"maxItems":1}}}},
      {"if":{"properties":{"b":{"minItems":2}},"required":["b"]},"then":{"required":["a"]}},
      {"if":{"properties":{"t":{"enum":["A"]}},"required":["t"]},"then":{"properties":{"b":{"enum":[1]}}},
       "x-ocpv-rule":"values_when"},
      {"if":{"properties":{"t":{"enum":["A"]}},"required":["t"]},"then":{"properties":{"b":{"maxItems":1}}}},
      {"if":{"required":["a"]},"then":{"required":["b","t"]}},
      {"if":{"anyOf":[{"required":["a"]},{"required":["b"]}]},"then":{"required":["a","b"]}},
      {"oneOf":[{"required":["a"]},{"required":["b"]}]},
      {"not":{"required":["a","b"]}},
      {"not":{"anyOf":[{"required":["a","b"]},{"required":["a","t"]},{"required":["b","t"]}]}}]})");
  BOOST_REQUIRE(compiled.ok());
  using Kind = ocpv::RuleKind;
  constexpr std::optional<Kind> kGeneral;
  const std::optional<Kind> kinds[] = {Kind::only_when,   Kind::required_when, Kind::value_when, Kind::at_least_one,
                                       kGeneral,          Kind::only_when,     Kind::only_when,  Kind::required_when,
                                       Kind::values_when, Kind::items_when,    Kind::needs,      Kind::together,
                                       Kind::exactly_one, Kind::at_most_one,   Kind::at_most_one};
  BOOST_REQUIRE(compiled->program().rules.size() == std::size(kinds));
  for (std::size_t i = 0; i < std::size(kinds); ++i) BOOST_TEST((compiled->program().rules[i].kind == kinds[i]));
}

BOOST_AUTO_TEST_CASE(what_is_nearly_a_form_is_a_general_rule) {
  const char* rules[] = {
      // The condition asks of two members, of another member than it requires, or is no single list of values.
      R"({"if":{"properties":{"a":{"enum":[1]},"b":{"enum":[1]}},"required":["a"]},"then":{"required":["c"]}})",
      R"({"if":{"properties":{"a":{"enum":[1]}},"required":["b"]},"then":{"required":["c"]}})",
      R"({"if":{"properties":{"a":{"enum":[1],"type":"integer"}},"required":["a"]},"then":{"required":["c"]}})",
      R"({"if":{"required":["a","b"]},"then":{"required":["c"]}})",
      R"({"if":{"properties":{"a":{"minLength":1}},"required":["a"]},"then":{"required":["c"]}})",
      R"({"if":{"enum":[1]},"then":{"required":["c"]}})",
      R"({"if":true,"then":{"required":["c"]}})",
      R"({"if":{"required":["a"]},"then":false})",
      // A member on the way is not required, or the last one is not.
      R"({"if":{"properties":{"a":{"properties":{"b":{"enum":[1]}},"required":["b"]}}},"then":{"required":["c"]}})",
      R"({"if":{"properties":{"a":{"enum":[1]}}},"then":{"required":["c"]}})",
      // Something else is asked otherwise; the other value is required too; a presence on the way to another.
      R"({"if":{"required":["a"]},"then":{"properties":{"c":{"enum":[1]}}},"else":{"required":["b"]}})",
      R"({"if":{"required":["a"]},"then":{"properties":{"c":{"enum":[1]}},"required":["c"]}})",
      R"({"if":{"required":["a"]},"then":{"properties":{"b":{"required":["c"]}}}})",
      // Two negations, a negation of something else, a count against values, a count that is no number.
      R"({"if":{"properties":{"a":{"not":{"enum":[1]}}},"required":["a"]},"then":{"properties":{"b":{"enum":[1]}}}})",
      R"({"if":{"required":["a"]},"then":{"properties":{"b":{"not":{"minItems":1}}}}})",
      R"({"if":{"required":["a"]},"then":{"properties":{"b":{"not":{"not":{"enum":[1]}}}}}})",
      R"({"if":{"required":["a"]},"then":{"properties":{"b":{"minItems":1,"uniqueItems":false}}}})",
      R"({"if":{"properties":{"a":{"minItems":1}},"required":["a"]},"then":{"properties":{"b":{"enum":[1]}}}})",
      // Some of a group only, one alone, and not all pairs.
      R"({"if":{"anyOf":[{"required":["a"]},{"required":["b"]}]},"then":{"required":["a"]}})",
      R"({"not":{"required":["a"]}})",
      R"({"not":{"required":["a","b","c"]}})",
      R"({"not":{"anyOf":[{"required":["a","b"]},{"required":["a","c"]}]}})",
      // A choice of values, of a place not required, of two places at once.
      R"({"anyOf":[{"properties":{"a":{"enum":[1]}},"required":["a"]},{"required":["b"]}]})",
      R"({"anyOf":[{"properties":{"a":{"required":["b"]}}},{"minLength":1}]})",
      R"({"anyOf":[{"required":["a","b"]},{"required":["c"]}]})",
      R"({"oneOf":[{"required":["a"]},{"minLength":1}]})",
  };
  for (const char* rule : rules) {
    BOOST_TEST_CONTEXT(rule) {
      const auto compiled = plan::compile(rule);
      BOOST_REQUIRE(compiled.ok());
      BOOST_REQUIRE(!compiled->program().rules.empty());
      BOOST_TEST(!compiled->program().rules[0].kind);
    }
  }
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
  BOOST_TEST(deeper.error().message.en == "nested deeper than 256 levels");
}
