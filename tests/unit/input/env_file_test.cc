#include "input/env_file.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

namespace ocpv::input {
namespace {

BOOST_AUTO_TEST_SUITE(env_file)

BOOST_AUTO_TEST_CASE(a_line_sets_a_variable) {
  const struct {
    std::string_view line, name, value;
  } kCases[] = {
      {"A=1", "A", "1"},
      {"  export A=1  ", "A", "1"},
      {"export=1", "export", "1"},
      {"A = 1 2 ", "A", "1 2"},
      {"A=", "A", ""},
      {"A=x=y", "A", "x=y"},
      {"A=x # comment", "A", "x"},
      {"A=x#y", "A", "x#y"},
      {"A=# comment", "A", ""},
      {"A='x # $B \\n'", "A", "x # $B \\n"},
      {"A=\"x\\n\\\"\\\\\\$ #\" # comment", "A", "x\n\"\\$ #"},
      {"A=1\r", "A", "1"},
      {"A=1\nA=2", "A", "2"},
      {"# comment\n\nA=1", "A", "1"},
      {"\xEF\xBB\xBF"
       "A=1",
       "A", "1"},
  };
  for (const auto& one : kCases) {
    const auto variables = parse_env_file(one.line, ".env", Language::en);
    BOOST_TEST_CONTEXT(one.line) {
      BOOST_REQUIRE(variables.ok());
      BOOST_REQUIRE(variables->contains(one.name));
      BOOST_TEST(variables->find(one.name)->second == one.value);
    }
  }
}

BOOST_AUTO_TEST_CASE(another_line_is_an_error_with_its_number_and_without_its_text) {
  for (const std::string_view line : {"s3cret", "1A=s3cret", "A-B=s3cret", "=s3cret", "A='s3cret", "A=\"x\" s3cret"}) {
    const auto variables = parse_env_file("OK=1\n" + std::string(line), ".env", Language::en);
    BOOST_TEST_CONTEXT(line) {
      BOOST_REQUIRE(!variables.ok());
      BOOST_TEST(variables.error().line == 2U);
      BOOST_TEST(to_string(variables.error(), ocpv::Language::en).find("s3cret") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_an_error) {
  const auto variables = read_env_file("/nonexistent/.env", Language::en);
  BOOST_REQUIRE(!variables.ok());
  BOOST_TEST(to_string(variables.error(), ocpv::Language::en) == "/nonexistent/.env: no such file or folder");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
