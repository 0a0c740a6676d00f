#include "input/placeholder.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "documents.h"

namespace ocpv::input {
namespace {

BOOST_AUTO_TEST_SUITE(placeholder)

BOOST_AUTO_TEST_CASE(only_a_name_in_braces_after_a_dollar_is_one) {
  const struct {
    std::string_view text, name;
  } kCases[] = {
      {"${A}", "A"}, {"x${_a1}y", "_a1"}, {"$${A}", "A"}, {"${${A}", "A"}, {"$A", ""},    {"${}", ""},
      {"${1A}", ""}, {"${A", ""},         {"${A-b}", ""}, {"${A:-x}", ""}, {"$ {A}", ""}, {"${A }", ""},
  };
  for (const auto& one : kCases) {
    const auto found = find_placeholder(one.text, 0);
    BOOST_TEST((found ? found->name : "") == one.name, one.text);
  }
  BOOST_TEST(find_placeholder("{{ a.b }}", 0, Style::braces)->name == "a.b");
  BOOST_TEST(!find_placeholder("{{ }}", 0, Style::braces));
  BOOST_TEST(!find_placeholder("{{\"a\"}}", 0, Style::braces));
}

BOOST_AUTO_TEST_CASE(without_values_the_string_around_a_placeholder_is_not_judged) {
  const auto documents = documents_in("r.json", R"({"a":"${A}", "${K}":1, "b":"x${B}y", "c":"$C"})");
  BOOST_REQUIRE(documents.size() == 1);
  const Document& document = documents[0];
  BOOST_TEST(document.json() == document.source->text());
  BOOST_REQUIRE(document.unjudged.size() == 2);
  BOOST_TEST(slice(document.json(), document.unjudged[0]) == "\"${A}\"");
  BOOST_TEST(slice(document.json(), document.unjudged[1]) == "\"x${B}y\"");
  BOOST_TEST(document.notices.empty());
}

BOOST_AUTO_TEST_CASE(with_values_they_are_put_in_as_json_and_places_stay_those_of_the_file) {
  const Variables variables = {{"A", "q\"\n"}, {"N", "5"}};
  Options options;
  options.variables = &variables;
  const auto documents = documents_in("r.json", R"({"a":"x${A}y","n":"${N}","z":"end"})", options);
  BOOST_REQUIRE(documents.size() == 1);
  const Document& document = documents[0];
  BOOST_TEST(document.json() == R"({"a":"xq\"\u000ay","n":"5","z":"end"})");
  BOOST_TEST(document.unjudged.empty());
  BOOST_TEST(document.substituted.size() == 2);
  BOOST_TEST(source_of(document, "\"end\"") == "\"end\"");
  BOOST_TEST(source_of(document, "\"5\"") == "\"${N}\"");
  BOOST_TEST(source_of(document, R"("xq\"\u000ay")") == "\"x${A}y\"");
  BOOST_TEST(source_of(document, R"(\"\u)") == "${A}");
  BOOST_TEST(source_of(document, document.json()) == document.source->text());
}

BOOST_AUTO_TEST_CASE(a_name_without_a_value_is_noticed_once_values_are_given) {
  const Variables variables = {{"A", "1"}};
  Options options;
  options.variables = &variables;
  for (const std::string_view name : {"r.json", "r.yaml"}) {
    const auto documents = documents_in(std::string(name), "{\"a\": \"${A}\",\n \"b\": \"${B}\"}", options);
    BOOST_REQUIRE(documents.size() == 1);
    BOOST_TEST(documents[0].unjudged.size() == 1);
    BOOST_REQUIRE(documents[0].notices.size() == 1);
    BOOST_TEST(documents[0].notices[0].message == "no value for 'B'");
    BOOST_TEST(documents[0].notices[0].at.line == 2);
  }
}

BOOST_AUTO_TEST_CASE(in_yaml_a_bare_value_gets_its_type_from_what_is_put_in) {
  const Variables variables = {{"N", "5"}, {"B", "true"}, {"S", "a b"}};
  Options options;
  options.variables = &variables;
  const auto documents = documents_in("r.yaml", "a: ${N}\nb: '${N}'\nc: ${B}\nd: ${S}\ne: ${N}0\n", options);
  BOOST_REQUIRE(documents.size() == 1);
  BOOST_TEST(documents[0].json() == R"({"a":5,"b":"5","c":true,"d":"a b","e":50})");
  BOOST_TEST(source_of(documents[0], "true") == "${B}");
}

BOOST_AUTO_TEST_CASE(values_that_grow_the_text_over_the_limit_stop_there) {
  const Variables variables = {{"A", std::string(1000, 'x')}};
  Options options;
  options.variables = &variables;
  options.limits.max_bytes = 5000;
  std::string text = "[";
  for (int i = 0; i < 100; ++i) text += "\"${A}\",";
  const auto documents = documents_in("r.json", text, options);
  BOOST_TEST(documents.at(0).json().size() > 5000);
  BOOST_TEST(documents.at(0).json().size() < 7000);
}

BOOST_AUTO_TEST_CASE(values_put_in_are_no_more_than_eight_times_the_limit) {
  const Variables variables{{"a", std::string(100, 'x')}};
  const Values values{nullptr, &variables, 1000};
  std::size_t bytes = 0, unknown = 0;
  for (int i = 0; i < 200; ++i) {
    const Substituted one = substitute("{{a}}", values, Style::braces);
    bytes += one.unknown.empty() ? one.text.size() : 0;
    unknown += one.unknown.size();
  }
  BOOST_TEST(bytes == 8000U);
  BOOST_TEST(unknown == 120U);
  BOOST_TEST(told_undefined("a", values, Language::en) ==
             "'a' is not put in: values put in come to 8 times the limit of a file at most");
  BOOST_TEST(told_undefined("b", values, Language::en) == "no value for 'b'");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
