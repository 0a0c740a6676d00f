#include "json/index.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

using ocpv::json::Index;
using namespace std::string_view_literals;

namespace {

std::vector<std::uint32_t> entries_of(std::string_view text) {
  const std::vector<char> exact(text.begin(), text.end());  // no padding
  Index index;
  if (index.build({exact.data(), exact.size()}) != Index::Outcome::done) return {};
  return {index.entries().begin(), index.entries().end()};
}

}  // namespace

// What the walk relies on, and a new simdjson could change.
BOOST_AUTO_TEST_CASE(entries_are_what_the_walk_relies_on) {
  const struct {
    const char* name;
    std::string_view text;
    std::vector<std::uint32_t> entries;
  } cases[] = {
      {"each token once", "{\"a\" : [1, true]}", {0, 1, 5, 7, 8, 9, 11, 15, 16}},
      {"what looks like structure in a string is none", "[\"{}[],:\\\"\"]", {0, 1, 11}},
      {"a quote behind a number has no entry", "[12\"ab\"]", {0, 1, 7}},
      {"a word behind a string has one", "[\"a\"b]", {0, 1, 4, 5}},
      {"a string behind a string has one", "[\"a\"\"b\"]", {0, 1, 4, 7}},
      {"a control character behind a string has one", "[\"a\"\x01]", {0, 1, 4, 5}},
      {"a backslash outside strings has one", "[\\\"]", {0, 1, 3}},
  };
  for (const auto& row : cases) {
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(entries_of(row.text) == row.entries, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_text_has_no_index) {
  Index index;
  for (const std::string_view text : {""sv, "  "sv, "\"a"sv, "\"a\nb\""sv, "\"\xC3\""sv, "\"\\\""sv}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST((index.build(text) == Index::Outcome::malformed));
  }
}

BOOST_AUTO_TEST_CASE(an_index_grows_and_can_be_used_again) {
  Index index;
  for (const std::size_t size : {1U, 63U, 64U, 65U, 4096U, 4097U, 100'000U, 5U}) {
    const std::string text = "[" + std::string(size, '0') + "]";
    BOOST_REQUIRE((index.build(text) == Index::Outcome::done));
    BOOST_TEST(index.entries().size() == 3U);
    BOOST_TEST(index.entries().data()[3] == text.size());
  }
}
