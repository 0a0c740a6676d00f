#include "input/opencollection.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "documents.h"

namespace ocpv::input {
namespace {

BOOST_AUTO_TEST_SUITE(opencollection)

BOOST_AUTO_TEST_CASE(a_yaml_file_is_a_request_only_with_info_and_a_url) {
  const struct {
    std::string_view text;
    bool is_request;
  } kCases[] = {
      {"info: {}\nhttp: {url: /x}\n", true},
      {"http: {url: /x}\ninfo:\n", true},
      {"info: {}\nhttp: {method: GET}\n", false},
      {"info: {}\nhttp: 1\n", false},
      {"a:\n  info: {}\n  http: {url: /x}\n", false},
      {"http: {url: /x}\n", false},
      {"info: {}\nhttp: {url: /x}\n---\na: 1\n", false},
  };
  for (const auto& one : kCases) {
    const auto documents = documents_in("r.yml", one.text);
    BOOST_REQUIRE(!documents.empty());
    BOOST_TEST(documents[0].request.has_value() == one.is_request, one.text);
  }
}

BOOST_AUTO_TEST_CASE(a_body_has_its_places_however_its_text_is_written) {
  const std::string begin = "info: {name: a}\nhttp:\n  url: http://h/a/:b?x=1\n  body:\n    type: json\n    data: ";
  for (const std::string_view data :
       {"|-\n      {\n        \"k\": \"v\"\n      }\n", "|\n      {\"k\":\n\n      \"v\"}\n",
        "\"{\\\"k\\\": \\\"v\\\"}\"\n", "'{\"k\": \"v\"}'\n", ">-\n      {\"k\":\n      \"v\"}\n"}) {
    BOOST_TEST_CONTEXT(data) {
      const auto documents = documents_in("r.yml", begin + std::string(data));
      BOOST_REQUIRE(documents.size() == 1);
      BOOST_REQUIRE(documents[0].request);
      BOOST_TEST(documents[0].request->host == "h");
      BOOST_TEST(documents[0].request->target == "/a/{{b}}?x=1");
      const bool is_exact = data[0] == '|' || data[0] == '"';
      const std::string place = source_of(documents[0], "v");
      BOOST_TEST((is_exact ? place == "v" : place.find('v') != std::string::npos), place);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
