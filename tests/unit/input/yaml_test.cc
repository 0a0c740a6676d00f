#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "documents.h"

namespace ocpv::input {
namespace {

BOOST_AUTO_TEST_SUITE(yaml)

BOOST_AUTO_TEST_CASE(a_colon_right_behind_the_name_of_an_anchor_is_refused) {
  for (const std::string_view text :
       {"&a: b", "a: 1\n&b: c", "x: &a 1\n*a: b", "a: !!str &b: c", "[&a: b]", "{&a: b}"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(!problem_in("r.yaml", text).empty());
  }
  for (const std::string_view text : {"&a x: b", "a: &b c", "a: &b\n  c: d", "a: &b c\nd: *b", "a: &b [c]"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(problem_in("r.yaml", text).empty());
  }
}

BOOST_AUTO_TEST_CASE(what_libyaml_says_is_said_in_chinese_too) {
  Options options;
  options.language = ocpv::Language::zh;
  for (const std::string_view text :
       {"a: [1\nb: \"x\n", "a: \"\\q\"", "a:\n\t- b", "%YAML 3.0\n---\na: 1", "a: b: c", "a: 'x", "- a\nb: c",
        "? a\n- b", "a: !<x", "a: &", "a: {b", "a: |0\n x", "%TAG x\n---\na", "a: @x"}) {
    const auto documents = documents_in("r.yaml", text, options);
    BOOST_REQUIRE(!documents.empty());
    BOOST_REQUIRE_MESSAGE(documents.front().problem, text);
    const std::string said = documents.front().problem->message.in(ocpv::Language::zh);
    for (const std::string_view word : {"found", "expected", "while", "allowed"})
      BOOST_TEST(said.find(word) == std::string::npos, said);
  }
}

BOOST_AUTO_TEST_CASE(a_document_is_the_json_text_of_its_values) {
  const struct {
    std::string_view name, yaml, json;
  } kCases[] = {
      {"block mapping", "a: 1\nb: x\n", R"({"a":1,"b":"x"})"},
      {"nested block", "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n", R"({"a":{"b":{"c":1},"d":2},"e":3})"},
      {"sequence below its key", "a:\n- 1\n- x: 2\n  y: 3\n-\nb: 4\n", R"({"a":[1,{"x":2,"y":3},null],"b":4})"},
      {"indented sequence", "a:\n  - [1, 2]\n  - {b: c}\n", R"({"a":[[1,2],{"b":"c"}]})"},
      {"flow", "{a: [1, {b: c}, 'd'], \"e\": }", R"({"a":[1,{"b":"c"},"d"],"e":null})"},
      {"pair in a flow sequence", "[a: 1, b]", R"([{"a":1},"b"])"},
      {"json is yaml", "{\"a\":[1,true,null,\"x\\u0041\"],\"b\":{}}", R"({"a":[1,true,null,"xA"],"b":{}})"},
      {"empty collections", "a: {}\nb: []\n", R"({"a":{},"b":[]})"},
      {"quoted scalars are strings", "a: '1'\nb: \"true\"\nc: ''\n", R"({"a":"1","b":"true","c":""})"},
      {"nothing is null", "a:\nb: ~\n", R"({"a":null,"b":null})"},
      {"words of YAML 1.1 are strings", "a: no\nb: on\nc: Yes\n", R"({"a":"no","b":"on","c":"Yes"})"},
      {"012 is twelve", "a: 012\n", R"({"a":12})"},
      {"keys are strings whatever they look like", "1: a\ntrue: b\n~: c\n", R"({"1":"a","true":"b","~":"c"})"},
      {"a key given twice stays twice", "a: 1\na: 2\n", R"({"a":1,"a":2})"},
      {"literal block", "a: |\n  x\n  y\nb: 1\n", R"({"a":"x\u000ay\u000a","b":1})"},
      {"folded block", "a: >-\n  x\n  y\n", R"({"a":"x y"})"},
      {"plain over lines", "a: x\n  y\nb: 1\n", R"({"a":"x y","b":1})"},
      {"an alias is written out", "a: &x {b: 1}\nc: *x\n", R"({"a":{"b":1},"c":{"b":1}})"},
      {"an alias of an alias", "a: &x 1\nb: &y [*x, *x]\nc: *y\n", R"({"a":1,"b":[1,1],"c":[1,1]})"},
      {"an anchor can be given again", "a: &x 1\nb: &x 2\nc: *x\n", R"({"a":1,"b":2,"c":2})"},
      {"an anchor given again inside", "a: &x [&x 1]\nb: *x\n", R"({"a":[1],"b":1})"},
      {"tags of the core schema",
       "a: !!str 1\nb: !!int 2\nc: !!float 3\nd: !!map {}\ne: !!seq []\nf: ! 4\ng: !!null ~\n",
       R"({"a":"1","b":2,"c":3,"d":{},"e":[],"f":"4","g":null})"},
      {"a byte-order mark before the text",
       "\xEF\xBB\xBF"
       "a: 1\n",
       R"({"a":1})"},
      {"CRLF", "a: 1\r\nb:\r\n  c: 2\r\n", R"({"a":1,"b":{"c":2}})"},
      {"CR", "a: 1\rb: 2\r", R"({"a":1,"b":2})"},
      {"markers and comments", "# c\n%YAML 1.2\n---\na: 1 # d\n...\n", R"({"a":1})"},
      {"a scalar document", "x", R"("x")"},
      {"escapes", R"(a: "\x41\u4e2d\U0001F600\0\"\/")", "{\"a\":\"A\xE4\xB8\xAD\xF0\x9F\x98\x80\\u0000\\\"/\"}"},
  };
  for (const auto& one : kCases) {
    const auto documents = documents_in("r.yaml", one.yaml);
    BOOST_TEST_CONTEXT(one.name) {
      BOOST_REQUIRE(documents.size() == 1);
      BOOST_TEST(problem_in("r.yaml", one.yaml) == "");
      BOOST_TEST(documents[0].json() == one.json);
      BOOST_TEST(documents[0].label == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_one_line_with_its_place) {
  const struct {
    std::string_view yaml, problem;
  } kCases[] = {
      {"a: [1\nb: 2\n", "r.yml:2:2: not YAML: "},
      {"a: 1\n\tb: 2\n", "r.yml:2:1: not YAML: "},
      {"a: 'x\n", "r.yml:2:1: not YAML: "},
      {"\xE5\xA4\x87: @x\n", "r.yml:1:4: not YAML: "},
      {"a: \xFF\n", "r.yml:1:4: not valid UTF-8"},
      {"\xFF\xFE"
       "a",
       "r.yml:1:1: not valid UTF-8"},
      {"a: x\xC2\x85y\n", "r.yml:1:5: U+0085 is a line break"},
      {"a: x\xE2\x80\xA8y\n", "r.yml:1:5: U+2028 is a line break"},
      {"%YAML 1.1\n---\na: 1\n", "r.yml:1:1: the document asks for YAML 1.1"},
      {"? [a]\n: 1\n", "r.yml:1:3: a key must be"},
      {"{{a: 1}: 2}", "r.yml:1:2: a key must be"},
      {"a: &x b\n*x : 1\n", "r.yml:2:1: a key must be"},
      {"a: &x {b: 1}\nc:\n  <<: *x\n", "r.yml:3:3: merge keys (`<<`) are no part of YAML 1.2"},
      {"a: !secret x\n", "r.yml:1:12: tag '!secret' is not supported"},
      {"a: !!binary x\n", "r.yml:1:13: tag 'tag:yaml.org,2002:binary' is not supported"},
      {"a: !!int x\n", "r.yml:1:10: the value is no int, as its tag says"},
      {"a: !!set {}\n", "r.yml:1:10: tag 'tag:yaml.org,2002:set' is not supported"},
      {"a: .inf\n", "r.yml:1:4: infinity and NaN"},
      {"a: 0x10000000000000000\n", "r.yml:1:4: a number in base 8 or 16"},
      {"a: *x\n", "r.yml:1:4: no anchor 'x' before this alias"},
      {"a: &x [*x]\n", "r.yml:1:8: the value would hold itself"},
  };
  for (const auto& one : kCases) {
    const std::string problem = problem_in("r.yml", one.yaml);
    BOOST_TEST(problem.starts_with(one.problem), one.yaml << " gives " << problem);
    BOOST_TEST(problem.find('\n') == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_full_width_colon_is_told_where_it_may_be_why_a_document_is_no_object) {
  const struct {
    std::string_view yaml;
    std::uint32_t line, column;  // 0: nothing is told.
  } kCases[] = {
      {"mode\uFF1A FULL\n", 1, 5},       {"mode: FULL\nsize\uFF1A1\nother: 2\n", 2, 5},
      {"a: b\n- c\uFF1Ad\n", 2, 4},      {"text: \u6CE8\u610F\uFF1Aabc\n", 0, 0},
      {"\u6CE8\u610F\uFF1Aabc\n", 0, 0}, {"mode: \"a\uFF1Ab\"\n", 0, 0},
  };
  for (const auto& one : kCases) {
    const auto documents = documents_in("r.yaml", one.yaml);
    BOOST_TEST_CONTEXT(one.yaml) {
      BOOST_REQUIRE(documents.size() == 1);
      BOOST_TEST(documents[0].notices.size() == (one.line == 0 ? 0U : 1U));
      if (one.line == 0 || documents[0].notices.empty()) continue;
      BOOST_TEST(documents[0].notices[0].at.line == one.line);
      BOOST_TEST(documents[0].notices[0].at.column == one.column);
    }
  }
}

BOOST_AUTO_TEST_CASE(each_document_of_a_stream_is_one_with_its_own_label) {
  const auto documents = documents_in("r.yaml", "a: 1\n---\nb: 2\n---\n- [\n");
  BOOST_REQUIRE(documents.size() == 3);
  BOOST_TEST(documents[0].json() == R"({"a":1})");
  BOOST_TEST(documents[0].label == "document 1");
  BOOST_TEST(documents[1].json() == R"({"b":2})");
  BOOST_TEST(documents[1].label == "document 2");
  BOOST_TEST(source_of(documents[1], "2") == "2");
  BOOST_TEST(documents[2].label == "document 3");
  BOOST_TEST(documents[2].problem.has_value());
}

BOOST_AUTO_TEST_CASE(a_stream_without_a_document_is_one_empty_text) {
  for (const std::string_view text : {"", "\n", "# only a comment\n"}) {
    const auto documents = documents_in("r.yaml", text);
    BOOST_REQUIRE(documents.size() == 1);
    BOOST_TEST(documents[0].json() == "");
  }
}

BOOST_AUTO_TEST_CASE(aliases_that_multiply_are_stopped_at_the_size_limit) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i <= 12; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) bomb += (j ? ", *a" : "*a") + std::to_string(i - 1);
    bomb += "]\n";
  }
  BOOST_TEST(problem_in("r.yaml", bomb).find("written out as JSON it is longer than 1048576 bytes") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(depth_is_bounded_without_recursion) {
  std::string flow(100000, '[');
  BOOST_TEST(problem_in("r.yaml", flow) != "");
  std::string block;
  for (int i = 0; i < 1100; ++i) block += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  BOOST_TEST(problem_in("r.yaml", block) == "r.yaml:1025:1025: nested deeper than 1024 levels");
}

BOOST_AUTO_TEST_CASE(a_file_over_the_limit_is_not_read_and_handed_on_as_a_body_of_that_size) {
  Options options;
  options.limits.max_bytes = 13;
  const auto json_of = [&](std::string_view text) {
    const auto documents = documents_in("r.yaml", text, options);
    BOOST_REQUIRE(documents.size() == 1);
    BOOST_TEST(!documents[0].problem);
    return std::string(documents[0].json());
  };
  BOOST_TEST(json_of("[1, 2, 3, 45]") == "[1,2,3,45]");
  BOOST_TEST(json_of("[1, 2, 3, 456]") == "[1, 2, 3, 456]");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
