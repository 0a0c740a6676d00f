#include "fix/difference.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace ocpv;

namespace {

struct Case {
  const char* name;
  std::string before, after;
  const char* diff;  ///< Without its first two lines.
};

std::string numbered(int first, int last) {
  std::string text;
  for (int line = first; line <= last; ++line) text += std::to_string(line) + "\n";
  return text;
}

const std::vector<Case> kCases{
    {"one line of one", "a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"},
    {"no line feed at the end", "a", "b",
     "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"},
    {"three lines around", numbered(1, 9), numbered(1, 4) + "x\n" + numbered(6, 9),
     "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"},
    {"two changes near to each other are one piece", numbered(1, 12), "x\n" + numbered(2, 6) + "y\n" + numbered(8, 12),
     "@@ -1,10 +1,10 @@\n-1\n+x\n 2\n 3\n 4\n 5\n 6\n-7\n+y\n 8\n 9\n 10\n"},
    {"two changes far apart are two pieces", numbered(1, 12), "x\n" + numbered(2, 11) + "y\n",
     "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -9,4 +9,4 @@\n 9\n 10\n 11\n-12\n+y\n"},
    {"a line that moved", "a\nb\nc\nd\n", "b\nc\na\nd\n", "@@ -1,4 +1,4 @@\n-a\n b\n c\n+a\n d\n"},
    {"a line that came", "a\nc\n", "a\nb\nc\n", "@@ -1,2 +1,3 @@\n a\n+b\n c\n"},
    {"everything is new", "", "a\n", "@@ -0,0 +1 @@\n+a\n"},
    {"line ends of other systems and tabs stay", "a\r\n\tb\r\n", "a\r\n\tc\r\n",
     "@@ -1,2 +1,2 @@\n a\r\n-\tb\r\n+\tc\r\n"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_difference_is_told_as_a_unified_diff) {
  for (const Case& row : kCases) {
    BOOST_TEST_CONTEXT(row.name) {
      const std::string expected = std::string("--- f\n+++ f\n") + row.diff;
      BOOST_TEST(fix::unified("f", {row.before, {}}, {row.after, {}}) == expected);
      BOOST_TEST(fix::unified("f", {row.before, {}}, {row.before, {}}).empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(secrets_are_masked_in_every_line_also_where_they_change) {
  const std::string before = "{\n\"k\": 12345,\n\"s\": \"hunter2\"\n}\n",
                    after = "{\n\"k\": \"12345\",\n\"s\": \"hunter2\"\n}\n";
  const auto range = [](const std::string& text, const std::string& part) {
    const std::size_t at = text.find(part);
    return fix::ByteRange{at, at + part.size()};
  };
  const std::string diff = fix::unified("f", {before, {range(before, "12345"), range(before, "\"hunter2\"")}},
                                        {after, {range(after, "\"12345\""), range(after, "\"hunter2\"")}});
  BOOST_TEST(diff ==
             "--- f\n+++ f\n@@ -1,4 +1,4 @@\n {\n-\"k\": ********,\n+\"k\": \"********\",\n \"s\": \"********\"\n }\n");
}

BOOST_AUTO_TEST_CASE(a_secret_of_several_lines_leaves_the_others_where_they_are) {
  const std::string before = "1\n{\nx\n}\n5\n", after = "1\n{\nx\n}\n6\n";
  BOOST_TEST(fix::unified("f", {before, {{2, 7}}}, {after, {{2, 7}}}) ==
             "--- f\n+++ f\n@@ -2,4 +2,4 @@\n ********\n \n \n-5\n+6\n");
}

BOOST_AUTO_TEST_CASE(long_texts_are_told_apart_too) {
  std::string before = numbered(1, 5000), after = before;
  after.replace(after.find("\n7\n"), 3, "\nx\n").replace(after.find("\n4990\n"), 6, "\ny\n");
  const std::string diff = fix::unified("f", {before, {}}, {after, {}}, 0);
  BOOST_TEST(diff == "--- f\n+++ f\n@@ -7 +7 @@\n-7\n+x\n@@ -4990 +4990 @@\n-4990\n+y\n");
}
