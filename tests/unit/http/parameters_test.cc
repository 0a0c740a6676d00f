#include "http/parameters.h"

#include <boost/test/unit_test.hpp>

using namespace ocpv;
using namespace ocpv::http;

namespace {

constexpr std::string_view kSchema = R"({"properties":{"query":{"properties":{
  "n":{"type":"integer"},"r":{"type":"number"},"b":{"type":"boolean"},"s":{"type":"string"},"any":{},
  "l":{"type":"array","items":{"type":"integer"}},"shared":{"$ref":"#/definitions/N"},"maybe":{"type":["integer","null"]}}}},
  "definitions":{"N":{"type":"integer"}}})";

std::string json_of(std::string_view query, bool placeholders = false) {
  const Result<ParameterTypes> types = read_parameter_types(kSchema);
  BOOST_REQUIRE(types.ok());
  std::vector<Given> given = query_parameters(query, 0, types->query, placeholders);
  return to_json(given, *types);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(parameters)

BOOST_AUTO_TEST_CASE(each_text_becomes_the_value_its_type_reads_it_as_or_stays_text) {
  const struct {
    const char *query, *json;
  } cases[] = {
      {"", "{}"},
      {"&&", "{}"},
      {"n=26", R"({"n":26})"},
      {"n=-26", R"({"n":-26})"},
      {"n=007", R"({"n":7})"},
      {"n=-00", R"({"n":-0})"},
      {"n=123456789012345678901234567890", R"({"n":123456789012345678901234567890})"},
      {"n=%2B7", R"({"n":"+7"})"},
      {"n=+7", R"({"n":" 7"})"},
      {"n=7.0", R"({"n":"7.0"})"},
      {"n=1e3", R"({"n":"1e3"})"},
      {"n=", R"({"n":""})"},
      {"n", R"({"n":""})"},
      {"n=-", R"({"n":"-"})"},
      {"shared=1&maybe=2", R"({"shared":1,"maybe":2})"},
      {"r=1.50", R"({"r":1.50})"},
      {"r=-0.5e-3", R"({"r":-0.5e-3})"},
      {"r=.5", R"({"r":".5"})"},
      {"r=1.", R"({"r":"1."})"},
      {"r=01", R"({"r":"01"})"},
      {"r=NaN", R"({"r":"NaN"})"},
      {"b=true&s=true", R"({"b":true,"s":"true"})"},
      {"b=True", R"({"b":"True"})"},
      {"any=26", R"({"any":"26"})"},
      {"unknown=1", R"({"unknown":"1"})"},
      {"s=a+b%2Bc%26d%3De", R"({"s":"a b+c&d=e"})"},
      {"s=%22%5C%0A%00", "{\"s\":\"\\\"\\\\\\u000a\\u0000\"}"},
      {"s=%E4%B8%AD&%E4%B8%AD=1", "{\"s\":\"\xE4\xB8\xAD\",\"\xE4\xB8\xAD\":\"1\"}"},
      {"s=a=b", R"({"s":"a=b"})"},
      {"l=1,2&l=3", R"({"l":[1,2,3]})"},
      {"l=", R"({"l":[]})"},
      {"l=1,x", R"({"l":[1,"x"]})"},
      {"l=1%2C2", R"({"l":[1,2]})"},
  };
  for (const auto& one : cases)
    BOOST_TEST(json_of(one.query) == "{\"query\":" + std::string(one.json) + "}", one.query);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_left_out_with_its_reason) {
  const Result<ParameterTypes> types = read_parameter_types(kSchema);
  const struct {
    const char* query;
    Unreadable unreadable;
  } cases[] = {
      {"s=%4", Unreadable::bad_escape},     {"s=%zz", Unreadable::bad_escape},     {"%=1", Unreadable::bad_escape},
      {"s=%FF", Unreadable::bad_utf8},      {"s=%ED%A0%80", Unreadable::bad_utf8}, {"s=1&s=1", Unreadable::given_twice},
      {"x=1&x=2", Unreadable::given_twice},
  };
  for (const auto& one : cases) {
    std::vector<Given> given = query_parameters(one.query, 0, types->query, false);
    BOOST_REQUIRE(given.size() == 1U);
    BOOST_TEST((given.front().unreadable == one.unreadable), one.query);
    BOOST_TEST(to_json(given, *types) == "{\"query\":{}}", one.query);
  }
  BOOST_TEST(json_of("s={{name}}&n=${N}", true) == "{\"query\":{}}");
  BOOST_TEST(json_of("s={{name}}", false) == R"({"query":{"s":"{{name}}"}})");
}

BOOST_AUTO_TEST_CASE(spans_are_those_of_the_target_and_of_the_json_text) {
  const Result<ParameterTypes> types = read_parameter_types(kSchema);
  const std::string target = "/things?s=ab&n=12";
  std::vector<Given> given = query_parameters(std::string_view(target).substr(8), 8, types->query, false);
  const std::string json = to_json(given, *types);
  const auto piece = [](const std::string& text, Span span) { return text.substr(span.begin, span.end - span.begin); };
  BOOST_TEST(piece(target, given[1].name_span) == "n");
  BOOST_TEST(piece(target, given[1].value_span) == "12");
  BOOST_TEST(piece(json, given[0].json) == "\"ab\"");
  BOOST_TEST(piece(json, given[1].json) == "12");
}

BOOST_AUTO_TEST_CASE(a_query_of_many_names_takes_linear_time) {
  const Result<ParameterTypes> types = read_parameter_types(kSchema);
  std::string query;
  for (int i = 0; i < 100'000; ++i) query += "p" + std::to_string(i) + "&";
  BOOST_TEST(query_parameters(query, 0, types->query, false).size() == 100'000U);
}

BOOST_AUTO_TEST_SUITE_END()
