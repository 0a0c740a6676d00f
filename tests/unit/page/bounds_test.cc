#include "page/bounds.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

#include "base/limits.h"
#include "page/page.h"

using namespace ocpv;

namespace {

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string text;
  while (text.size() + part.size() <= bytes) text += part;
  return text;
}

std::string table_of(std::size_t rows) {
  std::string text = "|a|b|\n|-|-|\n";
  for (std::size_t row = 0; row < rows; ++row) text += "|1|2|\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bounds)

BOOST_AUTO_TEST_CASE(each_bound_holds_at_its_edge) {
  struct Case {
    const char* name;
    std::string below, above;
    const char* word;
  };
  const Case cases[] = {
      {"bytes", repeated("a\n\n", kMostPageBytes), repeated("a\n\n", kMostPageBytes) + "\n\n\n", "bytes"},
      {"rows", table_of(kMostPageRows), table_of(kMostPageRows + 1), "rows"},
      {"tables", repeated("|a|b|\n|-|-|\n\n", 13 * page::kMostTables),
       repeated("|a|b|\n|-|-|\n\n", 13 * page::kMostTables + 13), "tables"},
      {"columns", repeated("|a", 2 * page::kMostColumns) + "|\n", repeated("|a", 2 * page::kMostColumns + 2) + "|\n",
       "columns"},
      {"line", std::string(page::kMostLineBytes - 1, 'a'), std::string(page::kMostLineBytes + 1, 'a'), "bytes"},
      {"running text", repeated("aaaaaaa\n", page::kMostTextBytes), repeated("aaaaaaa\n", page::kMostTextBytes + 8),
       "blank line"},
      {"nesting", repeated("> ", 2 * page::kMostNesting) + "a\n", repeated("> ", 2 * page::kMostNesting + 2) + "a\n",
       "deep"},
      {"tags", repeated("<\n\n", 3 * page::kMostTags), repeated("<\n\n", 3 * page::kMostTags + 3), "tags"},
      {"brackets", repeated("[\n\n", 3 * page::kMostBrackets), repeated("[\n\n", 3 * page::kMostBrackets + 3),
       "brackets"},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.name) {
      BOOST_TEST(page::parse_page(one.below, "p.md").ok());
      const auto refused = page::parse_page(one.above, "p.md");
      BOOST_REQUIRE(!refused.ok());
      BOOST_TEST(refused.error().message.en.find(one.word) != std::string::npos, refused.error().message.en);
      BOOST_TEST(refused.error().file == "p.md");
    }
  }
}

BOOST_AUTO_TEST_CASE(invalid_utf8_is_refused_with_its_line) {
  const auto refused = page::parse_page("# a\n\n\xff\n", "p.md");
  BOOST_REQUIRE(!refused.ok());
  BOOST_TEST(refused.error().line == 3U);
}

BOOST_AUTO_TEST_CASE(a_long_example_is_no_running_text) {
  const std::string page = "```\n" + repeated("  \"a\": 1,\n", 4 * page::kMostTextBytes) + "```\n";
  BOOST_TEST(page::parse_page(page, "p.md").ok());
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_a_fence_waives_nothing_that_is_costly) {
  BOOST_TEST(!page::parse_page("a\n    ```\n" + repeated("a <!A ", 10 * page::kMostTags), "p.md").ok());
}

BOOST_AUTO_TEST_CASE(hostile_pages_of_full_size_end_soon) {
  const std::size_t most = kMostPageBytes - 64;
  const std::string pages[] = {
      repeated("|", most),
      repeated("||\n", most),
      repeated("|a|b|\n|-|-|\n\n", most),
      repeated(std::string(200, '<') + "\n\n", most),
      repeated(std::string(200, '[') + "\n\n", most),
      repeated("- ", most),
      repeated("> a\n", most),
      repeated("<div>\n", most),
      repeated("```\n{}\n```\n", most),
      repeated(repeated("`a``b", 16000) + "\n\n", most),
      repeated(repeated("&a;", 16000) + "\n\n", most),
      "|a|b|\n|-|-|\n" + repeated("|" + repeated("*a _b ", 16000) + "|x|\n", most - 64),
  };
  for (const std::string& text : pages) {
    const auto start = std::chrono::steady_clock::now();
    (void)page::parse_page(text, "p.md").ok();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    // Far above what was measured (4 s), far below what a quadratic reader takes (minutes).
    BOOST_TEST(spent.count() < 60, text.substr(0, 20));
  }
}

BOOST_AUTO_TEST_SUITE_END()
