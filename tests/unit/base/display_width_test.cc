#include "base/display_width.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace {

struct Line {
  std::string what;
  std::u32string points;
  int columns;
};

const std::vector<Line> kLines{
    {"letters", U"ocpv", 4},
    {"a letter with a combining mark", U"e\u0301", 1},
    {"a mark alone", U"\u0301", 0},
    {"Chinese", U"备份", 4},
    {"full-width punctuation", U"，", 2},
    {"Hangul", U"한", 2},
    {"a half-width katakana", U"ｱ", 1},
    {"a rare Chinese character of plane 2", U"\U00020000", 2},
    {"a rare Chinese character of plane 3", U"\U00030000", 2},
    {"a mathematical letter of plane 1", U"\U0001D400", 1},
    {"a Tangut character of plane 1", U"\U00017000", 2},
    {"a Tibetan letter with a vowel sign", U"\u0F40\u0F72", 1},
    {"a Brahmi letter with a vowel sign of plane 1", U"\U00011013\U00011038", 1},
    {"a tag of plane 14", U"\U000E0041", 0},
    {"a private character of plane 15", U"\U000F0000", 1},
    {"an emoji", U"\U0001F600", 2},
    {"an emoji with a skin tone", U"\U0001F44D\U0001F3FD", 2},
    {"a skin tone after a letter", U"a\U0001F3FD", 3},
    {"a family that U+200D joins", U"\U0001F468\u200D\U0001F469\u200D\U0001F467", 2},
    {"U+200D after a letter", U"a\u200D\U0001F469", 3},
    {"U+200D between a picture and a letter", U"\U0001F468\u200Da", 3},
    {"a sign made an emoji by U+FE0F", U"\u2708\uFE0F", 2},
    {"U+FE0F after what is wide already", U"\U0001F600\uFE0F", 2},
    {"U+FE0F twice", U"\u2708\uFE0F\uFE0F", 2},
};

int columns(const std::u32string& points) {
  ocpv::DisplayWidth width;
  int all = 0;
  for (const char32_t point : points) all += width.add(point);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_line_takes_the_columns_that_unicode_gives_it) {
  for (const Line& line : kLines) BOOST_TEST(columns(line.points) == line.columns, line.what);
}

BOOST_AUTO_TEST_CASE(only_a_picture_can_be_joined_to) {
  ocpv::DisplayWidth width;
  BOOST_TEST(!width.can_join());
  width.add(U'a');
  BOOST_TEST(!width.can_join());
  width.add(U'\U0001F468');
  BOOST_TEST(width.can_join());
}
