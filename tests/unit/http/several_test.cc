// Requests whose method and path several operations have.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "http/open_path.h"
#include "service.h"

using namespace ocpv;
using namespace ocpv::http;
using testing::kJson;

namespace {

catalog::Operation operation(std::string id, std::string path, std::string query, std::string request,
                             std::string parameters = {}) {
  catalog::Operation out;
  out.id = std::move(id);
  out.method = "POST";
  out.path = std::move(path);
  out.query = std::move(query);
  out.request_schema = std::move(request);
  out.parameters_schema = std::move(parameters);
  return out;
}

std::string needs(const std::string& field) {
  return R"({"type":"object","properties":{")" + field + R"(":{"type":"string"}},"required":[")" + field + R"("]})";
}

/// A path that nothing tells apart, and one with a query parameter that does.
std::unique_ptr<testing::Api> boxes() {
  const auto path = [](const std::string& name) {
    return R"({"type":"object","properties":{"path":{"type":"object","properties":{")" + name +
           R"(":{"type":"integer"}},"required":[")" + name + R"("]}},"required":["path"]})";
  };
  const auto action = [](const std::string& value) {
    return R"({"type":"object","properties":{"query":{"type":"object","properties":{"Action":{"enum":[")" + value +
           R"("]}},"required":["Action"]}},"required":["query"]})";
  };
  catalog::Catalog catalog;
  for (catalog::Operation& one :
       std::vector<catalog::Operation>{operation("open", "/boxes/{id}/state", "", needs("tool"), path("id")),
                                       operation("close", "/boxes/{box}/state", "", needs("tape"), path("box")),
                                       operation("lift", "/gate", "Action=Lift", needs("height"), action("Lift")),
                                       operation("drop", "/gate", "Action=Drop", needs("speed"), action("Drop")),
                                       operation("ring", "/bell", "Action=Ring", needs("tone"), action("Ring"))}) {
    BOOST_REQUIRE(catalog.add(std::move(one)).ok());
  }
  return testing::ready(std::move(catalog));
}

struct Case {
  const char* what;
  const char* target;
  const char* body;
  const char* operation;  ///< Its id; empty: none.
  std::vector<std::string> told;
};

void run(const std::vector<Case>& cases, const Options& options = {}) {
  const auto api = boxes();
  check::Checker checker;
  const std::vector<Header> headers = testing::headers(kJson);
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.what) {
      findings::Findings findings;
      const catalog::Operation* operation = nullptr;
      const Status status =
          check_request(*api->service, checker, {"POST", one.target, headers, one.body}, options, findings, &operation);
      BOOST_TEST(testing::told(findings) == one.told, boost::test_tools::per_element());
      BOOST_TEST((operation == nullptr ? "" : operation->id) == one.operation);
      BOOST_TEST((status == Status::invalid) == (findings.errors != 0));
    }
  }
}

const std::string kChoice = "note no-such-operation path ";

}  // namespace

BOOST_AUTO_TEST_SUITE(several)

BOOST_AUTO_TEST_CASE(a_request_is_right_when_it_is_right_for_one_of_them) {
  run({
      {"the first", "/boxes/7/state", R"({"tool":"a"})", "open", {}},
      {"the second", "/boxes/7/state", R"({"tape":"a"})", "close", {}},
  });
}

BOOST_AUTO_TEST_CASE(a_wrong_request_is_told_by_the_one_that_it_fits_best) {
  run({
      {"a wrong type speaks for its field's owner",
       "/boxes/7/state",
       R"({"tape":5})",
       "close",
       {kChoice, "error wrong-type body /tape"}},
      {"a misspelt field, too",
       "/boxes/7/state",
       R"({"tap":"a"})",
       "close",
       {kChoice, "error unknown-field body /tap"}},
      {"of equals the first", "/boxes/7/state", "{}", "open", {kChoice, "error missing-field body /tool"}},
      {"parameters by their own names",
       "/boxes/x/state",
       R"({"tape":"a"})",
       "close",
       {kChoice, "error bad-parameter path /box"}},
  });
}

BOOST_AUTO_TEST_CASE(a_fixed_query_parameter_says_which_of_them_it_is) {
  run({
      {"one", "/gate?Action=Lift", R"({"height":"a"})", "lift", {}},
      {"the other", "/gate?Action=Drop", R"({"speed":"a"})", "drop", {}},
      {"told by that alone",
       "/gate?Action=Drop",
       R"({"height":"a"})",
       "drop",
       {"error missing-field body /speed", "warning unknown-field body /height"}},
  });
}

BOOST_AUTO_TEST_CASE(an_unknown_or_missing_one_is_no_operation) {
  run({
      {"unknown", "/gate?Action=Paint", R"({"height":"a"})", "", {"error no-such-operation path "}},
      {"missing", "/gate", R"({"height":"a"})", "", {"error no-such-operation path "}},
      {"of a single operation its own rules tell it",
       "/bell?Action=Paint",
       R"({"tone":"a"})",
       "ring",
       {"error bad-parameter query /Action"}},
      {"missing there", "/bell", R"({"tone":"a"})", "ring", {"error missing-field query /Action"}},
  });
}

BOOST_AUTO_TEST_CASE(given_twice_it_is_never_right) {
  run({{"both",
        "/gate?Action=Lift&Action=Drop",
        R"({"speed":"a"})",
        "drop",
        {kChoice, "error bad-parameter query /Action"}}});
}

BOOST_AUTO_TEST_CASE(a_variable_there_stands_for_the_one_that_the_request_fits) {
  Options options;
  options.placeholders = true;
  options.find_open = open_path;
  options.open_start = true;
  run(
      {
          {"in its value", "/gate?Action={{action}}", R"({"speed":"a"})", "drop", {}},
          {"in the path", "/boxes/{{id}}/state", R"({"tape":"a"})", "close", {}},
          {"before the path", "/state", R"({"tape":"a"})", "close", {}},
      },
      options);
}

BOOST_AUTO_TEST_SUITE_END()
