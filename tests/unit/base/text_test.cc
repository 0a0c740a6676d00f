#include <boost/test/unit_test.hpp>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/uri.h"
#include "base/utf8.h"

using namespace ocpv;

BOOST_AUTO_TEST_SUITE(small_things)

BOOST_AUTO_TEST_CASE(every_byte_is_a_letter_a_digit_or_neither_as_ascii_has_it) {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool big = byte >= 0x41 && byte <= 0x5A, small = byte >= 0x61 && byte <= 0x7A;
    BOOST_TEST(is_letter(c) == (big || small), byte);
    BOOST_TEST(is_digit(c) == (byte >= 0x30 && byte <= 0x39), byte);
    BOOST_TEST(lower(c) == static_cast<char>(big ? byte + 32 : byte), byte);
    BOOST_TEST(upper(c) == static_cast<char>(small ? byte - 32 : byte), byte);
  }
  BOOST_TEST(hex_value('0') == 0);
  BOOST_TEST(hex_value('f') == 15);
  BOOST_TEST(hex_value('F') == 15);
  for (const char c : {'g', 'G', '/', ':', '@', '`', '\0', '\xff'}) BOOST_TEST(hex_value(c) == -1);
}

BOOST_AUTO_TEST_CASE(only_blanks_at_the_ends_are_trimmed) {
  BOOST_TEST(trimmed(" \ta b\r\n") == "a b");
  BOOST_TEST(trimmed(" a\n", kBlanks) == "a\n");
  BOOST_TEST(trimmed(" \n").empty());
  BOOST_TEST(split("a,,b,", ',') == (std::vector<std::string>{"a", "", "b", ""}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_percent_sign_that_encodes_nothing_is_refused_or_stays_as_was_asked) {
  BOOST_TEST(percent_decoded("a%2Fb%e5").value() == "a/b\xe5");
  for (const char* text : {"%", "%4", "%zz", "a%4g"}) {
    BOOST_TEST(!percent_decoded(text), text);
    BOOST_TEST(percent_decoded_where_encoded(text) == text);
  }
  BOOST_TEST(query_decoded("a+b%2B").value() == "a b+");
  std::string encoded;
  append_percent_encoded(encoded, "a/b ~\xe5", "~");
  BOOST_TEST(encoded == "a%2Fb%20~%E5");
}

BOOST_AUTO_TEST_CASE(a_printable_run_ends_at_the_first_byte_that_is_none_wherever_it_stands) {
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t at = 0; at < 18; ++at) {
      for (const char around : {' ', '~', '!', '#', '[', ']'}) {
        std::string text(19, around);
        text[at] = static_cast<char>(byte);
        const bool ends = byte < 0x20 || byte > 0x7E;
        BOOST_REQUIRE_EQUAL(printable_run(text), ends ? at : text.size());
        const bool ends_json = ends || byte == '"' || byte == '\\';
        BOOST_REQUIRE_EQUAL(printable_run(text, '"', '\\'), ends_json ? at : text.size());
      }
    }
  }
  BOOST_TEST(printable_run("") == 0U);
}

BOOST_AUTO_TEST_CASE(days_that_no_calendar_has_are_no_dates) {
  for (const char* text : {"2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"}) {
    BOOST_TEST(is_date(text), text);
    BOOST_TEST(to_string(*read_date(text)) == text);
  }
  for (const char* text :
       {"2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "2024-1-1", "2024-01-01 "})
    BOOST_TEST(!is_date(text), text);
  BOOST_TEST(read_http_date("Thu, 1 Jan 1970 00:00:01 GMT").value() == 1);
  BOOST_TEST(read_http_date("Sun, 29 Feb 2004 00:00:00 GMT").value() == 1078012800);
  BOOST_TEST(!read_http_date("Thu, 29 Feb 2023 00:00:00 GMT"));
  BOOST_TEST(!read_http_date("Thu, 001 Jan 1970 00:00:00 GMT"));
}

BOOST_AUTO_TEST_SUITE_END()
