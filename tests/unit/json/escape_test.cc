#include "json/escape.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

using namespace ocpv;

BOOST_AUTO_TEST_SUITE(escape)

BOOST_AUTO_TEST_CASE(any_bytes_of_a_document_give_valid_json_without_control_bytes) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  bytes += "\u202e\u2028\U0001F600备份";
  const std::string text = ocpv::json::quoted_safely(bytes);
  for (const char c : text) BOOST_TEST((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F));
  const std::string back = nlohmann::json::parse(text).get<std::string>();
  BOOST_TEST(back.substr(0, 128) == bytes.substr(0, 128));
  BOOST_TEST(back.ends_with("\u202e\u2028\U0001F600备份"));
}

BOOST_AUTO_TEST_CASE(control_characters_are_escaped_in_a_json_string_and_all_other_bytes_stay) {
  BOOST_TEST(ocpv::json::quoted(std::string_view("a\nb\0\x1f\x7f\xff", 7)) == "\"a\\u000ab\\u0000\\u001f\x7f\xff\"");
  BOOST_TEST(ocpv::json::quoted("\"\\备份") == "\"\\\"\\\\备份\"");
}

BOOST_AUTO_TEST_CASE(a_name_is_the_same_after_it_was_a_step_of_a_pointer) {
  for (const std::string name : {"", "a", "a/b", "m~n", "~1", "~01", "/~"}) {
    BOOST_TEST(ocpv::json::name_of_token(ocpv::json::token_of(name)) == name);
  }
  BOOST_TEST(ocpv::json::name_of_token("a~") == "a~");
  BOOST_TEST(ocpv::json::name_of_token("~2") == "~2");
}

BOOST_AUTO_TEST_SUITE_END()
