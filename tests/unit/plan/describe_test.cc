// Each test and each rule of a plan, in words.
#include <boost/test/unit_test.hpp>
#include <string>

#include "plan/plan.h"

namespace plan = ocpv::plan;

BOOST_AUTO_TEST_CASE(each_keyword_is_described_in_words) {
  const struct {
    const char* schema;
    const char* described;
  } cases[] = {
      {"{}", "anything\n"},
      {"false", "anything\n  never right\n"},
      {R"({"allOf":[{"type":"string"},{"type":"null"}]})", "nothing\n"},
      {R"({"type":["array","number","boolean","null"]})", "array or number or boolean or null\n"},
      {R"({"type":["integer","string"]})", "string or integer\n"},
      {R"({"format":"date-time"})", "anything\n  a date and time with an offset\n"},
      {R"({"format":"time"})", "anything\n  a time with an offset\n"},
      {R"({"format":"date"})", "anything\n  a date\n"},
      {R"({"type":"string","not":{"pattern":"^[A-Za-z][A-Za-z0-9+.-]*://"}})", "string\n  without a protocol\n"},
      {R"({"minimum":0.5})", "anything\n  at least 0.5\n"},
      {R"({"maximum":0.5})", "anything\n  at most 0.5\n"},
      {R"({"exclusiveMinimum":0})", "anything\n  over 0\n"},
      {R"({"exclusiveMaximum":9})", "anything\n  under 9\n"},
      {R"({"multipleOf":7})", "anything\n  a multiple of 7\n"},
      {R"({"minLength":1,"maxLength":2})", "anything\n  at least 1 characters\n  at most 2 characters\n"},
      {R"({"minItems":1,"maxItems":2})", "anything\n  at least 1 items\n  at most 2 items\n"},
      {R"({"minProperties":1,"maxProperties":2})", "anything\n  at least 1 members\n  at most 2 members\n"},
      {R"({"type":"array","items":{"type":"string"},"uniqueItems":true})",
       "array\n  no item twice\n  each item: string\n"},
      {R"({"x-ocpv-known-values":["A","B"]})", "anything\n  known: A, B (note)\n"},
      {R"({"x-ocpv-same-as-path":"id"})", "anything\n  the same as id of the path (warning)\n"},
      {R"({"x-ocpv-belongs":"/a/b"})", "anything\n  belongs at /a/b (warning)\n"},
      {R"({"x-ocpv-contested":{"type":"integer"}})", "anything\n  integer (warning)\n"},
      {R"({"type":"object","additionalProperties":false})", "object\n  no other members\n"},
      {R"({"type":"object","additionalProperties":{"type":"null"}})", "object\n  other members: null\n"},
      {R"({"properties":{"a":{}},"x-ocpv-advice":[{"required":["a"]}]})", "anything\n  a (expected): anything\n"},
      {R"({"required":["a"]})", "anything\n  a (required): anything\n"},
      {R"({"if":{"properties":{"a":{"enum":["X","Y"]}},"required":["a"]},"then":{"required":["b"]}})",
       "anything\n  rule: b required when a is X, Y\n"},
      {R"({"if":{"properties":{"a":{"enum":["X"]}},"required":["a"]},"then":{"properties":{"b":{"enum":["V","W"]}}}})",
       "anything\n  rule: b is V, W when a is X\n"},
      {R"({"x-ocpv-advice":[{"if":{"required":["b"]},"then":{"properties":{"a":{"const":"X"}}}}]})",
       "anything\n  rule: b only when a is X (warning)\n"},
      {R"({"if":{"required":["b"]},"then":{"properties":{"a":{"not":{"enum":["X"]}}}}})",
       "anything\n  rule: b only when a is not X\n"},
      {R"({"if":{"required":["b"]},"then":{"properties":{"a":{"minItems":1,"maxItems":2}}}})",
       "anything\n  rule: b only when a has at least 1 and at most 2 items\n"},
      {R"({"if":{"properties":{"a":{"enum":["X"]}},"required":["a"]},"then":{"properties":{"b":{"maxItems":1}}}})",
       "anything\n  rule: b has at most 1 items when a is X\n"},
      {R"({"if":{"required":["a"]},"then":{"required":["b","c"]}})",
       "anything\n  rule: the first needs the others: a, b, c\n"},
      {R"({"if":{"anyOf":[{"required":["a"]},{"required":["b"]}]},"then":{"required":["a","b"]}})",
       "anything\n  rule: together: a, b\n"},
      {R"({"oneOf":[{"required":["a"]},{"required":["b"]}]})", "anything\n  rule: exactly one of a, b\n"},
      {R"({"not":{"required":["a","b"]}})", "anything\n  rule: at most one of a, b\n"},
      {R"({"oneOf":[{"required":["a"]},{"minLength":2}]})", "anything\n  rule: /oneOf\n"},
  };
  for (const auto& row : cases) {
    BOOST_TEST_CONTEXT(row.schema) {
      const auto compiled = plan::compile(row.schema);
      BOOST_REQUIRE(compiled.ok());
      BOOST_TEST(plan::describe(*compiled) == row.described);
    }
  }
}
