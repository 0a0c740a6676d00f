#include "reader/words/text.h"

#include <boost/test/unit_test.hpp>

#include "base/calendar.h"
#include "reader/examples/line_of_pointer.h"

using namespace ocpv;
using namespace ocpv::reader;

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(prose_keeps_words_and_list_marks_only) {
  struct Case {
    const char* raw;
    const char* prose;
  };
  const Case cases[] = {
      {"plain", "plain"},
      {"a <!-- note --> b", "a   b"},
      {"a <!-- unclosed", "a  "},
      {"**bold** and `code`", "bold and code"},
      {"\\_ \\~ \\[1\\]", "_ ~ [1]"},
      {"\\* no item", "∗ no item"},
      {"`*` no item", "∗ no item"},
      {"<li>A</li>",
       "\x01"
       "A\x02"},
      {"a</br>b<br>c", "a\nb\nc"},
      {"<main id=\"notice\">x</main>", "x"},
      {"a < b", "a < b"},
      {"\bA", " A"},
  };
  for (const Case& one : cases) BOOST_TEST(prose(one.raw) == one.prose, one.raw << " gave " << prose(one.raw));
}

BOOST_AUTO_TEST_CASE(sentences_end_where_a_person_would_stop) {
  const std::vector<std::string> expected = {"一。", "二", "Three.", "four"};
  BOOST_TEST(sentences_of("一。二\nThree. four") == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_word_is_found_only_whole) {
  BOOST_TEST(find_word("the ObLink list", "ObLink") == 4U);
  BOOST_TEST(find_word("ObLinks ObLink", "ObLink") == 8U);
  BOOST_TEST(find_word("见ObLink的", "ObLink") == 3U);
  BOOST_TEST(find_word("ObLinks", "ObLink") == std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(times_are_those_of_rfc_3339) {
  struct Case {
    const char* text;
    bool date_time, time, date;
  };
  const Case cases[] = {
      {"2024-08-07T14:51:41.135+08:00", true, false, false},
      {"2024-02-29T00:00:00Z", true, false, false},
      {"2023-02-29T00:00:00Z", false, false, false},
      {"2021-09-16T17:25:02.993+0800", false, false, false},
      {"2021-09-16 17:25:02+08:00", false, false, false},
      {"02:00:00.000+08:00", false, true, false},
      {"23:59:60Z", false, true, false},
      {"12:59:60Z", false, false, false},
      {"07:59:60+08:00", false, true, false},
      {"24:00:00Z", false, false, false},
      {"2024-12-31", false, false, true},
      {"2024-13-01", false, false, false},
      {"", false, false, false},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.text) {
      BOOST_TEST(is_date_time(one.text) == one.date_time);
      BOOST_TEST(is_time(one.text) == one.time);
      BOOST_TEST(is_date(one.text) == one.date);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_value_of_an_example_is_found_by_its_steps) {
  const char* text = "{\n \"a\": [\n  1,\n  {\"b\": \"x\\\"y\",\n   \"c\": true}\n ],\n \"d\": null\n}\n";
  BOOST_TEST(line_of_value(text, {}) == 1U);
  BOOST_TEST(line_of_value(text, {"a"}) == 2U);
  BOOST_TEST(line_of_value(text, {"a", "0"}) == 3U);
  BOOST_TEST(line_of_value(text, {"a", "1", "b"}) == 4U);
  BOOST_TEST(line_of_value(text, {"a", "1", "c"}) == 5U);
  BOOST_TEST(line_of_value(text, {"d"}) == 7U);
  BOOST_TEST(line_of_value(text, {"none"}) == 1U);
  BOOST_TEST(line_of_value("\"", {"x"}) == 1U);
  const std::string_view brackets = "{\"a,]}\": \"x{[\",\n\"b\": [truth, [-1.5e3],\n 2],\n\"c\": {\"d\":\n\"}\"}}";
  BOOST_TEST(line_of_value(brackets, {"a,]}"}) == 1U);
  BOOST_TEST(line_of_value(brackets, {"b", "1", "0"}) == 2U);
  BOOST_TEST(line_of_value(brackets, {"b", "2"}) == 3U);
  BOOST_TEST(line_of_value(brackets, {"c", "d"}) == 5U);
}

BOOST_AUTO_TEST_SUITE_END()
