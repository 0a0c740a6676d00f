#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "compare/compare.h"

using namespace ocpv;

namespace {

compare::PartFacts facts(const std::string& schema, compare::Level level = compare::Level::held) {
  auto read = compare::schema_facts(schema, "schema.json", level);
  BOOST_REQUIRE_MESSAGE(read.ok(), to_string(read.ok() ? Error{} : read.error(), ocpv::Language::en));
  return std::move(*read);
}

/// `effect id pointer before|after`, one line for each difference.
std::string lines_of(const std::vector<compare::Difference>& differences) {
  std::string lines;
  for (const compare::Difference& one : differences) {
    lines += std::string(name_of(one.effect)) + " " + std::string(name_of(one.what)) + " " + one.pointer + " " +
             one.before + "|" + one.after + "\n";
  }
  return lines;
}

std::string differences(const std::string& before, const std::string& after, Part part) {
  return lines_of(compare::compare_parts(facts(before), facts(after), part));
}

/// An object with one member `x`, and more keywords of the object.
std::string object(const std::string& x, const std::string& more = "") {
  return R"({"type":"object","properties":{"x":)" + x + "}" + more + "}";
}

struct Case {
  const char* name;
  std::string before, after;
  const char* in_request;
  const char* in_response;
};

const char* const kString = R"({"type":"string"})";
const char* const kInt32 = R"({"type":"integer","format":"int32","minimum":-2147483648,"maximum":2147483647})";
const char* const kInt64 =
    R"({"type":"integer","format":"int64","minimum":-9223372036854775808,"maximum":9223372036854775807})";

std::string rule(const std::string& keyword, const std::string& in) {
  return R"({"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},")" + keyword +
         R"(":[{"if":{"required":["a"]},"then":{"properties":{"b":{"enum":)" + in + "}}}}]}";
}

/// An object with `a`, `b` and `c`, and one rule.
std::string with(const std::string& rule) {
  return R"({"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"},"c":{"type":"array"}},"allOf":[)" +
         rule + "]}";
}

/// `b` is one of some values where `a` is one of some.
std::string values_when(const std::string& in, const std::string& values) {
  return with(R"({"if":{"properties":{"a":{"enum":)" + in +
              R"(}},"required":["a"]},"then":{"properties":{"b":{"enum":)" + values +
              R"(}}},"x-ocpv-rule":"values_when"})");
}

std::string required_when(const std::string& in) {
  return R"({"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"allOf":[{"if":{"properties":{"b":{"enum":)" +
         in + R"(}},"required":["b"]},"then":{"required":["a"]}}]})";
}

const std::vector<Case>& cases() {
  static const std::vector<Case> rows = {
      {"a wider type with a narrower bound", object(R"({"type":"integer","maximum":5})"),
       object(R"({"type":"number","maximum":3})"),
       "compatible type-changed /x integer|number\nbreaking range-changed /x ..5|..3\n",
       "breaking type-changed /x integer|number\ncompatible range-changed /x ..5|..3\n"},
      {"nothing", object(kString), object(kString), "", ""},
      {"words", object(R"({"type":"string","description":"a"})"), object(R"({"type":"string","description":"b"})"),
       "documentation description-changed /x a|b\n", "documentation description-changed /x a|b\n"},
      {"wider integer", object(kInt32), object(kInt64), "compatible type-changed /x int32|int64\n",
       "breaking type-changed /x int32|int64\n"},
      {"narrower integer", object(kInt64), object(kInt32), "breaking type-changed /x int64|int32\n",
       "compatible type-changed /x int64|int32\n"},
      {"another type", object(kInt32), object(kString), "breaking type-changed /x int32|string\n",
       "breaking type-changed /x int32|string\n"},
      {"a time instead of any string", object(kString), object(R"({"type":"string","format":"date-time"})"),
       "breaking type-changed /x string|date-time\n", "compatible type-changed /x string|date-time\n"},
      {"a retyped object is told once", object(R"({"type":"object","properties":{"y":{"type":"string"}}})"),
       object(R"({"type":"array","items":{"type":"object","properties":{"y":{"type":"string"}}}})"),
       "breaking type-changed /x object|array\n", "breaking type-changed /x object|array\n"},
      {"items told", object(R"({"type":"array"})"), object(R"({"type":"array","items":{"type":"string"}})"),
       "breaking type-changed /x array|array of string\n", "compatible type-changed /x array|array of string\n"},
      {"new optional field", R"({"type":"object"})",
       object(R"({"type":"object","properties":{"y":{"type":"string"}}})"), "compatible field-added /x |object\n",
       "compatible field-added /x |object\n"},
      {"new required field", R"({"type":"object"})", object(kString, R"(,"required":["x"])"),
       "breaking field-added /x |string, required\n", "compatible field-added /x |string, required\n"},
      {"field gone", object(kString), R"({"type":"object"})", "breaking field-removed /x string|\n",
       "breaking field-removed /x string|\n"},
      {"field renamed", object(kString, R"(,"title":"t")"), R"({"type":"object","properties":{"X":{"type":"string"}}})",
       "breaking field-renamed /X /x|/X\n", "breaking field-renamed /X /x|/X\n"},
      {"field moved", R"({"type":"object","properties":{"o":{"type":"object","properties":{"y":{"type":"string"}}}}})",
       R"({"type":"object","properties":{"o":{"type":"object"},"y":{"type":"string"}}})",
       "breaking field-moved /y /o/y|/y\n", "breaking field-moved /y /o/y|/y\n"},
      {"became required", object(kString), object(kString, R"(,"required":["x"])"), "breaking became-required /x |\n",
       "compatible became-required /x |\n"},
      {"became optional", object(kString, R"(,"required":["x"])"), object(kString), "compatible became-optional /x |\n",
       "breaking became-optional /x |\n"},
      {"value added", object(R"({"type":"string","enum":["A"]})"), object(R"({"type":"string","enum":["A","B"]})"),
       "compatible values-changed /x |\"B\"\n", "breaking values-changed /x |\"B\"\n"},
      {"value gone", object(R"({"type":"string","enum":["A","B"]})"), object(R"({"type":"string","enum":["A"]})"),
       "breaking values-changed /x \"B\"|\n", "compatible values-changed /x \"B\"|\n"},
      {"order of values", object(R"({"type":"string","enum":["A","B"]})"),
       object(R"({"type":"string","enum":["B","A"]})"), "", ""},
      {"list closed", object(R"({"type":"string","x-ocpv-known-values":["A"]})"),
       object(R"({"type":"string","enum":["A"]})"), "breaking list-closed /x \"A\"|\"A\"\n",
       "compatible list-closed /x \"A\"|\"A\"\n"},
      {"list opened", object(R"({"type":"string","enum":["A"]})"), object(kString),
       "compatible list-opened /x \"A\"|\n", "breaking list-opened /x \"A\"|\n"},
      {"known values", object(R"({"type":"string","x-ocpv-known-values":["A"]})"),
       object(R"({"type":"string","x-ocpv-known-values":["B"]})"),
       "documentation known-values-changed /x \"A\"|\"B\"\n", "documentation known-values-changed /x \"A\"|\"B\"\n"},
      {"range narrower", object(R"({"type":"number","minimum":0})"),
       object(R"({"type":"number","minimum":0,"maximum":9})"), "breaking range-changed /x 0..|0..9\n",
       "compatible range-changed /x 0..|0..9\n"},
      {"range of long numbers wider", object(R"({"type":"integer","maximum":99999999999})"),
       object(R"({"type":"integer","maximum":100000000000})"),
       "compatible range-changed /x ..99999999999|..100000000000\n",
       "breaking range-changed /x ..99999999999|..100000000000\n"},
      {"negative range narrower", object(R"({"type":"integer","minimum":-10})"),
       object(R"({"type":"integer","minimum":-9})"), "breaking range-changed /x -10..|-9..\n",
       "compatible range-changed /x -10..|-9..\n"},
      {"range moved", object(R"({"type":"integer","minimum":1,"maximum":5})"),
       object(R"({"type":"integer","minimum":2,"maximum":6})"), "breaking range-changed /x 1..5|2..6\n",
       "breaking range-changed /x 1..5|2..6\n"},
      {"longer text allowed", object(R"({"type":"string","maxLength":5})"),
       object(R"({"type":"string","maxLength":6})"), "compatible range-changed /x length ..5|length ..6\n",
       "breaking range-changed /x length ..5|length ..6\n"},
      {"protocol forbidden", object(kString),
       object(R"({"type":"string","not":{"pattern":"^[A-Za-z][A-Za-z0-9+.-]*://"}})"),
       "breaking shape-changed /x any|without a protocol\n", "compatible shape-changed /x any|without a protocol\n"},
      {"default told", object(kString), object(R"({"type":"string","default":"a"})"),
       "documentation default-changed /x |\"a\"\n", "documentation default-changed /x |\"a\"\n"},
      {"another default", object(R"({"type":"string","default":"a"})"), object(R"({"type":"string","default":"b"})"),
       "breaking default-changed /x \"a\"|\"b\"\n", "documentation default-changed /x \"a\"|\"b\"\n"},
      {"deprecated", object(kString), object(R"({"type":"string","x-ocpv-deprecated":true})"),
       "documentation deprecated-changed /x |deprecated\n", "documentation deprecated-changed /x |deprecated\n"},
      {"new rule", R"({"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}})",
       rule("allOf", R"(["V"])"), "breaking rule-added /a |only when /b is \"V\"\n",
       "compatible rule-added /a |only when /b is \"V\"\n"},
      {"new advice", R"({"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}})",
       rule("x-ocpv-advice", R"(["V"])"), "documentation rule-added /a |only when /b is \"V\" (a warning)\n",
       "documentation rule-added /a |only when /b is \"V\" (a warning)\n"},
      {"advice turned rule", rule("x-ocpv-advice", R"(["V"])"), rule("allOf", R"(["V"])"),
       "breaking rule-changed /a only when /b is \"V\" (a warning)|only when /b is \"V\"\n",
       "compatible rule-changed /a only when /b is \"V\" (a warning)|only when /b is \"V\"\n"},
      {"rule with one value more", rule("allOf", R"(["V"])"), rule("allOf", R"(["V","W"])"),
       "compatible rule-changed /a only when /b is \"V\"|only when /b is \"V\", \"W\"\n",
       "breaking rule-changed /a only when /b is \"V\"|only when /b is \"V\", \"W\"\n"},
      {"required for one value more", required_when(R"(["V"])"), required_when(R"(["V","W"])"),
       "breaking rule-changed /a required when /b is \"V\"|required when /b is \"V\", \"W\"\n",
       "compatible rule-changed /a required when /b is \"V\"|required when /b is \"V\", \"W\"\n"},
      {"values by another field, one more", values_when(R"(["A"])", R"(["x"])"),
       values_when(R"(["A"])", R"(["x","y"])"),
       "compatible rule-changed /b \"x\" when /a is \"A\"|\"x\", \"y\" when /a is \"A\"\n",
       "breaking rule-changed /b \"x\" when /a is \"A\"|\"x\", \"y\" when /a is \"A\"\n"},
      {"values by another field, for more of its values", values_when(R"(["A"])", R"(["x"])"),
       values_when(R"(["A","B"])", R"(["x"])"),
       "breaking rule-changed /b \"x\" when /a is \"A\"|\"x\" when /a is \"A\", \"B\"\n",
       "compatible rule-changed /b \"x\" when /a is \"A\"|\"x\" when /a is \"A\", \"B\"\n"},
      {"a count by another field",
       with(
           R"({"if":{"properties":{"a":{"enum":["A"]}},"required":["a"]},"then":{"properties":{"c":{"maxItems":1}}}})"),
       with(R"({"if":{"required":["a"]},"then":{"properties":{"c":{"minItems":1,"maxItems":1}}}})"),
       "compatible rule-removed /c ..1 items when /a is \"A\"|\nbreaking rule-added /a |only when /c has 1..1 items\n",
       "breaking rule-removed /c ..1 items when /a is \"A\"|\ncompatible rule-added /a |only when /c has 1..1 items\n"},
      {"unless", with(R"({"if":{"required":["b"]},"then":{"properties":{"a":{"not":{"enum":["A"]}}}}})"),
       with(R"({"if":{"required":["b"]},"then":{"properties":{"a":{"not":{"enum":["A","B"]}}}}})"),
       "breaking rule-changed /b only when /a is not \"A\"|only when /a is not \"A\", \"B\"\n",
       "compatible rule-changed /b only when /a is not \"A\"|only when /a is not \"A\", \"B\"\n"},
      {"which members are there",
       with(R"({"oneOf":[{"required":["a"]},{"required":["b"]}]},{"not":{"required":["a","c"]}})"),
       with(
           R"({"if":{"required":["a"]},"then":{"required":["b","c"]}},{"if":{"anyOf":[{"required":["a"]},{"required":["b"]}]},"then":{"required":["a","b"]}})"),
       "compatible rule-removed  exactly one of /a | /b|\ncompatible rule-removed  at most one of /a | /c|\n"
       "breaking rule-added  |the first needs the others: /a | /b | /c\nbreaking rule-added  |all or none of /a | /b\n",
       "breaking rule-removed  exactly one of /a | /b|\nbreaking rule-removed  at most one of /a | /c|\n"
       "compatible rule-added  |the first needs the others: /a | /b | /c\ncompatible rule-added  |all or none of /a | "
       "/b\n"},
      {"rule gone", required_when(R"(["V"])"),
       R"({"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}})",
       "compatible rule-removed /a required when /b is \"V\"|\n",
       "breaking rule-removed /a required when /b is \"V\"|\n"},
  };
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(compare_suite)

BOOST_AUTO_TEST_CASE(each_change_is_one_difference_judged_by_who_it_breaks) {
  for (const Case& one : cases()) {
    BOOST_TEST_CONTEXT(one.name) {
      BOOST_TEST(differences(one.before, one.after, Part::request) == one.in_request);
      BOOST_TEST(differences(one.before, one.after, Part::response) == one.in_response);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_schema_does_not_differ_from_itself) {
  for (const Case& one : cases()) {
    BOOST_TEST(differences(one.before, one.before, Part::request) == "", one.name);
    BOOST_TEST(differences(one.after, one.after, Part::response) == "", one.name);
  }
}

BOOST_AUTO_TEST_CASE(contested_statements_count_only_among_what_is_stated) {
  const std::string schema =
      object(R"({"type":"string","x-ocpv-contested":{"enum":["A"]}})", R"(,"x-ocpv-contested":{"required":["x"]})");
  BOOST_TEST(!facts(schema).fields[1].closed.has_value());
  BOOST_TEST(!facts(schema).fields[1].required);
  BOOST_TEST(facts(schema, compare::Level::stated).fields[1].closed.has_value());
  BOOST_TEST(facts(schema, compare::Level::stated).fields[1].required);
}

BOOST_AUTO_TEST_CASE(references_are_followed_and_recursion_ends) {
  const compare::PartFacts read = facts(R"({"type":"object","properties":{"n":{"$ref":"#/definitions/N"}},"definitions":
      {"N":{"type":"object","properties":{"v":{"type":"string"},"n":{"$ref":"#/definitions/N"}}}}})");
  std::string pointers;
  for (const auto& field : read.fields) pointers += field.pointer + " ";
  BOOST_TEST(pointers == " /n /n/v /n/n ");
}

BOOST_AUTO_TEST_CASE(a_schema_that_unfolds_without_end_is_refused) {
  std::string definitions = R"("d0":{"type":"object"})";
  for (int n = 1; n < 40; ++n) {
    const std::string ref = R"({"$ref":"#/definitions/d)" + std::to_string(n - 1) + "\"}";
    definitions +=
        ",\"d" + std::to_string(n) + R"(":{"type":"object","properties":{"a":)" + ref + R"(,"b":)" + ref + "}}";
  }
  const auto read = compare::schema_facts(R"({"$ref":"#/definitions/d39","definitions":{)" + definitions + "}}",
                                          "wide.json", compare::Level::held);
  BOOST_REQUIRE(!read.ok());
  BOOST_TEST(to_string(read.error(), ocpv::Language::en) == "wide.json: unfolds into more than 20000 fields");
}

BOOST_AUTO_TEST_CASE(a_number_that_no_double_holds_is_told_as_that) {
  for (const char* text : {R"({"maximum":1e999})", R"({"properties":{"a":{"enum":[1,-1e400]}}})"}) {
    const auto read = compare::schema_facts(text, "a.json", compare::Level::held);
    BOOST_REQUIRE(!read.ok());
    BOOST_TEST(to_string(read.error(), ocpv::Language::en) ==
               "a.json: has a number beyond 1e308, which cannot be compared here");
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_schema_is_refused_with_its_name) {
  for (const char* text : {"", "[]", "{", "\"\"", "{\"a\":\xff}"}) {
    const auto read = compare::schema_facts(text, "a.json", compare::Level::held);
    BOOST_REQUIRE(!read.ok());
    BOOST_TEST(to_string(read.error(), ocpv::Language::en) == "a.json: is no JSON Schema");
  }
}

BOOST_AUTO_TEST_SUITE_END()
