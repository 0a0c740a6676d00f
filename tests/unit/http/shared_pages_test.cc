// Every published page: its own example requests and responses, judged as whole requests and responses.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <iostream>
#include <map>

#include "catalog/target.h"
#include "generate/generate.h"
#include "page_files.h"
#include "service.h"

using namespace ocpv;
using namespace ocpv::http;
namespace fs = std::filesystem;

namespace {

struct Published {
  std::vector<generate::Generated> operations;
  std::unique_ptr<testing::Api> api;
};

Published read_published(const fs::path& folder) {
  Published out;
  generate::Batch batch = generate::generate(test::pages_below(folder));
  catalog::Catalog catalog;
  for (generate::Generated& one : batch.operations) {
    Result<catalog::Operation> operation = catalog::read_operation(
        {one.id, one.files.operation_json, one.files.parameters_schema.value_or(""), one.files.request_schema.value_or(""),
         one.files.response_schema.value_or("")});
    BOOST_REQUIRE_MESSAGE(operation.ok(), one.id);
    if (!catalog.add(std::move(operation).value()).ok()) continue;  // Two pages of one method and path.
    out.operations.push_back(std::move(one));
  }
  out.api = testing::ready(std::move(catalog));
  return out;
}

/// The path with each parameter as its row's type has it.
std::string sample_target(const contract::Operation& operation) {
  std::string target;
  for (const std::string_view segment : catalog::segments_of(operation.path)) {
    const std::size_t open = segment.find('{'), close = segment.find('}');
    target += "/" + std::string(segment.substr(0, open));
    if (open != std::string_view::npos) target += "1" + std::string(segment.substr(close + 1));
  }
  return target;
}

/// Findings about parts that the example does not show are of no interest.
std::vector<std::string> errors_about_body(const check::Findings& findings) {
  std::vector<std::string> out;
  for (const check::Diagnostic& d : findings.diagnostics) {
    const bool about_parameters = d.part == check::Part::path || d.part == check::Part::query || d.part == check::Part::header;
    if (d.severity == check::Severity::error && !about_parameters) {
      out.push_back(std::string(name_of(d.id)) + " at " + std::string(d.pointer));
    }
  }
  return out;
}

bool is_template(std::string_view url) { return url.find_first_of("{<$") != std::string_view::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(published_pages)

BOOST_AUTO_TEST_CASE(every_parsable_example_is_routed_to_its_operation_and_accepted) {
  const fs::path folder = fs::path(OCPV_SHARED_DIR) / "pages" / "V4.2.2" / "zh-CN";
  if (!fs::exists(folder)) {
    std::cout << "skipped: the published pages are not there\n";
    return;
  }
  const Published published = read_published(folder);
  const std::vector<Header> headers = testing::headers(testing::kJson);
  std::size_t requests = 0, responses = 0, routed = 0;
  for (const generate::Generated& one : published.operations) {
    const contract::Operation& operation = one.reading.operation;
    const Service::Loaded* loaded = published.api->service->find(one.id);
    BOOST_REQUIRE(loaded != nullptr);
    for (const contract::Example& example : operation.examples) {
      check::Checker checker;
      check::Findings findings;
      if (example.part == contract::Part::response && example.parsable) {
        ++responses;
        check_response(*published.api->service, *loaded, checker, 200, example.text, {}, findings);
        BOOST_TEST_CONTEXT(operation.page << ":" << example.said.line)
        BOOST_TEST(errors_about_body(findings) == std::vector<std::string>(), boost::test_tools::per_element());
      }
      if (example.part == contract::Part::request && example.parsable && !example.text.empty()) {
        ++requests;
        const catalog::Operation* found = nullptr;
        check_request(*published.api->service, checker, {operation.method, sample_target(operation), headers, example.text},
                      {}, findings, &found);
        BOOST_TEST((found == loaded->plans.operation), operation.page);
        BOOST_TEST_CONTEXT(operation.page << ":" << example.said.line)
        BOOST_TEST(errors_about_body(findings) == std::vector<std::string>(), boost::test_tools::per_element());
      }
      if (!example.url.empty() && !is_template(example.url)) {
        const std::size_t blank = example.url.rfind(' ');
        const std::string target = blank == std::string::npos ? example.url : example.url.substr(blank + 1);
        const catalog::Route route = published.api->catalog.route(operation.method, target);
        const bool own = route.found && &published.api->catalog.operations()[route.routes.front()] == loaded->plans.operation;
        if (own) {
          ++routed;
        } else {
          std::cout << "the example's own path is another one: " << operation.page << ":" << example.said.line << ": "
                    << operation.method << " " << target << ", the page documents " << operation.path << "\n";
        }
      }
    }
  }
  std::cout << "published examples: " << requests << " requests, " << responses << " responses, " << routed
            << " example targets that lead to their own operation\n";
  BOOST_TEST(requests > 0U);
  BOOST_TEST(responses > 0U);
  BOOST_TEST(routed > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
