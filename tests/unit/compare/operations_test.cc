#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "compare/compare.h"

using namespace ocpv;

namespace {

compare::OperationFacts operation(const std::string& id, const std::string& method, const std::string& path,
                                  const char* request = nullptr, const std::string& query = "{}") {
  compare::OperationTexts texts;
  texts.name = id;
  texts.operation_json = R"({"id":")" + id + R"(","method":")" + method + R"(","path":")" + path + R"(","query":)" +
                         query + R"(,"title":{"en":"T"},"page":"p.md"})";
  if (request != nullptr) texts.request_schema = request;
  auto facts = compare::operation_facts(texts, compare::Level::held);
  BOOST_REQUIRE(facts.ok());
  return std::move(*facts);
}

using Tree = std::vector<compare::OperationFacts>;

std::string differences(const Tree& before, const Tree& after) {
  std::string lines;
  for (const auto& one : compare::compare_trees(before, after)) {
    lines += std::string(name_of(one.effect)) + " " + std::string(name_of(one.what)) + " " + one.operation;
    if (one.part) lines += " " + std::string(name_of(*one.part));
    lines += one.pointer.empty() ? "\n" : " " + one.pointer + "\n";
  }
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(operations_suite)

BOOST_AUTO_TEST_CASE(operations_come_and_go) {
  const Tree a = {operation("a", "GET", "/a")}, ab = {operation("a", "GET", "/a"), operation("b", "GET", "/b")};
  BOOST_TEST(differences(a, ab) == "compatible operation-added b\n");
  BOOST_TEST(differences(ab, a) == "breaking operation-removed b\n");
  BOOST_TEST(differences(ab, ab) == "");
}

BOOST_AUTO_TEST_CASE(an_operation_with_another_id_and_the_same_endpoint_is_renamed) {
  BOOST_TEST(differences({operation("a", "GET", "/a/{id}")}, {operation("b", "GET", "/a/{id}")}) ==
             "documentation operation-renamed b\n");
  BOOST_TEST(differences({operation("a", "GET", "/a/{id}")}, {operation("a", "GET", "/b/{id}")}) ==
             "breaking endpoint-changed a\n");
}

BOOST_AUTO_TEST_CASE(operations_that_a_query_parameter_tells_apart_are_different_ones) {
  const auto acting = [](const std::string& id, const std::string& action) {
    return operation(id, "POST", "/a", nullptr, R"({"Action":")" + action + R"("})");
  };
  BOOST_TEST(differences({acting("a", "Open"), acting("b", "Shut")}, {acting("a", "Open"), acting("c", "Shut")}) ==
             "documentation operation-renamed c\n");
  BOOST_TEST(differences({acting("a", "Open")}, {acting("a", "Shut")}) == "breaking endpoint-changed a\n");
}

BOOST_AUTO_TEST_CASE(another_name_of_a_path_parameter_is_no_other_operation) {
  BOOST_TEST(differences({operation("a", "GET", "/a/{id}")}, {operation("a", "GET", "/a/{aId}")}) ==
             "documentation endpoint-changed a\n");
}

BOOST_AUTO_TEST_CASE(a_renamed_path_parameter_is_told_with_the_path_alone) {
  const auto with_parameter = [](const char* path, const char* name, const char* type) {
    compare::OperationTexts texts;
    texts.operation_json = std::string(R"({"id":"a","method":"GET","path":")") + path + "\"}";
    texts.parameters_schema = std::string(R"({"type":"object","properties":{"path":{"type":"object","properties":{")") +
                              name + R"(":{"type":")" + type + R"("}}}}})";
    auto facts = compare::operation_facts(texts, compare::Level::held);
    BOOST_REQUIRE(facts.ok());
    return std::move(*facts);
  };
  BOOST_TEST(differences({with_parameter("/a/{id}", "id", "string")},
                         {with_parameter("/a/{clusterId}", "clusterId", "string")}) ==
             "documentation endpoint-changed a\n");
  BOOST_TEST(differences({with_parameter("/a/{id}", "id", "string")},
                         {with_parameter("/a/{clusterId}", "clusterId", "integer")}) ==
             "documentation endpoint-changed a\nbreaking type-changed a parameters /path/clusterId\n");
}

BOOST_AUTO_TEST_CASE(another_method_or_path_breaks) {
  BOOST_TEST(differences({operation("a", "GET", "/a")}, {operation("a", "POST", "/a")}) ==
             "breaking endpoint-changed a\n");
  BOOST_TEST(differences({operation("a", "GET", "/a")}, {operation("a", "GET", "/b")}) ==
             "breaking endpoint-changed a\n");
}

BOOST_AUTO_TEST_CASE(a_body_that_asks_for_something_breaks_those_who_send_none) {
  const char* optional = R"({"type":"object","properties":{"x":{"type":"string"}}})";
  const char* required = R"({"type":"object","properties":{"x":{"type":"string"}},"required":["x"]})";
  BOOST_TEST(differences({operation("a", "POST", "/a")}, {operation("a", "POST", "/a", optional)}) ==
             "compatible part-added a request\n");
  BOOST_TEST(differences({operation("a", "POST", "/a")}, {operation("a", "POST", "/a", required)}) ==
             "breaking part-added a request\n");
  BOOST_TEST(differences({operation("a", "POST", "/a", required)}, {operation("a", "POST", "/a")}) ==
             "breaking part-removed a request\n");
}

BOOST_AUTO_TEST_CASE(two_operations_of_one_endpoint_are_matched_by_id_first) {
  const char* x = R"({"type":"object","properties":{"x":{"type":"string"}}})";
  const char* y = R"({"type":"object","properties":{"y":{"type":"integer"}}})";
  const Tree before = {operation("a", "POST", "/a", x), operation("b", "POST", "/a", y)};
  const Tree after = {operation("b", "POST", "/a", y), operation("a", "POST", "/a", x)};
  BOOST_TEST(differences(before, after) == "");
}

BOOST_AUTO_TEST_CASE(only_what_the_tables_make_is_a_change_of_the_contract) {
  const auto with = [](const std::string& size) {
    return Tree{operation("a", "POST", "/a", (R"({"type":"object","properties":{"size":)" + size + "}}").c_str())};
  };
  const Tree contested = with(R"({"x-ocpv-contested":{"type":"string"}})"), held = with(R"({"type":"string"})"),
             contested_number = with(R"({"x-ocpv-contested":{"type":"number"}})"),
             number = with(R"({"type":"number"})");
  BOOST_TEST(differences(contested, held) == "documentation example-changed a request /size\n");
  BOOST_TEST(differences(held, contested) == "documentation example-changed a request /size\n");
  BOOST_TEST(differences(contested, contested_number) == "documentation type-changed a request /size\n");
  BOOST_TEST(differences(contested, number) == "breaking type-changed a request /size\n");
  BOOST_TEST(differences(held, number) == "breaking type-changed a request /size\n");
  BOOST_TEST(differences(contested, contested) == "");
}

BOOST_AUTO_TEST_CASE(a_contested_requirement_that_is_held_to_now_is_a_change_of_an_example) {
  const Tree contested = {operation("a", "POST", "/a",
                                    R"({"type":"object","properties":{"size":{"type":"string"}},
                                        "x-ocpv-contested":{"required":["size"]}})")};
  const Tree held = {
      operation("a", "POST", "/a", R"({"type":"object","properties":{"size":{"type":"string"}},"required":["size"]})")};
  const Tree free = {operation("a", "POST", "/a", R"({"type":"object","properties":{"size":{"type":"string"}}})")};
  BOOST_TEST(differences(contested, held) == "documentation example-changed a request /size\n");
  BOOST_TEST(differences(free, held) == "breaking became-required a request /size\n");
}

BOOST_AUTO_TEST_SUITE_END()
