#include "json/fault.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "json/place.h"

namespace json = ocpv::json;
using json::Reason;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_CASE(each_malformed_form_has_its_reason_and_its_first_byte) {
  const struct {
    std::string_view text;
    Reason reason;
    std::size_t byte;
  } cases[] = {
      {""sv, Reason::empty, 0},
      {" \n\t"sv, Reason::empty, 3},
      {"\xEF\xBB\xBF{}"sv, Reason::byte_order_mark, 0},
      {"[\"\xC3\"]"sv, Reason::bad_utf8, 2},
      {"[\"\xED\xA0\x80\"]"sv, Reason::bad_utf8, 2},
      {"[\"\xC0\xAF\"]"sv, Reason::bad_utf8, 2},
      {"[\xFF]"sv, Reason::bad_utf8, 1},
      {"[\"a\nb\"]"sv, Reason::control_character, 3},
      {"[1\0]"sv, Reason::bad_number, 1},
      {"\0"sv, Reason::control_character, 0},
      {"[\"abc"sv, Reason::unterminated_string, 1},
      {"[\"abc\\\""sv, Reason::unterminated_string, 1},
      {"[\"a\\qb\"]"sv, Reason::bad_escape, 3},
      {"[\"\\u12G4\"]"sv, Reason::bad_escape, 2},
      {"[\"\\u12"sv, Reason::bad_escape, 2},
      {"[\"\\ud83d\"]"sv, Reason::unpaired_surrogate, 2},
      {"[\"\\ud83d\\u0041\"]"sv, Reason::unpaired_surrogate, 2},
      {"[\"\\ud83d\\ue000\"]"sv, Reason::unpaired_surrogate, 2},
      {"[\"\\ud83d\\n12345\"]"sv, Reason::unpaired_surrogate, 2},
      {"[\"\\ud83d123456\"]"sv, Reason::unpaired_surrogate, 2},
      {"[\"\\ude00\"]"sv, Reason::unpaired_surrogate, 2},
      {"[01]"sv, Reason::bad_number, 1},
      {"[-]"sv, Reason::bad_number, 1},
      {"[1.]"sv, Reason::bad_number, 1},
      {"[1e]"sv, Reason::bad_number, 1},
      {"[1e+]"sv, Reason::bad_number, 1},
      {"[12\"a\"]"sv, Reason::bad_number, 1},
      {"[1x]"sv, Reason::bad_number, 1},
      {"[True]"sv, Reason::word_of_python, 1},
      {"[nul]"sv, Reason::bad_literal, 1},
      {"[truefalse]"sv, Reason::bad_literal, 1},
      {"[NaN]"sv, Reason::no_such_number, 1},
      {"[,1]"sv, Reason::expected_value, 1},
      {"[1,]"sv, Reason::comma_before_end, 2},
      {"[+1]"sv, Reason::expected_value, 1},
      {"[.5]"sv, Reason::expected_value, 1},
      {"['a']"sv, Reason::single_quotes, 1},
      {"{\"a\":}"sv, Reason::expected_value, 5},
      {"{a:1}"sv, Reason::bare_name, 1},
      {"{\"a\":1,}"sv, Reason::comma_before_end, 6},
      {"{1:1}"sv, Reason::expected_key, 1},
      {"[1,}"sv, Reason::expected_value, 3},
      {"{\"a\":1,]"sv, Reason::expected_key, 7},
      {"[1,,2]"sv, Reason::expected_value, 3},
      {"[-Infinity]"sv, Reason::no_such_number, 1},
      {"[Nothing]"sv, Reason::bad_literal, 1},
      {"['a"sv, Reason::single_quotes, 1},
      {"{\u201Ca\u201D:1}"sv, Reason::smart_quotes, 1},
      {"{\"a\"\uFF1A1}"sv, Reason::wide_mark, 4},
      {"{\u00A0\"a\": 1}"sv, Reason::foreign_blank, 1},
      {"{\"a\"\u3000: 1}"sv, Reason::foreign_blank, 4},
      {"{\"a\":\u200B1}"sv, Reason::foreign_blank, 5},
      {"[tr\u200Bue]"sv, Reason::foreign_blank, 3},
      {"[tr\u200Buex]"sv, Reason::bad_literal, 1},
      {"[tr\u00A0ue]"sv, Reason::bad_literal, 1},
      {"[1\u00A0, 2]"sv, Reason::foreign_blank, 2},
      {"[1\u00A02]"sv, Reason::foreign_blank, 2},
      {"[true\u2028]"sv, Reason::foreign_blank, 5},
      {"[1, \uFEFF2]"sv, Reason::foreign_blank, 4},
      {"[1]\u00A0"sv, Reason::foreign_blank, 3},
      {"[1\uFF0C2]"sv, Reason::wide_mark, 2},
      {"[true\uFF0C2]"sv, Reason::wide_mark, 5},
      {"[True\uFF0C2]"sv, Reason::word_of_python, 1},
      {"[trve\uFF0C2]"sv, Reason::bad_literal, 1},
      {"[01\uFF0C2]"sv, Reason::bad_number, 1},
      {"\uFF5B\"a\": 1}"sv, Reason::wide_mark, 0},
      {"{\"a\": 1\uFF5D"sv, Reason::wide_mark, 7},
      {"\u30101]"sv, Reason::wide_mark, 0},
      {"[\uFF11\uFF12]"sv, Reason::wide_mark, 1},
      {"[1\uFF12x]"sv, Reason::wide_mark, 1},
      {"[1\uFF5D"sv, Reason::expected_comma_or_end, 2},
      {"[\uFF21]"sv, Reason::expected_value, 1},
      {"[\"a\"\uFF0C2]"sv, Reason::wide_mark, 4},
      {"{\"a\":1 \"b\":2}"sv, Reason::missing_comma, 6},
      {"{\"a\":1 2}"sv, Reason::expected_comma_or_end, 7},
      {"{\"a\":\"b \"c\" d\"}"sv, Reason::expected_comma_or_end, 9},
      {"[1 // c\n]"sv, Reason::comment, 3},
      {"/* c"sv, Reason::comment, 0},
      {"{} # c"sv, Reason::comment, 3},
      {"{abc}"sv, Reason::expected_key, 1},
      {"{\"a\" 1}"sv, Reason::expected_colon, 5},
      {"{\"a\"}"sv, Reason::expected_colon, 4},
      {"[1 2]"sv, Reason::missing_comma, 2},
      {"[1}"sv, Reason::expected_comma_or_end, 2},
      {"{\"a\":1]"sv, Reason::expected_comma_or_end, 6},
      {"{} {}"sv, Reason::trailing_text, 3},
      {"1 2"sv, Reason::trailing_text, 2},
      {"[]]"sv, Reason::trailing_text, 2},
      {"["sv, Reason::unclosed, 1},
      {"{\"a\""sv, Reason::unclosed, 4},
      {"{\"a\":"sv, Reason::unclosed, 5},
      {"[1,"sv, Reason::unclosed, 3},
      {"[[1]"sv, Reason::unclosed, 4},
  };
  for (const auto& row : cases) {
    BOOST_TEST_CONTEXT(row.text) {
      const auto fault = json::find_fault(row.text);
      BOOST_REQUIRE(fault.has_value());
      BOOST_TEST(json::words(fault->reason).en == json::words(row.reason).en);
      BOOST_TEST(fault->byte == row.byte);
      BOOST_TEST(fault->byte + fault->size <= row.text.size());
    }
  }
}

namespace {

std::string mended(std::string_view text) {
  std::string out(text);
  const json::Mends mends = json::find_mends(text);
  for (auto mend = mends.edits.rbegin(); mend != mends.edits.rend(); ++mend) {
    out.replace(mend->byte, mend->size, mend->insert);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_can_be_meant_in_one_way_only_is_mended_and_every_other_byte_kept) {
  const struct {
    std::string_view text, mended;
  } cases[] = {
      {"[1,]", "[1]"},
      {"{ \"a\" : [1, 2 , ],\n}\n", "{ \"a\" : [1, 2  ]\n}\n"},
      {"{'a': True, 'b': None}", "{\"a\": true, \"b\": null}"},
      {"{a: 'x', $b_1 : FALSE}", "{\"a\": \"x\", \"$b_1\" : false}"},
      {"\xEF\xBB\xBF{}", "{}"},
      {"{} // end", "{} "},
      {"/* a\n * b */{# x\r\n\"a\":/**/1}//", " {\r\n\"a\":1}"},
      {"{\u201Ca\u201D: \u2018b\u2019\uFF0C \"c\"\uFF1A1}", "{\"a\": \"b\", \"c\":1}"},
      {"\uFF5B\"a\"\uFF1A1\uFF0C\"b\": \u3010true\uFF0Cnull\u3011\uFF5D", "{\"a\":1,\"b\": [true,null]}"},
      {"[\uFF0D\uFF11\uFF0E5\uFF45\uFF12\uFF0C \uFF3B1\uFF12\uFF3D]", "[-1.5e2, [12]]"},
      {"{\"a\": 1\n \"b\": \"x\"\n 'c': 2}", "{\"a\": 1,\n \"b\": \"x\",\n \"c\": 2}"},
      {"{\"a\": {} \"b\": 2}", "{\"a\": {}, \"b\": 2}"},
      {"[{}\n {}\n 1]", "[{},\n {},\n 1]"},
      {"{\u00A0\"a\":\u3000\u3000\"\u00A0\"\u200B, \"b\": 1\u00A0}\u2028", "{ \"a\": \"\u00A0\", \"b\": 1 } "},
      {"[1\u200B,\uFEFF true\u3000\u200B]", "[1, true ]"},
      {"[tr\u200Bu\u2060\uFEFFe, nul\u200Bl\u200B]", "[true, null]"},
      {"{\"a\tb\": \"\tc\\n\t\",\t'd': 1}", "{\"a\\tb\": \"\\tc\\n\\t\",\t\"d\": 1}"},
  };
  for (const auto& row : cases) {
    BOOST_TEST_CONTEXT(row.text) {
      const std::string expected(row.mended.starts_with(' ') ? row.mended.substr(1) : row.mended);
      BOOST_TEST(mended(row.text) == expected);
      BOOST_TEST(!json::find_fault(expected).has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_may_be_meant_in_two_ways_is_not_mended_at_all) {
  for (const std::string_view text : {"{}",
                                      "[1\u00A02]",
                                      "[1\u200B2]",
                                      "[1 2]",
                                      "[\"a\"\n\"b\"]",
                                      "{\"a\": \"x\" \"b\": 1}",
                                      "['it's']",
                                      "['say \"x\"']",
                                      "['it\\'s']",
                                      "[NaN]",
                                      "[undefined]",
                                      "[1,] x",
                                      "['a\nb']",
                                      "[\"a\tb",
                                      "[\"a\t\nb\"]",
                                      "[\"a\t\\q\"]",
                                      "[1,,2]",
                                      "[,]",
                                      "[\uFF10\uFF11]",
                                      "[1\uFF12x]",
                                      "[1\uFF0C]",
                                      "{\"a\"\uFF1Aoops}",
                                      "['a",
                                      "/* a",
                                      "{a}",
                                      "{\"a\":1,",
                                      "['a' 'b']",
                                      "[\u201Ca",
                                      "{'a': True, 'b': oops}",
                                      "[\u201Ca \u201Cb\u201D c\u201D]",
                                      "['\xFF']"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(json::find_mends(text).edits.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_text_with_more_mistakes_than_the_bound_is_not_mended) {
  std::string text = "[1";
  for (std::size_t i = 0; i < json::kMostMends / 2; ++i) text += ",''";
  BOOST_TEST(json::find_mends(text + "]").edits.size() == json::kMostMends);
  BOOST_TEST(json::find_mends(text + ",]").edits.empty());
}

BOOST_AUTO_TEST_CASE(what_is_json_has_no_fault) {
  for (const std::string_view text : {"1", " -0.0e-10 ", "\"\"", "\"\\ud83d\\ude00\\/\x7F\"", "[]", "{}",
                                      "[[],{\"\":null}]", "{\"a\":1,\"a\":2}", "\"\xEF\xBB\xBF\"", "true"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(!json::find_fault(text).has_value());
  }
}

BOOST_AUTO_TEST_CASE(a_carriage_return_at_the_very_end_ends_its_line) {
  const json::Position position = json::position_of("a\r", 2);
  BOOST_TEST(position.line == 2U);
  BOOST_TEST(position.column == 1U);
}

BOOST_AUTO_TEST_CASE(columns_count_code_points_and_lines_end_in_three_ways) {
  const std::string_view text = "a\r\nb\rc\n备份x";
  const struct {
    std::size_t byte;
    std::uint32_t line, column;
  } cases[] = {{0, 1, 1}, {1, 1, 2}, {3, 2, 1}, {4, 2, 2}, {5, 3, 1}, {7, 4, 1}, {10, 4, 2}, {13, 4, 3}, {14, 4, 4}};
  for (const auto& row : cases) {
    const json::Position position = json::position_of(text, row.byte);
    BOOST_TEST_CONTEXT(row.byte) {
      BOOST_TEST(position.line == row.line);
      BOOST_TEST(position.column == row.column);
    }
  }
}
