#include "input/environment.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "temporary_folder.h"

namespace ocpv::input {
namespace {

BOOST_AUTO_TEST_SUITE(environment)

std::string all_of(const SurroundingVariables& around) {
  std::string out;
  for (const auto& [name, value] : around.values) out += name + "=" + value + ";";
  return out;
}

BOOST_AUTO_TEST_CASE(what_is_private_and_what_is_an_environments_own_holds) {
  const TemporaryFolder folder;
  folder.write("http-client.env.json",
               R"({"$shared": {"a": "1", "b": "1", "c": 1}, "x": {"b": "2", "d": true, "e": {}}})");
  folder.write("http-client.private.env.json", R"({"$shared": {"c": "3"}, "y": {"d": "4"}})");
  const struct {
    std::string wanted, values;
    bool has_chosen;
  } kCases[] = {
      {"", "a=1;b=1;c=3;", false},  {"x", "a=1;b=2;c=3;d=true;", true}, {"y", "a=1;b=1;c=3;d=4;", true},
      {"z", "a=1;b=1;c=3;", false}, {"$shared", "a=1;b=1;c=3;", false},
  };
  for (const auto& one : kCases) {
    const SurroundingVariables around = variables_around(folder.path("r.http"), one.wanted, Language::en);
    BOOST_TEST_CONTEXT(one.wanted) {
      BOOST_TEST(all_of(around) == one.values);
      BOOST_TEST(around.has_chosen == one.has_chosen);
      BOOST_TEST(around.notices.empty());
    }
  }
  const SurroundingVariables around = variables_around(folder.path("r.http"), "x", Language::en);
  BOOST_TEST(around.origins.at("b") == folder.path("http-client.env.json"));
  BOOST_TEST(around.origins.at("c") == folder.path("http-client.private.env.json"));
}

BOOST_AUTO_TEST_CASE(the_only_environment_holds_without_being_named) {
  const TemporaryFolder folder;
  folder.write("http-client.env.json", R"({"x": {"a": "1"}})");
  BOOST_TEST(all_of(variables_around(folder.path("r.rest"), "", Language::en)) == "a=1;");
  BOOST_TEST(all_of(variables_around(folder.path("r.json"), "", Language::en)).empty());
  BOOST_TEST(all_of(variables_around(folder.path("below/r.http"), "", Language::en)).empty());
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_of_windows_hides_no_environment) {
  const TemporaryFolder folder;
  folder.write("http-client.env.json", "\xEF\xBB\xBF{\"x\": {\"a\": \"1\"}}");
  folder.write(".env",
               "\xEF\xBB\xBF"
               "B=2\n");
  const SurroundingVariables around = variables_around(folder.path("r.http"), "x", Language::en);
  BOOST_TEST(around.notices.empty());
  BOOST_TEST(around.has_chosen);
  BOOST_TEST(all_of(around).find("a=1;") != std::string::npos, all_of(around));
}

BOOST_AUTO_TEST_CASE(a_value_may_name_others_and_one_that_stays_open_is_no_value) {
  const TemporaryFolder folder;
  folder.write(
      "http-client.env.json",
      R"({"x": {"a": "{{b}}/a", "b": "{{c}}", "c": "1", "d": "{{$uuid}}", "e": "{{e}}", "f": "{{g}}", "g": "{{f}}"}})");
  BOOST_TEST(all_of(variables_around(folder.path("r.http"), "", Language::en)) == "a=1/a;b=1;c=1;");
}

BOOST_AUTO_TEST_CASE(values_that_double_each_other_are_bounded) {
  const TemporaryFolder folder;
  std::string text = R"({"x": {"v0": "0123456789")";
  for (int i = 1; i < 2000; ++i) {
    const std::string last = "{{v" + std::to_string(i - 1) + "}}";
    text += ", \"v" + std::to_string(i) + "\": \"" + last + last + last + last + "\"";
  }
  folder.write("http-client.env.json", text + "}}");
  std::size_t bytes = 0;
  for (const auto& [name, value] : variables_around(folder.path("r.http"), "", Language::en).values)
    bytes += value.size();
  BOOST_TEST(bytes < std::size_t{1} << 22);
}

BOOST_AUTO_TEST_CASE(a_bruno_collection_ends_at_its_first_folder) {
  const TemporaryFolder folder;
  folder.write("collection.bru", "vars:pre-request {\n  a: outside\n}\n");
  folder.write("c/bruno.json", "{}");
  folder.write("c/collection.bru", "vars:pre-request {\n  a: 1\n  b: 1\n  c: 1\n}\n");
  folder.write("c/environments/one.bru", "vars {\n  b: 2\n  c: 2\n  ~d: 2\n}\n");
  folder.write("c/environments/two.bru", "vars {\n  b: 3\n}\n");
  folder.write("c/f/folder.bru", "vars:pre-request {\n  c: 4\n}\n");
  folder.write("c/.env", "E=5\n");
  BOOST_TEST(all_of(variables_around(folder.path("c/f/r.bru"), "one", Language::en)) == "a=1;b=2;c=4;process.env.E=5;");
  BOOST_TEST(all_of(variables_around(folder.path("c/r.bru"), "", Language::en)) == "a=1;b=1;c=1;process.env.E=5;");
  BOOST_TEST(all_of(variables_around(folder.path("r.bru"), "", Language::en)).empty());
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_used_is_told_without_its_text) {
  const TemporaryFolder folder;
  folder.write(".env", "planted\n");
  folder.write("http-client.env.json", "{\"planted\" 1}");
  const SurroundingVariables around = variables_around(folder.path("r.http"), "", Language::en);
  BOOST_TEST(around.values.empty());
  BOOST_TEST(around.notices.size() == 2U);
  for (const Notice& notice : around.notices) BOOST_TEST(notice.message.find("planted") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
