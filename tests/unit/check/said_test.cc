// Where a rule was said: each diagnostic names the keyword of the schema, and the page, line and strength beside it.
#include <boost/test/unit_test.hpp>
#include <string>

#include "support.h"

using namespace ocpv;
using namespace ocpv::check;
using namespace ocpv::check::testing;

namespace {

struct Case {
  const char* schema;
  const char* document;
  const char* said;  ///< `/properties/a/type page:7 stated`, of the first diagnostic
};

const Case kCases[] = {
    {R"({"type":"integer"})", "true", "/type :0 stated"},
    {R"({"x-ocpv-said":{"page":"p","line":3},"type":"integer"})", "true", "/type p:3 stated"},
    {R"({"x-ocpv-said":{"page":"p","line":3},"properties":{"a":{"type":"null"}}})", R"({"a":1})",
     "/properties/a/type :0 stated"},
    {R"({"properties":{"a":{"x-ocpv-said":{"page":"q","line":12},"x-ocpv-strength":"inferred","type":"null"}}})",
     R"({"a":1})", "/properties/a/type q:12 inferred"},
    {R"({"x-ocpv-strength":"corrected","minLength":2})", R"("x")", "/minLength :0 corrected"},
    {R"({"x-ocpv-strength":"contested","maximum":2})", "3", "/maximum :0 contested"},
    {R"({"x-ocpv-strength":"corrected","allOf":[{"x-ocpv-strength":"stated","enum":[1]}]})", "3",
     "/allOf/0/enum :0 stated"},
    {R"({"x-ocpv-said":{"page":"p","line":3},"allOf":[{"enum":[1]}]})", "3", "/allOf/0/enum p:3 stated"},
    {R"({"x-ocpv-said":{"page":"p","line":0},"enum":[1]})", "3", "/enum p:0 stated"},
    {R"({"x-ocpv-said":{"page":"p","line":-4},"enum":[1]})", "3", "/enum p:0 stated"},
    {R"({"x-ocpv-said":{"page":"p","line":1.5},"enum":[1]})", "3", "/enum p:0 stated"},
    {R"({"x-ocpv-said":{"page":"p","line":5000000000},"enum":[1]})", "3", "/enum p:0 stated"},
    {R"({"x-ocpv-said":"p","enum":[1]})", "3", "/enum :0 stated"},
    // bounds
    {R"({"type":"integer","minimum":1,"maximum":9})", "0", "/minimum :0 stated"},
    {R"({"type":"integer","minimum":1,"maximum":9})", "10", "/maximum :0 stated"},
    {R"({"minimum":1.5})", "1", "/minimum :0 stated"},
    {R"({"exclusiveMinimum":1.5})", "1", "/exclusiveMinimum :0 stated"},
    {R"({"maximum":1.5})", "2", "/maximum :0 stated"},
    {R"({"exclusiveMaximum":1.5})", "2", "/exclusiveMaximum :0 stated"},
    // two types of which the first that was said is named
    {R"({"allOf":[{"type":["integer","string"]},{"type":["integer","null"]}]})", "true", "/allOf/0/type :0 stated"},
    // members
    {R"({"required":["a","b"]})", R"({"a":1})", "/required/1 :0 stated"},
    {R"({"properties":{"a":{}},"additionalProperties":false,"x-ocpv-said":{"page":"p","line":8}})", R"({"b":1})",
     "/additionalProperties p:8 stated"},
    {R"({"properties":{"a/b":{"enum":["~"]}}})", R"({"a/b":1})", "/properties/a~1b/enum :0 stated"},
    {R"({"items":{"items":{"type":"null"}}})", "[[1]]", "/items/items/type :0 stated"},
    // rules
    {R"({"x-ocpv-said":{"page":"p","line":5},"if":{"required":["a"]},"then":{"required":["b"]}})", R"({"a":1})",
     " p:5 stated"},
    {R"({"allOf":[{"x-ocpv-said":{"page":"p","line":6},"anyOf":[{"required":["a"]},{"required":["b"]}]}]})", "{}",
     "/allOf/0/anyOf p:6 stated"},
    {R"({"x-ocpv-advice":[{"x-ocpv-said":{"page":"p","line":9},"required":["a"]}]})", "{}",
     "/x-ocpv-advice/0/required/0 p:9 stated"},
    // references: named where they lead to
    {R"({"$ref":"#/definitions/t","definitions":{"t":{"type":"null"}}})", "1", "/definitions/t/type :0 stated"},
    {R"({"$ref":"#/definitions/a%20b%2Fc%c3%A9","definitions":{"a b/cé":{"type":"null"}}})", "1", ""},
    {R"({"$ref":"#/definitions/a%20b%c3%A9","definitions":{"a bé":{"type":"null"}}})", "1",
     "/definitions/a bé/type :0 stated"},
    {R"({"$ref":"#/definitions/5%","definitions":{"5%":{"type":"null"}}})", "1", "/definitions/5%/type :0 stated"},
    {R"({"$ref":"#/definitions/%zz","definitions":{"%zz":{"type":"null"}}})", "1", "/definitions/%zz/type :0 stated"},
    {R"({"properties":{"a":{"$ref":"#/definitions/t"},"b":{"$ref":"#/definitions/t"}},
         "definitions":{"t":{"properties":{"c":{"$ref":"#/definitions/u"}}},"u":{"type":"null"}}})",
     R"({"b":{"c":1}})", "/definitions/u/type :0 stated"},
};

std::string said_of(const findings::Diagnostic& diagnostic) {
  return std::string(diagnostic.schema_pointer) + ' ' + std::string(diagnostic.doc_page) + ':' +
         std::to_string(diagnostic.doc_line) + ' ' + std::string(name_of(diagnostic.strength));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_diagnostic_names_the_keyword_the_page_the_line_and_the_strength_of_what_is_broken) {
  for (const Case& one : kCases) {
    BOOST_TEST_CONTEXT(one.schema) {
      auto plan = ocpv::plan::compile(one.schema);
      if (*one.said == '\0') {
        BOOST_TEST(!plan.ok());
        continue;
      }
      BOOST_REQUIRE_MESSAGE(plan.ok(), (plan.ok() ? "" : plan.error().message.en));
      Checker checker;
      findings::Findings findings;
      checker.check(*plan, one.document, {}, findings);
      BOOST_REQUIRE(!findings.diagnostics.empty());
      BOOST_TEST(said_of(findings.diagnostics.front()) == one.said);
    }
  }
}
