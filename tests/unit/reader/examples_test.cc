#include "reader/examples/examples.h"

#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>
#include <string>

using namespace ocpv::reader;

BOOST_AUTO_TEST_SUITE(examples)

BOOST_AUTO_TEST_CASE(broken_json_is_mended_for_evidence_only) {
  struct Case {
    const char* text;
    const char* value;
    bool parsable;
    const char* problem;
  };
  const Case cases[] = {
      {R"({"a":[1,2]})", R"({"a":[1,2]})", true, ""},
      {R"({"a":1,})", R"({"a":1})", false, "a comma before the closing bracket"},
      {R"({"a":1}.)", R"({"a":1})", false, "text after the value"},
      {"{\"a\":\"x\".\n\"b\":2}", R"({"a":"x","b":2})", false, "a full stop where a comma belongs"},
      {"{\"a\":1，\"b\":2}", R"({"a":1,"b":2})", false, "a full-width comma"},
      {"{\"a\":1,\n......\n\"b\":2}", R"({"a":1,"b":2})", false, "dots stand for what was left out"},
      {R"({ {"a":1}})", R"({"a":1})", false, "an opening brace too many"},
      {R"({"a":{"b":1})", R"({"a":{"b":1}})", false, "the closing } is missing"},
      {"{\"a\":40\"\n}", R"({"a":<discarded>})", false, "a value that is no JSON"},
      {"{\"a\":\"x\"y\"\",\n\"b\":2}", "", false, "a quote inside a string"},
      {R"({"a":"x\"y","b":2,})", R"({"a":"x\"y","b":2})", false, "a comma before the closing bracket"},
      {R"({"a":"x\ty",})", R"({"a":"x\ty"})", false, "a comma before the closing bracket"},
      {"\n  {\"a\":1,}", R"({"a":1})", false, "a comma before the closing bracket"},
      {R"({"a":{"b":[1}})", R"({"a":{"b":[1]}})", false, "the closing ] is missing"},
      {R"({{"a":1},"b":2})", R"({"a":1})", false, "an opening brace too many"},
      {R"({"a" : 1,"b"	: 2,})", R"({"a":1,"b":2})", false, "a comma before the closing bracket"},
      {R"({"a":"x)", R"({"a":"x"})", false, "a string is not closed"},
      {R"({"brackets in a string [[[[":"]{{{{","b":1,})", R"({"brackets in a string [[[[":"]{{{{","b":1})", false,
       "a comma before the closing bracket"},
      {"{'a': 1, 'b': ['x', \"y\"]}", R"({"a":1,"b":["x","y"]})", false, "single quotes where double ones belong"},
      {R"({'a': 'it\'s "x"'})", R"({"a":"it's \"x\""})", false, "single quotes where double ones belong"},
      {R"({"a": True, "b": None})", R"({"a":true,"b":null})", false, "a word of Python for a value of JSON"},
      {R"({a: 1, b_c : "x"})", R"({"a":1,"b_c":"x"})", false, "a name without quotes"},
      {R"({a 1, "b": 2})", R"({"b":2})", false, "a member without a quoted name"},
      {"okay", "", false, ""},
      {"17", "", false, ""},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.text) {
      const ExampleValue read = read_json_example(one.text);
      BOOST_TEST(read.parsable == one.parsable);
      if (*one.value != '\0') {
        BOOST_REQUIRE(read.value != nullptr);
        BOOST_TEST(read.value->dump() == one.value);
      }
      if (*one.problem != '\0') BOOST_TEST(read.problem == one.problem);
      BOOST_TEST(read.problem.empty() == read.problem_zh.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_name_given_twice_in_one_object_is_told) {
  const char* cases[][2] = {
      {R"({"a":1,"a":2})", "a"},      {R"({"a":{"b":1},"b":2,"a":3})", "a"},   {R"([{"a":1},{"a":2}])", ""},
      {R"({"a":{"a":{"a":1}}})", ""}, {R"({"a":[{"b":1,"c":2,"b":3}]})", "b"}, {R"({"x":{"k":1},"k":2})", ""}};
  for (const auto& [text, twice] : cases) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(read_json_example(text).name_twice == twice); }
  }
}

BOOST_AUTO_TEST_CASE(depth_is_bounded) {
  const std::string below = std::string(kMostExampleDepth, '[') + std::string(kMostExampleDepth, ']');
  const std::string above = "[" + below + "]";
  BOOST_TEST(read_json_example(below).parsable);
  BOOST_TEST(!read_json_example(above).parsable);
  BOOST_TEST(read_json_example(above).problem == "nested more than 64 deep");
  BOOST_TEST(read_json_example(above).problem_zh == "嵌套超过 64 层");
  BOOST_TEST(read_json_example("[\"" + above + "\"]").parsable);
  BOOST_TEST(read_json_example(above).value == nullptr);
  BOOST_TEST(read_json_example(std::string(1'000'000, '[')).value == nullptr);
}

BOOST_AUTO_TEST_CASE(members_are_bounded_and_the_bound_is_told) {
  std::string members;
  for (std::size_t at = 0; at < kMostExampleMembers; ++at)
    members += (at == 0 ? "\"m" : ",\"m") + std::to_string(at) + "\":1";
  BOOST_TEST(read_json_example("{" + members + "}").parsable);
  const ExampleValue above = read_json_example("{" + members + ",\"more\":1}");
  BOOST_TEST(!above.parsable);
  BOOST_TEST(above.problem == "an object with more than 1000 members");
  BOOST_TEST(!above.problem_zh.empty());
  const ExampleValue mended = read_json_example("[{" + members + ",},{" + members + ",\"more\":1,},2]");
  BOOST_TEST(!mended.parsable);
}

BOOST_AUTO_TEST_CASE(what_many_items_show_is_taken_from_the_first_of_them) {
  Json list = Json::array();
  for (std::size_t at = 0; at < 2 * kMostInstances; ++at) list.push_back({{"a", at}, {"b", {{"c", at}}}});
  const Instances values = {&list, &list};
  BOOST_TEST(objects_among(values).size() <= 2 * kMostInstances);
  BOOST_TEST(members_named(values, "a").size() == kMostInstances);
  BOOST_TEST(members_named(values, "none").empty());
  const MemberIndex index(values);
  BOOST_TEST(index.has_objects());
  BOOST_TEST(index.named("b").size() == members_named(values, "b").size());
  const Json plain = 7;
  BOOST_TEST(!MemberIndex({&plain}).has_objects());
}

BOOST_AUTO_TEST_SUITE_END()
