#include <boost/test/unit_test.hpp>

#include <string>

#include "pages.h"

using namespace ocpv;

namespace {

const std::string kPage =
    "# List things\n\n### Request path\n\n`GET /api/v2/shelves/{id}/things`\n\n### Request parameters\n\n"
    "**Path parameters**\n\n|Parameter|Type|Required|Description|\n|-|-|-|-|\n|id|Long|Yes|The shelf.|\n\n"
    "**Query parameters**\n\n|Parameter|Type|Required|Description|\n|-|-|-|-|\n"
    "|kind|String|Yes|Valid values: BOOK and VASE.|\n|page|Integer|No|Value range: 1-50.|\n|since|Datetime|No|From "
    "when.|\n"
    "|sizes|LongArray|No|Sizes.|\n|password|Integer|No|The password.|\n"
    "|color|String|No|Valid only when kind is set to VASE.|\n\n## Examples\n\n### Sample request\n\n";

reader::Reading read(const std::string& url) {
  auto outcomes = test::read({{"100.list-things.md", kPage + "`" + url + "`\n"}});
  BOOST_REQUIRE(outcomes.front().reading.has_value());
  return std::move(*outcomes.front().reading);
}

std::string ids(const reader::Reading& reading) {
  std::string text;
  for (const reader::Contradiction& one : reading.contradictions) text += one.id + " " + one.pointer + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(urls)

BOOST_AUTO_TEST_CASE(a_url_and_the_tables_of_parameters_contradict_each_other_once_for_each_cause) {
  struct Case {
    const char* url;
    const char* found;
  };
  const Case cases[] = {
      {"GET /api/v2/shelves/1/things?kind=BOOK&page=2", ""},
      {"GET https://ocp.example:8080/api/v2/shelves/1/things?kind=BOOK", ""},
      {"GET /api/v2/shelves/1/things?kind=BOOK&since=2020-11-03T19%3A00%3A00%2B08%3A00", ""},
      {"GET /api/v2/shelves/1/things?kind=VASE&color=red&sizes=1,2", ""},
      {"GET /api/v2/shelves/{id}/things?kind=xxx&page=", ""},
      {"GET /api/v2/shelves/1/things", "url-misses-required query:/kind\n"},
      {"GET /api/v2/shelves/1/things?kind=BOOK&sort=up", "url-unknown-key query:/sort\n"},
      {"GET /api/v2/shelves/1/things?kind=BOOK&id=1", "url-repeats-path query:\n"},
      {"GET /api/v2/shelves/1/things?kind=LAMP", "url-value query:/kind\n"},
      {"GET /api/v2/shelves/1/things?kind=BOOK&page=two", "url-type query:/page\n"},
      {"GET /api/v2/shelves/1/things?kind=BOOK&page=51", "url-range query:/page\n"},
      {"GET /api/v2/shelves/1/things?kind=BOOK&since=yesterday", "url-format query:/since\n"},
      {"GET /api/v2/shelves/1/things?kind=BOOK&sizes=1,b", "url-type query:/sizes\n"},
      {"GET /api/v2/shelves/1/things?kind=BOOK&color=red", "url-condition query:/color\n"},
      {"GET /api/v2/shelves/top/things?kind=BOOK", "url-type path:/id\n"},
      {"GET /api/v2/racks/1/things?sort=up",
       "url-path path:\nurl-misses-required query:/kind\nurl-unknown-key query:/sort\n"},
      {"GET /api/v2/shelf/top/things?kind=BOOK", "url-path path:\nurl-type path:/id\n"},
      {"GET /shelves/1/things?kind=BOOK", "url-path path:\n"},
      {"GET api/v2/shelves/1/things?kind=BOOK", "url-slash path:\n"},
      {"PUT /api/v2/shelves/1/things?kind=BOOK", "url-method path:\n"},
      {"GET /api/v2/shelves/xx1/things?kind=B****&page=xx2", ""},
  };
  for (const Case& one : cases)
    BOOST_TEST(ids(read(one.url)) == one.found, one.url << " gives\n" << ids(read(one.url)));
}

BOOST_AUTO_TEST_CASE(both_places_are_told_and_what_a_url_breaks_is_contested) {
  const reader::Reading reading = read("GET /api/v2/shelves/1/things?kind=LAMP");
  BOOST_REQUIRE(reading.contradictions.size() == 1U);
  BOOST_TEST(reading.contradictions[0].first.line == 19U);
  BOOST_TEST(reading.contradictions[0].second.line == 30U);
  BOOST_TEST((reading.operation.query_parameters[0].values->strength == Strength::contested));
  BOOST_TEST(
      (read("GET /api/v2/shelves/1/things").operation.query_parameters[0].required_strength == Strength::contested));
  BOOST_TEST(
      (read("GET /api/v2/shelves/1/things?kind=BOOK&color=red").operation.rules.at(0).strength == Strength::contested));
}

BOOST_AUTO_TEST_CASE(a_parameter_spelt_two_ways_is_told_once_with_the_line_of_its_row) {
  const reader::Reading reading = read("GET /api/v2/shelves/1/things?kinds=BOOK");
  BOOST_REQUIRE(ids(reading) == "name-spelt-two-ways query:/kind\n");
  BOOST_TEST(reading.contradictions[0].first.line == 19U);
}

BOOST_AUTO_TEST_CASE(a_secret_in_a_url_is_not_shown) {
  const reader::Reading reading = read("GET /api/v2/shelves/1/things?kind=BOOK&password=open-sesame");
  BOOST_REQUIRE(ids(reading) == "url-type query:/password\n");
  BOOST_TEST(reading.contradictions[0].text.en.find("sesame") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_path_or_a_method_that_only_the_example_shows_is_kept_with_the_documented_parameters) {
  struct Case {
    const char* url;
    const char* shown;
  };
  const Case cases[] = {
      {"GET /api/v2/shelves/1/things?kind=BOOK", ""},
      {"GET /api/v2/shelf/1/things?kind=BOOK", "GET /api/v2/shelf/{id}/things"},
      {"GET /shelves/1/things?kind=BOOK", "GET /shelves/{id}/things"},
      {"GET /api/v2/house/shelves/1/things?kind=BOOK", "GET /api/v2/house/shelves/{id}/things"},
      {"DELETE /api/v2/shelves/1/things?kind=BOOK", "DELETE /api/v2/shelves/{id}/things"},
      {"GET /api/v2/shelf/xxx/things?kind=BOOK", "GET /api/v2/shelf/{id}/things"},
      {"GET /api/v2/shelves/1/tiny,things?kind=BOOK", ""},
      {"GET /api/v2/letters/7?kind=BOOK", "GET /api/v2/letters/{id}"},
      {"GET /mail/letters/new?kind=BOOK", "GET /mail/letters/new"},
  };
  for (const Case& one : cases) {
    std::string shown;
    for (const auto& route : read(one.url).operation.shown_as) shown += route.method + " " + route.path;
    BOOST_TEST(shown == one.shown, one.url << " gives " << shown);
  }
}

BOOST_AUTO_TEST_CASE(a_url_that_only_the_next_heading_ends_is_read) {
  const std::string page =
      kPage + "`GET /api/v2/racks/1/things?kind=BOOK`\n\n### Sample response\n\n```json\n{}\n```\n";
  const auto outcomes = test::read({{"100.list-things.md", page}});
  BOOST_REQUIRE(outcomes.front().reading.has_value());
  BOOST_TEST(ids(*outcomes.front().reading) == "url-path path:\n");
}

BOOST_AUTO_TEST_SUITE_END()
