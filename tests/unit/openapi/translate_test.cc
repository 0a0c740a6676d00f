#include <boost/test/unit_test.hpp>

#include <string>

#include <nlohmann/json.hpp>

#include "openapi/schemas.h"
#include "openapi/translate.h"

using namespace ocpv;
using openapi::Dialect;
using openapi::Json;

namespace {

struct Case {
  const char* name;
  const char* before;
  const char* after;
};

void hold(const Case& one, const Json& after) {
  BOOST_TEST_CONTEXT(one.name) { BOOST_TEST(after.dump() == Json::parse(one.after).dump()); }
}

constexpr Case kTo30[] = {
    {"null among two types is nullable", R"({"type":["string","null"]})", R"({"type":"string","nullable":true})"},
    {"several types are alternatives", R"({"type":["string","array","null"]})",
     R"({"anyOf":[{"type":"string","nullable":true},{"type":"array","nullable":true,"items":{}}]})"},
    {"null alone is the only value", R"({"type":"null"})", R"({"enum":[null]})"},
    {"a constant is a list of one", R"({"const":1})", R"({"enum":[1]})"},
    {"a constant outside the list accepts nothing", R"({"enum":[2],"const":1})", R"({"enum":[1],"not":{}})"},
    {"an exclusive bound is a flag", R"({"exclusiveMinimum":1})", R"({"exclusiveMinimum":true,"minimum":1})"},
    {"of two bounds the narrower stays", R"({"minimum":5,"exclusiveMinimum":1})", R"({"minimum":5})"},
    {"of two upper bounds the narrower stays", R"({"maximum":5,"exclusiveMaximum":5})",
     R"({"maximum":5,"exclusiveMaximum":true})"},
    {"conditions go", R"({"allOf":[{"if":{"required":["a"]},"then":{"required":["b"]},"x-ocpv-strength":"stated"}]})",
     R"({})"},
    {"what is no condition stays", R"({"allOf":[{"if":{},"then":{}},{"required":["a"]}]})",
     R"({"allOf":[{"required":["a"]}]})"},
    {"a field called `if` is a field", R"({"properties":{"if":{"type":"null"},"const":{"const":1}}})",
     R"({"properties":{"if":{"enum":[null]},"const":{"enum":[1]}}})"},
    {"base64 is byte", R"({"type":"string","contentEncoding":"base64"})", R"({"type":"string","format":"byte"})"},
    {"true and false are objects", R"({"properties":{"a":true,"b":false},"additionalProperties":false})",
     R"({"properties":{"a":{},"b":{"not":{}}},"additionalProperties":false})"},
    {"beside a reference nothing stands", R"({"properties":{"a":{"$ref":"#/x","maximum":1,"x-ocpv-said":{}}}})",
     R"({"properties":{"a":{"$ref":"#/x"}}})"},
    {"lists have items", R"({"type":"array"})", R"({"type":"array","items":{}})"},
    {"deprecated is a word", R"({"x-ocpv-deprecated":true})", R"({"x-ocpv-deprecated":true,"deprecated":true})"},
};

constexpr Case kTo2020[] = {
    {"definitions are $defs",
     R"({"$schema":"http://json-schema.org/draft-07/schema#","definitions":{"a":{"$ref":"#/definitions/b"},"b":{}}})",
     R"({"$schema":"https://json-schema.org/draft/2020-12/schema","$defs":{"a":{"$ref":"#/$defs/b"},"b":{}}})"},
    {"what draft-07 ignores beside a reference goes",
     R"({"properties":{"a":{"$ref":"#","maximum":1,"description":"d","x-ocpv-said":{}}}})",
     R"({"properties":{"a":{"$ref":"#","description":"d","x-ocpv-said":{}}}})"},
    {"a field called `definitions` is a field", R"({"properties":{"definitions":{"type":"string"}}})",
     R"({"properties":{"definitions":{"type":"string"}}})"},
    {"conditions stay", R"({"if":{"required":["a"]},"then":{"required":["b"]}})",
     R"({"if":{"required":["a"]},"then":{"required":["b"]}})"},
};

constexpr Case kTo04[] = {
    {"if and then are not, or", R"({"if":{"required":["a"]},"then":{"required":["b"]}})",
     R"({"allOf":[{"anyOf":[{"not":{"required":["a"]}},{"required":["b"]}]}]})"},
    {"else is one of both", R"({"if":{"required":["a"]},"else":{"required":["b"]}})",
     R"({"allOf":[{"anyOf":[{"required":["a"]},{"required":["b"]}]}]})"},
    {"an empty list of required fields is left out", R"({"required":[]})", R"({})"},
    {"constants and flags",
     R"({"$schema":"http://json-schema.org/draft-07/schema#","const":"x","exclusiveMaximum":3,"$comment":"c"})",
     R"({"$schema":"http://json-schema.org/draft-04/schema#","exclusiveMaximum":true,"enum":["x"],"maximum":3})"},
    {"definitions stay where they are", R"({"definitions":{"a":{"const":1}},"items":{"$ref":"#/definitions/a"}})",
     R"({"definitions":{"a":{"enum":[1]}},"items":{"$ref":"#/definitions/a"}})"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(translate_suite)

BOOST_AUTO_TEST_CASE(openapi_3_0_says_what_it_can_and_leaves_out_the_rest) {
  for (const Case& one : kTo30) hold(one, openapi::to_openapi_3_0(Json::parse(one.before)));
}

BOOST_AUTO_TEST_CASE(draft_2020_12_asks_no_more_than_draft_07_did) {
  for (const Case& one : kTo2020) hold(one, openapi::to_draft_2020_12(Json::parse(one.before)));
}

BOOST_AUTO_TEST_CASE(draft_04_says_conditions_by_not_and_or) {
  for (const Case& one : kTo04) hold(one, openapi::to_draft_04(Json::parse(one.before)));
}

BOOST_AUTO_TEST_CASE(plain_has_no_word_of_ours_and_keeps_fields_that_are_called_so) {
  const auto plain = openapi::translated(
      R"({"x-ocpv-said":{},"properties":{"x-ocpv-said":{"type":"string","x-ocpv-secret":true}},"allOf":[{"x-ocpv-strength":"stated","required":["a"]}]})",
      Dialect::draft_07, true);
  BOOST_REQUIRE(plain.ok());
  BOOST_TEST(Json::parse(*plain).dump() ==
             R"({"properties":{"x-ocpv-said":{"type":"string"}},"allOf":[{"required":["a"]}]})");
}

BOOST_AUTO_TEST_CASE(a_number_that_no_double_holds_is_told_as_that) {
  const auto read = openapi::parsed_schema(R"({"maximum":1e999})");
  BOOST_REQUIRE(!read.ok());
  BOOST_TEST(read.error().message.en == "has a number beyond 1e308, which cannot be written here");
}

BOOST_AUTO_TEST_CASE(what_is_no_schema_is_refused) {
  BOOST_TEST(!openapi::translated("{", Dialect::draft_04, false).ok());
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "{\"not\":";
  BOOST_TEST(!openapi::translated(deep, Dialect::draft_04, false).ok());
}

BOOST_AUTO_TEST_SUITE_END()
