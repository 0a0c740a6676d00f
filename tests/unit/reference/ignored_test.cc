#include "reference/ignored.h"

#include <boost/test/unit_test.hpp>
#include <string_view>

namespace ocpv::reference {
namespace {

struct Case {
  std::string_view schema, ignored;  ///< Empty: nothing is.
};

constexpr Case kCases[] = {
    {R"({"format":"email"})", "/format"},
    {R"({"format":5})", "/format"},
    {R"({"properties":{"a":{"type":"string","format":"uri"}}})", "/properties/a/format"},
    {R"({"format":"date-time"})", ""},
    {R"({"type":"integer","format":"int32"})", "/format"},
    {R"({"type":"integer","format":"int64","minimum":0})", "/format"},
    {R"({"type":"integer","format":"int32","minimum":-2147483648,"maximum":2147483647})", ""},
    {R"({"unevaluatedProperties":false})", "/unevaluatedProperties"},
    {R"({"allOf":[{"unevaluatedItems":false}]})", "/allOf/0/unevaluatedItems"},
    {R"({"requird":["a"]})", "/requird"},
    {R"({"if":{"propertys":{}},"then":false})", "/if/propertys"},
    {R"({"items":[{"minLenght":1}]})", "/items/0/minLenght"},
    {R"({"dependencies":{"a":{"minimun":1}}})", "/dependencies/a/minimun"},
    {R"({"$ref":"#/definitions/a","definitions":{"a":{"maxlength":1}}})", "/definitions/a/maxlength"},
    {R"({"$ref":"#/definitions/a","anything":1,"definitions":{"a":{}}})", ""},
    {R"({"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object"})", "/$schema"},
    {R"({"$schema":"https://json-schema.org/draft/2019-09/schema#","$ref":"#"})", "/$schema"},
    {R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object"})", ""},
    {R"({"properties":{"unevaluatedProperties":{"type":"string"}},"enum":[{"format":"email"}],"x-own":{"y":1}})", ""},
};

BOOST_AUTO_TEST_CASE(what_valijson_passes_over_is_named_with_its_place) {
  for (const Case& one : kCases) BOOST_TEST(ignored_keyword(one.schema) == one.ignored, one.schema);
}

}  // namespace
}  // namespace ocpv::reference
