// Every example of every published page of every version, judged by what is embedded.
#include <boost/test/unit_test.hpp>

#include <iostream>

#include "catalog/api_version.h"
#include "catalog/catalog.h"
#include "catalog/plans.h"
#include "check/check.h"
#include "generate/generate.h"
#include "page_files.h"

using namespace ocpv;
namespace fs = std::filesystem;

namespace {

const fs::path kPages = fs::path(OCPV_SHARED_DIR) / "pages";

struct Judge {
  explicit Judge(const std::string& version) {
    BOOST_REQUIRE(catalog.add_embedded(version).ok());
    plans.emplace(catalog);
  }
  catalog::Catalog catalog;
  std::optional<catalog::Plans> plans;
  check::Checker checker;

  /// What is wrong with an example by the operation of its page; empty when nothing is.
  std::string fault(const catalog::Operation& operation, const contract::Example& example) {
    const auto part = example.part == Part::request ? Part::request : Part::response;
    const auto number = static_cast<std::uint32_t>(&operation - catalog.operations().data());
    const plan::Plan* plan = plans->find(number, part);
    if (plan == nullptr) return {};
    findings::Findings findings;
    check::Options options;
    if (part == Part::response) options.unknown_field = Severity::note;
    if (checker.check(*plan, example.text, options, findings) == Status::ok) return {};
    for (const findings::Diagnostic& one : findings.diagnostics) {
      if (one.severity == Severity::error) return std::string(name_of(one.id)) + " at " + std::string(one.pointer);
    }
    return "cannot be judged";
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_that_a_page_shows_as_an_example_is_refused_by_its_version) {
  if (!fs::exists(kPages)) {
    std::cout << "skipped: the published pages are not there\n";
    return;
  }
  std::size_t judged = 0, operations = 0;
  for (const std::string& version : catalog::api_versions()) {
    Judge judge(version);
    for (const char* const language : {"zh-CN", "en-US"}) {
      const fs::path tree = kPages / ("V" + version) / language;
      if (!fs::exists(tree)) continue;
      const generate::Batch batch = generate::generate(test::pages_below(tree));
      for (const generate::Generated& one : batch.operations) {
        const catalog::Operation* operation = judge.catalog.find_id(one.id);
        BOOST_REQUIRE_MESSAGE(operation != nullptr, version + " " + one.id);
        ++operations;
        for (const contract::Example& example : one.reading.operation.examples) {
          if (!example.parsable || example.text.empty()) continue;
          ++judged;
          const std::string fault = judge.fault(*operation, example);
          BOOST_TEST(fault.empty(),
                     version + " " + language + " " + one.id + ":" + std::to_string(example.said.line) + ": " + fault);
        }
      }
    }
  }
  BOOST_TEST(operations > 2000U);
  BOOST_TEST(judged > 1500U);
}
