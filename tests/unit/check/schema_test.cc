// Small schemas: what emit writes and the first operation does not use, and what users write.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "support.h"

using namespace ocpv;
using namespace ocpv::check;
using namespace ocpv::check::testing;
using ocpv::Status;

namespace {

struct Case {
  const char* schema;
  const char* document;
  std::vector<std::string> found;
};

const std::vector<Case> kCases{
    // types and bounds
    {R"({"type":["integer","null"]})", "null", {}},
    {R"({"type":["integer","null"]})", "1.5", {"error wrong-type "}},
    {R"({"type":"integer","format":"int32","minimum":-2147483648,"maximum":2147483647})",
     "2147483648",
     {"error out-of-range "}},
    {R"({"type":"integer","minimum":0})", "99999999999999999999999999", {}},
    {R"({"type":"integer","maximum":10})", "1e400", {"error out-of-range "}},
    {R"({"exclusiveMinimum":0.5})", "0.5", {"error out-of-range "}},
    {R"({"exclusiveMinimum":0.5})", "0.50000000000000000000000000000001", {}},
    {R"({"exclusiveMaximum":1})", "0.99999999999999999999999999999999", {}},
    {R"({"multipleOf":7})", "700000000000000000000000000000000000007", {}},
    {R"({"multipleOf":7})", "700000000000000000000000000000000000008", {"error bad-format "}},
    // strings
    {R"({"minLength":2,"maxLength":3})", R"("\ud83d\ude00\u5907")", {}},
    {R"({"minLength":2})", R"("备")", {"error bad-format "}},
    {R"({"maxLength":1})", R"("ab")", {"error bad-format "}},
    {R"({"type":"string","format":"date-time"})", R"("2024-08-07T14:51:41.135+08:00")", {}},
    {R"({"type":"string","format":"date-time"})", R"("2024-08-07 14:51:41")", {"error bad-format "}},
    {R"({"type":"string","format":"time"})", R"("14:51:41Z")", {}},
    {R"({"type":"string","format":"date"})", R"("2023-02-29")", {"error bad-format "}},
    {R"({"enum":["a\\b"]})", R"("a\\b")", {}},
    {R"({"enum":["a\\b"]})", R"("a\/b")", {"error not-in-enum "}},
    {R"({"enum":["x"]})", R"("x")", {}},
    {R"({"enum":["x"]})", R"("y")", {"error not-in-enum "}},
    {R"({"enum":[1,null,true,"1"]})", "1.0", {}},
    {R"({"enum":[1,null,true,"1"]})", "false", {"error not-in-enum "}},
    {R"({"const":""})", R"("")", {}},
    // objects
    {R"({"properties":{"a":{"type":"string"},"ab":{"type":"null"},"":{"type":"integer"}}})",
     R"({"":1,"a":"","ab":null})",
     {}},
    {R"({"properties":{"a":{"type":"string"},"":{"type":"integer"}}})",
     R"({"":"x","a":1})",
     {"error wrong-type /", "error wrong-type /a"}},
    {R"({"properties":{"a":{}},"additionalProperties":false})", R"({"a":1,"b":2})", {"error unknown-field /b"}},
    {R"({"properties":{"a":{}},"additionalProperties":{"type":"integer"}})",
     R"({"b":1,"c":"2"})",
     {"error wrong-type /c"}},
    {R"({"properties":{"a":{}},"x-ocpv-open":true})", R"({"b":1})", {}},
    {R"({"properties":{"a":{}},"x-ocpv-envelope":true})", R"({"b":1})", {"note unknown-field /b"}},
    {R"({"minProperties":1})", "{}", {"error bad-format "}},
    {R"({"maxProperties":1})", R"({"a":1,"b":1})", {"error bad-format "}},
    {R"({"required":["toString"]})", R"({"tostring":1})", {"error missing-field /toString"}},
    // what a rule asks of a condition, of other members, of items
    {R"({"not":{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}})",
     R"({"a":1,"b":1})",
     {"error inconsistent-fields "}},
    {R"({"not":{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}})",
     R"({"a":1,"c":1})",
     {}},
    {R"({"not":{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}})",
     R"({"c":1})",
     {"error inconsistent-fields "}},
    {R"({"not":{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}})", R"({"b":1})", {}},
    {R"({"not":{"properties":{"a":{}},"additionalProperties":{"type":"integer"}}})",
     R"({"a":"x","b":1})",
     {"error inconsistent-fields "}},
    {R"({"not":{"properties":{"a":{}},"additionalProperties":{"type":"integer"}}})", R"({"a":"x","b":"y"})", {}},
    {R"({"not":{"items":{"type":"integer"}}})", "[1,2]", {"error inconsistent-fields "}},
    {R"({"not":{"items":{"type":"integer"}}})", R"([1,"2"])", {}},
    // arrays
    {R"({"minItems":1,"maxItems":2,"items":{"type":"integer"}})", "[1,2,3]", {"error bad-format "}},
    {R"({"items":{"type":"string"},"uniqueItems":true})", R"(["a","b","\u0061"])", {"error bad-format "}},
    {R"({"items":{"type":"number"},"uniqueItems":true})", "[1,2,1.0]", {"error bad-format "}},
    {R"({"items":{"type":["number","string"]},"uniqueItems":true})", R"([1,"1",2])", {}},
    // references, also recursive
    {R"({"$ref":"#/definitions/n","definitions":{"n":{"properties":{"v":{"type":"integer"},"n":{"$ref":"#/definitions/n"}}}}})",
     R"({"v":1,"n":{"v":2,"n":{"v":"3"}}})",
     {"error wrong-type /n/n/v"}},
    {R"({"if":{"$ref":"#/definitions/n"},"then":{"required":["ok"]},"definitions":{"n":{"properties":{"v":{"type":"integer"},"n":{"$ref":"#/definitions/n"}}}}})",
     R"({"v":1,"n":{"v":2,"n":{"v":3}}})",
     {"error inconsistent-fields "}},
    {R"({"if":{"$ref":"#/definitions/n"},"then":{"required":["ok"]},"definitions":{"n":{"properties":{"v":{"type":"integer"},"n":{"$ref":"#/definitions/n"}}}}})",
     R"({"v":1,"n":{"v":2,"n":{"v":"3"}}})",
     {}},
    // combinations
    {R"({"oneOf":[{"type":"integer"},{"minimum":2}]})", "1", {}},
    {R"({"oneOf":[{"type":"integer"},{"minimum":2}]})", "3", {"error inconsistent-fields "}},
    {R"({"not":{"required":["a","b"]}})", R"({"a":1})", {}},
    {R"({"not":{"required":["a","b"]}})", R"({"a":1,"b":1})", {"error inconsistent-fields /b"}},
    {R"({"items":{"if":{"required":["a"]},"then":{"required":["b"]}}})",
     R"([{"a":1,"b":1},{"a":1},{"b":1}])",
     {"error missing-field /1/b"}},
    {R"({"anyOf":[{"properties":{"a":{"items":{"enum":["x"]}}},"required":["a"]},{"required":["b"]}]})",
     R"({"a":["x","y"]})",
     {"error inconsistent-fields "}},
    // a rule of a value that has no other check, of numbers where strings are listed, of lengths beside lists
    {R"({"properties":{"a":{"not":{"required":["b"]}}}})", R"({"a":"x"})", {"error inconsistent-fields /a"}},
    {R"({"properties":{"a":{"not":{"required":["b"]}}}})", R"({"a":{}})", {}},
    {R"({"properties":{"a":{"enum":["xx"]}}})", R"({"a":0})", {"error not-in-enum /a"}},
    {R"({"properties":{"a":{"enum":[1000000,"xx"]}}})", R"({"a":"1000000"})", {"error not-in-enum /a"}},
    {R"({"properties":{"a":{"minLength":20,"properties":{"longer":{}}}}})",
     R"({"a":"longer"})",
     {"error bad-format /a"}},
    {R"({"properties":{"t":{"enum":["abcd","bb"]}},"if":{"properties":{"t":{"minLength":3}},"required":["t"]},"then":{"required":["x"]}})",
     R"({"t":"abcd"})",
     {"error inconsistent-fields "}},
    {R"({"properties":{"t":{"enum":["abcd","bb"]}},"if":{"properties":{"t":{"minLength":3}},"required":["t"]},"then":{"required":["x"]}})",
     R"({"t":"bb"})",
     {}},
    {R"({"properties":{"t":{"enum":["aa","bb"]}},"if":{"properties":{"t":{"enum":["aa"]}},"required":["t"]},"then":{"required":["x"]}})",
     R"({"t":"aa"})",
     {"error missing-field /x"}},
    {R"({"properties":{"t":{"enum":["aaaa",1]}},"allOf":[{"if":{"properties":{"t":{"type":"string"}},"required":["t"]},"then":{"required":["x"]}},{"if":{"properties":{"t":{"const":1}},"required":["t"]},"then":{"required":["y"]}}]})",
     R"({"t":"aaaa"})",
     {"error inconsistent-fields "}},
    {R"({"properties":{"t":{"enum":["aaaa",1]}},"allOf":[{"if":{"properties":{"t":{"type":"string"}},"required":["t"]},"then":{"required":["x"]}},{"if":{"properties":{"t":{"const":1}},"required":["t"]},"then":{"required":["y"]}}]})",
     R"({"t":1})",
     {"error missing-field /y"}},
    {R"({"anyOf":[{"required":["a"]},{"required":["b"]},{"required":["c"]}]})",
     R"({"d":1})",
     {"error missing-field /a"}},
    {R"({"anyOf":[{"required":["a"]},{"required":["b"]},{"required":["c"]}]})", R"({"c":1})", {}},
    // names and values that look alike: escapes spelt out, bytes in the middle, bytes beyond the first 32
    {R"({"properties":{"ab\\u0041cd":{"type":"null"}}})", R"({"ab\u0041cd":1})", {"warning unknown-field /abAcd"}},
    {R"({"properties":{"ab\\u0041cd":{"type":"null"}}})", R"({"ab\\u0041cd":1})", {"error wrong-type /ab\\u0041cd"}},
    {R"({"properties":{"a":{"enum":["ab\\u0041cd"]}}})", R"({"a":"ab\u0041cd"})", {"error not-in-enum /a"}},
    {R"({"properties":{"name1End":{"type":"null"},"name2End":{"type":"null"},"name3End":{"type":"null"}}})",
     R"({"name3End":1,"name1End":2,"name2End":null})",
     {"error wrong-type /name3End", "error wrong-type /name1End"}},
    {R"({"properties":{"theNameOfAMemberThatIsLongerThan32BytesOne":{"type":"null"},"theNameOfAMemberThatIsLongerThan32BytesTwo":{}},"x-ocpv-open":true})",
     R"({"theNameOfAMemberThatIsLongerThan32BytesOne":1,"theNameOfAMemberThatIsLongerThan32BytesTwo":1,"theNameOfAMemberThatIsLongerThan32BytExOne":1})",
     {"error wrong-type /theNameOfAMemberThatIsLongerThan32BytesOne"}},
    {R"({"properties":{"a":{"enum":["aValueThatIsLongerThanThirtyTwoBytesOne"]}}})",
     R"({"a":"aValueThatIsLongerThanThirtyTwoByt0sOne"})",
     {"error not-in-enum /a"}},
    // numbers at the ends of the text and of what 64 bits hold
    {R"({"properties":{"a":{"type":"integer","minimum":-9223372036854775808,"maximum":9223372036854775807}}})",
     R"({"a":-9223372036854775808,"a":18446744073709551616})",
     {"error duplicate-key /a"}},
    {R"({"properties":{"a":{"type":"integer","minimum":-9223372036854775808,"maximum":9223372036854775807}}})",
     R"({"a":18446744073709551616})",
     {"error out-of-range /a"}},
    {R"({"properties":{"a":{"type":"integer","minimum":-9223372036854775808,"maximum":9223372036854775807}}})",
     R"({"a":1234567890123456.5})",
     {"error wrong-type /a"}},
    {R"({"items":{"type":"integer","minimum":0,"maximum":1234567890123456}})",
     "[1234567890123456,1234567890123457,123456789012]",
     {"error out-of-range /1"}},
    {R"({"items":{"type":"integer","minimum":5}})",
     "[5,6,7,8,9,10,11,12,4,0,-5]",
     {"error out-of-range /8", "error out-of-range /9", "error out-of-range /10"}},
    {R"({"items":{"type":"integer","maximum":-5}})",
     "[-5,-6,-7,-8,-9,-4,0,5]",
     {"error out-of-range /5", "error out-of-range /6", "error out-of-range /7"}},
    {R"({"items":{"type":"integer","minimum":0,"maximum":9000000000000000}})",
     "[1234567890123456,0123456789012345]",
     {"error not-json "}},
    // arrays: what is asked of items, and of an array, by its own list and by a rule
    {R"({"not":{"items":{"type":"string"},"uniqueItems":true}})", R"(["a","b"])", {"error inconsistent-fields "}},
    {R"({"not":{"items":{"type":"string"},"uniqueItems":true}})", R"(["a","a"])", {}},
    {R"({"x-ocpv-advice":[{"items":{"type":"string"},"uniqueItems":true}]})", R"(["a","a"])", {"warning bad-format "}},
    {R"({"items":{"type":"string"},"uniqueItems":true})",
     R"(["a",["a","b"],{"a":"a"},"b"])",
     {"error wrong-type /1", "error wrong-type /2"}},
    {R"({"required":["a"],"minItems":1})", "[1]", {}},
    {R"({"required":["a"]})", "[]", {}},
    // duplicates below many unknown members, and in objects that take anything or nothing more
    {R"({"properties":{"x":{}}})",
     R"({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"a":2})",
     {"warning unknown-field /a", "warning unknown-field /b", "warning unknown-field /c", "warning unknown-field /d",
      "warning unknown-field /e", "warning unknown-field /f", "warning unknown-field /g", "warning unknown-field /h",
      "warning unknown-field /i", "error duplicate-key /a"}},
    {R"({"properties":{"x":{}},"additionalProperties":false})",
     R"({"a":1,"a":2})",
     {"error unknown-field /a", "error unknown-field /a", "error duplicate-key /a"}},
    {R"({"properties":{"x":{}},"x-ocpv-open":true})", R"({"a":1,"a":2})", {"error duplicate-key /a"}},
    // a member that only a rule names
    {R"({"properties":{"x":{}},"if":{"required":["y"]},"then":{"required":["x"]}})",
     R"({"y":1,"x":1})",
     {"warning unknown-field /y"}},
    {R"({"properties":{"x":{}},"if":{"required":["y"]},"then":{"required":["x"]},"x-ocpv-open":true})",
     R"({"y":1,"x":1})",
     {}},
    {R"({"properties":{"x":{}},"required":["y"]})", R"({"y":1})", {}},
    {R"({"properties":{"x":true,"y":false},"x-ocpv-advice":[{"minProperties":2}]})",
     R"({"x":1})",
     {"warning bad-format "}},
    // our own keywords
    {R"({"properties":{"a":{"x-ocpv-contested":{"type":"integer"}}}})", R"({"a":"1"})", {"warning wrong-type /a"}},
    {R"({"properties":{"a":{}},"x-ocpv-contested":{"required":["a"]}})", "{}", {"warning missing-field /a"}},
    {R"({"properties":{"a":{"enum":["x"]},"b":{}},"x-ocpv-advice":[{"if":{"required":["b"]},"then":{"properties":{"a":{"enum":["x"]}}}}]})",
     R"({"a":"y","b":1})",
     {"error not-in-enum /a"}},
    {R"({"properties":{"a":{"enum":["x","y"]},"b":{}},"x-ocpv-advice":[{"if":{"required":["b"]},"then":{"properties":{"a":{"enum":["x"]}}}}]})",
     R"({"a":"y","b":1})",
     {"warning not-applicable /b"}},
    {R"({"properties":{"s":{"type":"string","x-ocpv-known-values":["A"]}}})",
     R"({"s":"B"})",
     {"note unknown-value /s"}},
    {R"({"$ref":"#/definitions/s","x-ocpv-secret":true,"definitions":{"s":{"type":"string"}}})",
     "1",
     {"error wrong-type "}},
};

}  // namespace

BOOST_AUTO_TEST_CASE(each_keyword_means_what_draft_07_says_and_is_told_once) {
  Checker checker;
  findings::Findings findings;
  for (const Case& row : kCases) {
    BOOST_TEST_CONTEXT(row.schema << "  " << row.document) {
      const ocpv::plan::Plan plan = compiled(row.schema);
      const Status status = checker.check(plan, row.document, Options{}, findings);
      BOOST_TEST(lines_of(findings) == row.found, boost::test_tools::per_element());
      BOOST_TEST((checker.verdict(plan, row.document, Options{}) == status));
      Options strict;
      strict.strict = true;
      BOOST_TEST((checker.verdict(plan, row.document, strict) == checker.check(plan, row.document, strict, findings)));
      // A word at the end of a text and one with room behind it are read in different ways.
      const std::string padded = row.document + std::string(64, ' ');
      checker.check(plan, padded, Options{}, findings);
      BOOST_TEST(lines_of(findings) == row.found, boost::test_tools::per_element());
      BOOST_TEST((checker.verdict(plan, padded, Options{}) == status));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_value_decides_is_right_beyond_the_first_word_of_bits) {
  // Seventy members that are all required, and the one that decides last: its bit lies in the second word.
  std::string properties, required, body;
  for (int i = 0; i < 70; ++i) {
    const std::string name = "\"member" + std::to_string(i) + "\"";
    properties += name + ":{},";
    required += name + ",";
    body += name + ":1,";
  }
  const auto plan = compiled(
      "{\"properties\":{" + properties + R"("type":{"enum":["ONE","TWO"]},"extra":{}},"required":[)" + required +
      R"("type"],"if":{"properties":{"type":{"enum":["ONE"]}},"required":["type"]},"then":{"required":["extra"]},
                             "x-ocpv-advice":[{"if":{"required":["extra"]},"then":{"properties":{"type":{"enum":["ONE"]}}}}]})");
  const struct {
    const char* rest;
    std::vector<std::string> found;
  } cases[] = {
      {R"("type":"TWO"})", {}},
      {R"("type":"ONE"})", {"error missing-field /extra"}},
      {R"("type":"ONE","extra":1})", {}},
      {R"("extra":1,"type":"TWO"})", {"warning not-applicable /extra"}},
  };
  Checker checker;
  findings::Findings findings;
  for (const auto& row : cases) {
    BOOST_TEST_CONTEXT(row.rest) {
      const std::string text = "{" + body + row.rest;
      const Status status = checker.check(plan, text, Options{}, findings);
      BOOST_TEST(lines_of(findings) == row.found, boost::test_tools::per_element());
      BOOST_TEST((checker.verdict(plan, text, Options{}) == status));
      Options strict;
      strict.strict = true;
      BOOST_TEST((checker.verdict(plan, text, strict) == checker.check(plan, text, strict, findings)));
    }
  }
}

BOOST_AUTO_TEST_CASE(each_of_many_rules_about_one_value_asks_its_own) {
  // Seventy values that each ask for a member of their own: more than one word of bits holds.
  std::string values, rules;
  for (int i = 0; i < 70; ++i) {
    const std::string value = "\"value" + std::to_string(i) + "\"", comma = i == 0 ? "" : ",";
    values += comma + value;
    rules += comma + R"({"if":{"properties":{"type":{"const":)" + value +
             R"(}},"required":["type"]},"then":{"required":["x)" + std::to_string(i) + "\"]}}";
  }
  const auto plan = compiled(R"({"properties":{"type":{"enum":[)" + values + R"(]}},"allOf":[)" + rules + "]}");
  Checker checker;
  findings::Findings findings;
  for (int i = 0; i < 70; ++i) {
    const std::string text = R"({"type":"value)" + std::to_string(i) + "\"}";
    checker.check(plan, text, Options{}, findings);
    const std::vector<std::string> expected{"error missing-field /x" + std::to_string(i)};
    BOOST_TEST(lines_of(findings) == expected, boost::test_tools::per_element());
    BOOST_TEST((checker.verdict(plan, text, Options{}) == Status::invalid));
  }
}

BOOST_AUTO_TEST_CASE(members_beyond_the_first_word_of_bits_count_like_the_others) {
  std::string properties, required, body;
  for (int i = 0; i < 200; ++i) {
    const std::string name = "field" + std::to_string(i);
    properties += (i == 0 ? "\"" : ",\"") + name + "\":{\"type\":\"integer\"}";
    required += (i == 0 ? "\"" : ",\"") + name + "\"";
    if (i != 77 && i != 150) body += (i == 0 ? "\"" : ",\"") + name + "\":1";
  }
  const auto plan = compiled(
      "{\"properties\":{" + properties + "},\"required\":[" + required +
      "],\"allOf\":[{\"if\":{\"required\":[\"field199\"]},\"then\":{\"properties\":{\"field3\":{\"enum\":[2]}}}}]}");
  Checker checker;
  findings::Findings findings;
  BOOST_TEST((checker.check(plan, "{" + body + ",\"field3\":1}", Options{}, findings) == Status::invalid));
  const std::vector<std::string> expected{"error missing-field /field77", "error missing-field /field150",
                                          "error not-applicable /field199", "error duplicate-key /field3"};
  BOOST_TEST(lines_of(findings) == expected, boost::test_tools::per_element());
  BOOST_TEST((checker.verdict(plan, "{" + body + "}", Options{}) == Status::invalid));
}
