#include "input/yaml_scalar.h"

#include <boost/test/unit_test.hpp>
#include <string_view>

namespace ocpv::input {
namespace {

BOOST_AUTO_TEST_SUITE(yaml_scalar)

BOOST_AUTO_TEST_CASE(a_plain_scalar_is_what_the_core_schema_says) {
  const struct {
    std::string_view text, json;
  } kCases[] = {
      {"", "null"},
      {"~", "null"},
      {"null", "null"},
      {"Null", "null"},
      {"NULL", "null"},
      {"nULL", "\"nULL\""},
      {"true", "true"},
      {"True", "true"},
      {"TRUE", "true"},
      {"tRUE", "\"tRUE\""},
      {"false", "false"},
      {"False", "false"},
      {"FALSE", "false"},
      {"no", "\"no\""},
      {"No", "\"No\""},
      {"yes", "\"yes\""},
      {"on", "\"on\""},
      {"off", "\"off\""},
      {"y", "\"y\""},
      {"0", "0"},
      {"-0", "-0"},
      {"7", "7"},
      {"+7", "7"},
      {"-7", "-7"},
      {"012", "12"},
      {"-012", "-12"},
      {"000", "0"},
      {"0o14", "12"},
      {"0o18", "\"0o18\""},
      {"0x1F", "31"},
      {"0xfg", "\"0xfg\""},
      {"-0x1", "\"-0x1\""},
      {"0b1", "\"0b1\""},
      {"1_000", "\"1_000\""},
      {"1:30", "\"1:30\""},
      {"1.5", "1.5"},
      {"1.", "1.0"},
      {".5", "0.5"},
      {"-.5", "-0.5"},
      {"+.5", "0.5"},
      {"01.50", "1.50"},
      {"1e3", "1e3"},
      {"1E+3", "1E+3"},
      {"1.e3", "1.0e3"},
      {".5e-1", "0.5e-1"},
      {"1e", "\"1e\""},
      {"e3", "\"e3\""},
      {".", "\".\""},
      {"-", "\"-\""},
      {"+", "\"+\""},
      {"--1", "\"--1\""},
      {"1.2.3", "\"1.2.3\""},
      {"95%", "\"95%\""},
      {"=", "\"=\""},
      {"2027-06-30", "\"2027-06-30\""},
      {"9223372036854775808", "9223372036854775808"},
      {"0xffffffffffffffff", "18446744073709551615"},
      {"a\"b\\c", "\"a\\\"b\\\\c\""},
      {"\xE5\xA4\x87\xE4\xBB\xBD", "\"\xE5\xA4\x87\xE4\xBB\xBD\""},
  };
  for (const auto& one : kCases) BOOST_TEST(resolve_plain(one.text).json == one.json, one.text);
}

BOOST_AUTO_TEST_CASE(what_json_cannot_say_has_no_json) {
  for (const std::string_view text : {".inf", "-.inf", "+.INF", ".Inf", ".nan", ".NaN", ".NAN"}) {
    BOOST_TEST((resolve_plain(text).kind == ScalarKind::not_a_json_number), text);
    BOOST_TEST(resolve_plain(text).json.empty());
  }
  BOOST_TEST((resolve_plain("0x10000000000000000").kind == ScalarKind::too_long_number));
}

BOOST_AUTO_TEST_CASE(only_words_that_every_reader_takes_for_a_string_go_without_quotes) {
  for (const std::string_view text : {"FULL_BACKUP", "/obbackup/", "a.b-c/d"}) BOOST_TEST(is_safe_plain(text), text);
  for (const std::string_view text : {"", "no", "Yes", "NULL", "1a", "a b", "a:", "-a", "~", "a#", "{a"}) {
    BOOST_TEST(!is_safe_plain(text), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
