#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "documents.h"

namespace ocpv::input {
namespace {

BOOST_AUTO_TEST_SUITE(yaml_places)

BOOST_AUTO_TEST_CASE(a_piece_of_the_json_text_stands_where_it_was_written) {
  const struct {
    std::string_view name, yaml, json, source;
  } kCases[] = {
      {"plain value", "a: FULL\nb: 1\n", "\"FULL\"", "FULL"},
      {"plain key", "abc: 1\n", "\"abc\"", "abc"},
      {"quoted key", "'abc': 1\n", "\"abc\"", "'abc'"},
      {"double-quoted value with escapes", "a: \"x\\ty\"\n", "\"x\\u0009y\"", "\"x\\ty\""},
      {"number", "a: -012\n", "-12", "-012"},
      {"after wide characters", "\xE5\xA4\x87\xE4\xBB\xBD: \xF0\x9F\x98\x80\nb: [\xE4\xB8\xAD, x]\n", "\"x\"", "x"},
      {"wide characters", "a: \xE5\xA4\x87\xF0\x9F\x98\x80 # c\n", "\"\xE5\xA4\x87\xF0\x9F\x98\x80\"",
       "\xE5\xA4\x87\xF0\x9F\x98\x80"},
      {"after a byte-order mark",
       "\xEF\xBB\xBF"
       "a: xyz\n",
       "\"xyz\"", "xyz"},
      {"after CRLF", "a: 1\r\nb: xyz\r\n", "\"xyz\"", "xyz"},
      {"after an anchor and a tag", "a: &x !!str # c\n  xyz\n", "\"xyz\"", "xyz"},
      {"verbatim tag", "a: !<tag:yaml.org,2002:str> xyz\n", "\"xyz\"", "xyz"},
      {"plain over lines", "a: x\n  y\nb: 1\n", "\"x y\"", "x\n  y"},
      {"literal block without the blank lines after it", "a: |\n  x\n\nb: 1\n", "\"x\\u000a\"", "|\n  x"},
      {"flow mapping", "a: {b: 1}\n", "{\"b\":1}", "{b: 1}"},
      {"flow mapping with an anchor", "a: &x {b: 1}\n", "{\"b\":1}", "{b: 1}"},
      {"block mapping ends with its last member", "a:\n  b: 1\n  c: x # d\n\ne: 2\n", "{\"b\":1,\"c\":\"x\"}",
       "b: 1\n  c: x"},
      {"block sequence", "a:\n- 1\n- 2\nb: 3\n", "[1,2]", "- 1\n- 2"},
      {"pair in a flow sequence", "[a: b , c]\n", "{\"a\":\"b\"}", "a: b"},
      {"alias", "a: &x {b: 1}\nc: [*x]\n", "[{\"b\":1}]", "[*x]"},
      {"a piece of a plain string", "a: oss://b/c\n", "oss://", "oss://"},
      {"a piece of a quoted string", "a: \"oss://b/c\"\n", "oss://", "oss://"},
      {"a piece of a string with escapes is the whole string", "a: \"\\toss://\"\n", "oss://", "\"\\toss://\""},
      {"a piece of an object is the whole object", "a: { b: 1}\n", "{\"b\"", "{ b: 1}"},
  };
  for (const auto& one : kCases) {
    const auto documents = documents_in("r.yaml", one.yaml);
    BOOST_TEST_CONTEXT(one.name) {
      BOOST_REQUIRE(documents.size() == 1);
      BOOST_TEST(source_of(documents[0], one.json) == one.source);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_opens_an_object_is_its_brace_or_its_key_or_its_first_key) {
  const auto opening = [](std::string_view yaml, std::string_view object) {
    const auto documents = documents_in("r.yaml", yaml);
    const std::size_t at = documents.at(0).json().find(object);
    return std::string(slice(yaml, documents[0].map.source_of({at, at + 1})));
  };
  BOOST_TEST(opening("a: { b: 1}\n", "{\"b\"") == "{");
  BOOST_TEST(opening("a: &x { b: 1}\n", "{\"b\"") == "{");
  BOOST_TEST(opening("a: {}\n", "{}") == "{");
  BOOST_TEST(opening("a:\n  b: 1\n", "{\"b\"") == "a");
  BOOST_TEST(opening("a:\n- b: 1\n", "{\"b\"") == "b");
  BOOST_TEST(opening("a:\n- b: 1\n", "[{") == "a");
  BOOST_TEST(opening("a: 1\n", "{\"a\"") == "a");
  BOOST_TEST(opening("- 1\n", "[1]") == "-");
}

BOOST_AUTO_TEST_CASE(an_empty_value_has_a_place_after_its_colon) {
  const auto documents = documents_in("r.yaml", "ab:\nc: 1\n");
  BOOST_REQUIRE(documents.size() == 1);
  const std::size_t at = documents[0].json().find("null");
  BOOST_TEST((documents[0].map.source_of({at, at + 4}) == Span{3, 3}));
}

BOOST_AUTO_TEST_CASE(the_content_of_an_alias_stands_at_its_anchor) {
  const auto documents = documents_in("r.yaml", "a: &x {b: zz}\nc: *x\n");
  const std::string_view json = documents.at(0).json();
  const std::size_t second = json.rfind("\"zz\"");
  BOOST_TEST((documents[0].map.source_of({second, second + 4}) == Span{10, 12}));
  const std::size_t object = json.rfind("{");
  BOOST_TEST((documents[0].map.source_of({object, json.size() - 1}) == Span{17, 19}));
}

BOOST_AUTO_TEST_CASE(an_edit_keeps_to_the_style_around_it_or_is_not_offered) {
  const struct {
    std::string_view name, yaml, json, insert, edited;
  } kCases[] = {
      {"plain word for a plain word", "a: FULL # c\n", "\"FULL\"", "\"FULL_BACKUP\"", "a: FULL_BACKUP # c\n"},
      {"quotes stay", "a: 'FULL'\n", "\"FULL\"", "\"FULL_BACKUP\"", "a: \"FULL_BACKUP\"\n"},
      {"a key", "storageURL: x\n", "\"storageURL\"", "\"storageUrl\"", "storageUrl: x\n"},
      {"a number for a word", "a: 95%\n", "\"95%\"", "95", "a: 95\n"},
      {"quotes for a number", "a: 95\n", "95", "\"95\"", "a: \"95\"\n"},
      {"a word that YAML 1.1 takes for something else", "a: x\n", "\"x\"", "\"no\"", "a: \"no\"\n"},
      {"a protocol in quotes", "a: \"oss://b\"\n", "oss://", "", "a: \"b\"\n"},
      {"a piece of a plain word", "a: oss://1\n", "oss://", "", "-"},
      {"a member with its comma", "a: 1\nb: 2\n", ",\"b\":2", "", "-"},
      {"a whole object", "a: {b: 1}\n", "{\"b\":1}", "{}", "-"},
      {"a variable", "a: ${A}\n", "\"${A}\"", "\"b\"", "-"},
  };
  for (const auto& one : kCases) {
    const auto documents = documents_in("r.yaml", one.yaml);
    BOOST_TEST_CONTEXT(one.name) {
      BOOST_REQUIRE(documents.size() == 1);
      const std::size_t at = documents[0].json().find(one.json);
      BOOST_REQUIRE(at != std::string_view::npos);
      const auto edit = documents[0].map.edit({at, at + one.json.size()}, one.insert);
      std::string edited = "-";
      if (edit) edited = std::string(one.yaml).replace(edit->span.begin, edit->span.size(), edit->insert);
      BOOST_TEST(edited == one.edited);
    }
  }
  const auto documents = documents_in("r.yaml", "a: &x x1\nb: [*x]\n");
  const std::size_t copy = documents.at(0).json().rfind("\"x1\"");
  BOOST_TEST(!documents[0].map.edit({copy, copy + 4}, "\"y\"").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
