#include "report/snippet.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "samples.h"

using namespace ocpv;
using namespace ocpv::report;

namespace {

std::vector<std::string> lines_of(std::string_view source, std::vector<Mark> marks,
                                  std::vector<ByteRange> secrets = {}) {
  std::vector<std::string> out;
  for (const SnippetLine& line : snippet(source, marks, merged(std::move(secrets)))) {
    out.push_back(line.gap ? "..." : std::to_string(line.number) + "|" + line.text);
  }
  return out;
}

ByteRange bytes_of(std::string_view source, std::string_view what) {
  const findings::Range range = samples::range_of(source, what);
  return {range.start.byte, range.end.byte};
}

struct Case {
  std::string_view name, source, marked, line, marks;
};

const std::vector<Case> kCases{
    {"plain", "{\"a\": 12}", "12", "1|{\"a\": 12}", "0|      ^^"},
    {"second line", "{\n  \"a\": 12\n}", "12", "2|  \"a\": 12", "0|       ^^"},
    {"CRLF", "{\r\n  \"a\": 12\r\n}", "12", "2|  \"a\": 12", "0|       ^^"},
    {"CR alone", "{\r  \"a\": 12\r}", "12", "2|  \"a\": 12", "0|       ^^"},
    {"a tab is as wide as shown", "\t\"a\": 12", "12", "1|    \"a\": 12", "0|         ^^"},
    {"wide characters take two columns", "{\"备份\": 12}", "12", "1|{\"备份\": 12}", "0|         ^^"},
    {"a wide value is marked in its width", "{\"a\": \"备份\"}", "\"备份\"", "1|{\"a\": \"备份\"}", "0|      ^^^^^^"},
    {"an emoji takes two columns", "{\"\U0001F600\": 12}", "12", "1|{\"\U0001F600\": 12}", "0|       ^^"},
    {"a combining mark takes none", "{\"e\u0301\": 12}", "12", "1|{\"e\u0301\": 12}", "0|      ^^"},
    {"a family joined from three takes two", "{\"\U0001F468\u200D\U0001F469\u200D\U0001F467\": 12}", "12",
     "1|{\"\U0001F468\u200D\U0001F469\u200D\U0001F467\": 12}", "0|       ^^"},
    {"a skin tone takes none", "{\"\U0001F44D\U0001F3FD\": 12}", "12", "1|{\"\U0001F44D\U0001F3FD\": 12}",
     "0|       ^^"},
    {"a skin tone alone takes two", "{\"\U0001F3FD\": 12}", "12", "1|{\"\U0001F3FD\": 12}", "0|       ^^"},
    {"a flag takes two", "{\"\U0001F1E8\U0001F1F3\": 12}", "12", "1|{\"\U0001F1E8\U0001F1F3\": 12}", "0|       ^^"},
    {"a heart made an emoji takes two", "{\"\u2764\uFE0F\": 12}", "12", "1|{\"\u2764\uFE0F\": 12}", "0|       ^^"},
    {"a joined sign with its selector takes two", "{\"\U0001F9D1\u200D\u2695\uFE0F\": 12}", "12",
     "1|{\"\U0001F9D1\u200D\u2695\uFE0F\": 12}", "0|       ^^"},
    {"a keycap takes two", "{\"1\uFE0F\u20E3\": 12}", "12", "1|{\"1\uFE0F\u20E3\": 12}", "0|       ^^"},
    {"a check mark takes two", "{\"\u2705\": 12}", "12", "1|{\"\u2705\": 12}", "0|       ^^"},
    {"Thai vowels above take none", "{\"\u0E17\u0E35\u0E48\": 12}", "12", "1|{\"\u0E17\u0E35\u0E48\": 12}",
     "0|      ^^"},
    {"a joiner between letters is an escape", "{\"a\u200Db\": 12}", "12", "1|{\"a\\u{200D}b\": 12}",
     "0|               ^^"},
    {"a control byte is as wide as its escape", "{\"\x1b\": 12}", "12", "1|{\"\\x1B\": 12}", "0|         ^^"},
    {"a value over several lines is marked to the end of the first", "{\"a\": [1,\n2]}", "[1,\n2]", "1|{\"a\": [1,",
     "0|      ^^^"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(snippets)

BOOST_AUTO_TEST_CASE(marks_stand_under_what_they_mark) {
  for (const Case& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      const auto lines = lines_of(c.source, {{samples::range_of(c.source, c.marked), true, ""}});
      BOOST_TEST(lines == (std::vector<std::string>{std::string(c.line), std::string(c.marks)}),
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_second_place_comes_in_the_order_of_lines_with_its_label) {
  const std::string_view source = "{\n\"type\": \"S3\",\n\"x\": 1,\n\"oss\": {}\n}";
  const auto lines = lines_of(source, {{samples::range_of(source, "\"oss\""), true, ""},
                                       {samples::range_of(source, "\"S3\""), false, "it is S3 here"}});
  BOOST_TEST(lines == (std::vector<std::string>{"2|\"type\": \"S3\",", "0|        ---- it is S3 here", "...",
                                                "4|\"oss\": {}", "0|^^^^^"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(two_places_in_one_line_share_it) {
  const std::string_view source = "{\"k\": 1, \"k\": 2}";
  const findings::Range first = samples::range_of(source, "\"k\"");
  const findings::Range second{samples::position_of(source, 9), samples::position_of(source, 12)};
  const auto lines = lines_of(source, {{second, true, ""}, {first, false, "first used here"}});
  BOOST_TEST(lines == (std::vector<std::string>{"1|{\"k\": 1, \"k\": 2}", "0|         ^^^", "0| --- first used here"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_secret_is_masked_by_a_fixed_width_and_marks_stay_aligned) {
  for (const std::string_view secret : {"\"x\"", "\"a much longer secret than its mask is\""}) {
    const std::string source = "{\"key\": " + std::string(secret) + ", \"n\": 7}";
    const auto lines = lines_of(source, {{samples::range_of(source, "7"), true, ""}}, {bytes_of(source, secret)});
    BOOST_TEST(lines == (std::vector<std::string>{"1|{\"key\": ********, \"n\": 7}", "0|                       ^"}),
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_marked_secret_is_marked_in_the_width_of_its_mask) {
  const std::string_view source = "{\"key\": 12345}";
  const auto lines =
      lines_of(source, {{samples::range_of(source, "12345"), true, "(value hidden)"}}, {bytes_of(source, "12345")});
  BOOST_TEST(lines == (std::vector<std::string>{"1|{\"key\": ********}", "0|        ^^^^^^^^ (value hidden)"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_piece_of_a_secret_is_marked_by_all_of_its_mask) {
  const std::string_view source = "POST https://joe:pw@host/a";
  const auto lines =
      lines_of(source, {{samples::range_of(source, "pw"), true, ""}}, {bytes_of(source, "https://joe:pw@host/a")});
  BOOST_TEST(lines == (std::vector<std::string>{"1|POST ********", "0|     ^^^^^^^^"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_byte_of_a_secret_is_shown_wherever_a_long_line_is_cut) {
  const std::string secret(400, 'S');
  for (std::size_t before = 0; before < 300; before += 7) {
    const std::string source =
        "{\"k\":\"" + secret + "\"," + std::string(before, ' ') + "\"n\":7,\"l\":\"" + secret + "\"}";
    const std::size_t second = source.rfind('"' + secret);
    const std::vector<ByteRange> secrets{bytes_of(source, "\"" + secret + "\""), {second, second + secret.size() + 2}};
    for (const std::string& line : lines_of(source, {{samples::range_of(source, "7"), true, ""}}, secrets)) {
      BOOST_TEST(line.find('S') == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_line_of_any_length_gives_a_short_snippet) {
  const std::string source = "{\"a\": \"" + std::string(1 << 20, 'x') + "\", \"n\": 7}";
  const auto lines = lines_of(source, {{samples::range_of(source, "7"), true, ""}});
  BOOST_REQUIRE(lines.size() == 2);
  BOOST_TEST(lines[0].size() < 500);
  BOOST_TEST(lines[0].find("\u2026") != std::string::npos);
  const std::size_t mark = lines[1].find('^');
  BOOST_TEST(mark != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_place_outside_the_document_is_left_out) {
  findings::Range outside{{1, 1, 100}, {1, 5, 104}};
  BOOST_TEST(lines_of("{}", {{outside, true, ""}}).empty());
  BOOST_TEST(lines_of("{}", {{findings::Range{}, true, ""}}).empty());
  findings::Range backwards{{1, 2, 1}, {1, 1, 0}};
  BOOST_TEST(lines_of("{}", {{backwards, true, ""}}).empty());
  findings::Range at_end{{1, 3, 2}, {1, 3, 2}};
  BOOST_TEST(lines_of("{}", {{at_end, true, ""}}).size() == 2U);
}

BOOST_AUTO_TEST_CASE(any_bytes_can_be_marked_without_reading_outside) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  for (std::size_t start = 0; start <= bytes.size(); ++start) {
    for (std::size_t end = start; end <= bytes.size(); end += 13) {
      const findings::Range range{{1, 1, start}, {1, 1, end}};
      const auto lines = lines_of(bytes, {{range, true, ""}}, {{30, 60}, {50, 70}, {200, 400}});
      BOOST_TEST(lines.size() == 2U);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
