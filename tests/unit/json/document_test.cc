#include "json/document.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "json/pointer.h"

namespace json = ocpv::json;

BOOST_AUTO_TEST_CASE(members_keep_their_order_names_and_places) {
  const auto document = json::parse("{\"b\": [1, {\"x\":null}], \"a\\u0062\":\"\\ud83d\\ude00\"}");
  BOOST_REQUIRE(document.ok());
  const json::Value root = document->root();
  BOOST_TEST(root.size() == 2U);
  std::vector<std::string> names;
  for (const json::Value member : root) names.emplace_back(member.key());
  BOOST_TEST(names == (std::vector<std::string>{"b", "ab"}), boost::test_tools::per_element());
  BOOST_TEST(root.find("ab").string() == "\xF0\x9F\x98\x80");
  BOOST_TEST(root.find("b").source() == "[1, {\"x\":null}]");
  BOOST_TEST(root.find("b").byte() == 6U);
  BOOST_TEST(root.find("b").key_byte() == 1U);
  BOOST_TEST(!root.find("c").present());
}

BOOST_AUTO_TEST_CASE(escapes_are_decoded_into_utf8_of_every_length) {
  const auto document = json::parse(
      R"(["\u0041\u007f","\u0080\u00e9\u07ff","\u0800\u5907\uffff","\ud800\udc00\udbff\udfff","\"\\\/\b\f\n\r\t"])");
  BOOST_REQUIRE(document.ok());
  std::vector<std::string> texts;
  for (const json::Value item : document->root()) texts.emplace_back(item.string());
  const std::vector<std::string> expected{"A\x7f", "\xC2\x80\xC3\xA9\xDF\xBF", "\xE0\xA0\x80\xE5\xA4\x87\xEF\xBF\xBF",
                                          "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", "\"\\/\b\f\n\r\t"};
  BOOST_TEST(texts == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_pointer_names_what_it_says_and_nothing_else) {
  const auto document = json::parse(R"({"a/b":{"m~n":[10,20]},"":3})");
  BOOST_REQUIRE(document.ok());
  const struct {
    const char* pointer;
    const char* source;
  } cases[] = {{"", R"({"a/b":{"m~n":[10,20]},"":3})"},
               {"/a~1b/m~0n/1", "20"},
               {"/", "3"},
               {"/a~1b/m~0n/01", ""},
               {"/a~1b/m~0n/2", ""},
               {"/a~1b/m~0n/-", ""},
               {"a", ""},
               {"/a~2b", ""},
               {"/a~1b/m~0n/", ""},
               {"/a~1b/m~0n/0", "10"},
               {"/a~1b/m~0n/1:", ""},
               {"/a~1b/m~0n/0000000001", ""},
               {"/a~1b/m~0n/1234567890", ""},
               {"/a~1b/m~0n/1/x", ""},
               {"/a~", ""},
               {"/a~1b/m~0n", "[10,20]"}};
  for (const auto& row : cases) {
    BOOST_TEST_CONTEXT(row.pointer) BOOST_TEST(json::resolve(document->root(), row.pointer).source() == row.source);
  }
  std::string pointer;
  json::append_token(pointer, "a/b");
  json::append_token(pointer, "m~n");
  json::append_token(pointer, std::size_t{1});
  BOOST_TEST(pointer == "/a~1b/m~0n/1");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_document_is_refused_with_its_place) {
  ocpv::Limits limits;
  limits.max_depth = 2;
  limits.max_bytes = 40;
  const struct {
    std::string text;
    const char* error;
  } cases[] = {{"{\"a\":1,\n \"\\u0061\":2}", "2:2: the same key twice in one object: a"},
               {"[[[]]]", "1:3: nested deeper than 2 levels"},
               {"[[1]]", ""},
               {"[[],[],{\"a\":{}}]", "1:13: nested deeper than 2 levels"},
               {"[1,]", "1:3: not JSON: a comma stands before a closing bracket"},
               {std::string(40, ' ') + "1", "longer than 40 bytes"},
               {std::string(39, ' ') + "1", ""}};
  for (const auto& row : cases) {
    BOOST_TEST_CONTEXT(row.text) {
      const auto document = json::parse(row.text, limits);
      BOOST_TEST((document.ok() ? "" : ocpv::to_string(document.error(), ocpv::Language::en)) == row.error);
    }
  }
}
