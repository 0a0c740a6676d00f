// What DESIGN promises of every page: its own examples are accepted, and its schemas can be met.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "check/check.h"
#include "page_files.h"
#include "plan/plan.h"
#include "sample/sample.h"

using namespace ocpv;
namespace fs = std::filesystem;

namespace {

const fs::path kSource = OCPV_SOURCE_DIR;
const fs::path kShared = OCPV_SHARED_DIR;

std::vector<fs::path> folders_of_pages() {
  std::vector<fs::path> folders = {kSource / "schemas", kSource / "tests" / "golden"};
  if (!fs::exists(kShared / "pages")) {
    std::cout << "skipped: pages is not there\n";
    return folders;
  }
  for (const auto& version : fs::directory_iterator(kShared / "pages")) {
    for (const char* language : {"zh-CN", "en-US"}) {
      if (fs::exists(version.path() / language)) folders.push_back(version.path() / language);
    }
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

/// `/list/3/name` as pages say it: `/list/*/name`.
std::string as_said(std::string_view pointer) {
  std::string said;
  while (!pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view step = pointer.substr(1, end - 1);
    const bool is_index =
        !step.empty() && std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; });
    said += "/" + (is_index ? "*" : std::string(step));
    pointer.remove_prefix(end);
  }
  return said;
}

/// True if a contradiction of the page is about the value at `place` (`request:/a/b`), or about what holds it.
bool is_named(const generate::Generated& generated, const std::string& place) {
  const std::string owner = place.substr(0, place.rfind('/'));
  return std::any_of(generated.reading.contradictions.begin(), generated.reading.contradictions.end(),
                     [&](const auto& one) {
                       const bool holds = place.starts_with(one.pointer + "/") && one.id == "example-of-something-else";
                       const bool other_spelling = one.id == "name-spelt-two-ways" &&
                                                   one.pointer.substr(0, one.pointer.rfind('/')) == owner &&
                                                   one.text_en.ends_with(" " + place.substr(owner.size() + 1));
                       return one.pointer == place || one.pointer == owner || holds || other_spelling;
                     });
}

void check_example(const generate::Generated& generated, const contract::Example& example) {
  const bool request = example.part == Part::request;
  const auto& schema = request ? generated.files.request_schema : generated.files.response_schema;
  if (!schema || !example.parsable || example.text.empty()) return;
  const auto plan = plan::compile(*schema);
  BOOST_REQUIRE_MESSAGE(plan.ok(), generated.id << ": " << to_string(plan.ok() ? Error{""} : plan.error()));
  check::Options options;
  options.limits.max_diagnostics = 1000;
  if (!request) options.unknown_field = Severity::note;
  check::Checker checker;
  findings::Findings findings;
  checker.check(*plan, example.text, options, findings);
  for (const findings::Diagnostic& one : findings.diagnostics) {
    if (one.severity == Severity::note) continue;
    const std::string place = (request ? "request:" : "response:") + as_said(one.pointer);
    const std::string about = generated.reading.operation.page + ":" + std::to_string(example.said.line) + ": " +
                              std::string(name_of(one.id)) + " at " + place;
    BOOST_TEST((one.severity != Severity::error), about);
    BOOST_TEST(is_named(generated, place), "no contradiction names " << about);
  }
  BOOST_TEST((findings.status == Status::ok), generated.reading.operation.page << ":" << example.said.line);
}

void check_can_be_met(const generate::Generated& generated) {
  for (const auto& schema :
       {generated.files.parameters_schema, generated.files.request_schema, generated.files.response_schema}) {
    if (!schema) continue;
    const auto plan = plan::compile(*schema);
    BOOST_REQUIRE(plan.ok());
    for (const auto extent : {sample::Extent::required, sample::Extent::all}) {
      const Result<std::string> sample = sample::make(*schema, extent);
      const std::string page = generated.reading.operation.page + ": ";
      BOOST_TEST(sample.ok(), page << (sample.ok() ? "" : sample.error().message));
      if (sample.ok()) BOOST_TEST((check::Checker().verdict(*plan, *sample, {}) == Status::ok), page << *sample);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(examples_suite)

BOOST_AUTO_TEST_CASE(every_page_accepts_its_own_examples_and_names_what_only_warns) {
  std::size_t examples = 0;
  for (const fs::path& folder : folders_of_pages()) {
    BOOST_TEST_CONTEXT(folder.string()) {
      for (const generate::Generated& generated : generate::generate(test::pages_below(folder)).operations) {
        for (const contract::Example& example : generated.reading.operation.examples) {
          check_example(generated, example);
          ++examples;
        }
      }
    }
  }
  BOOST_TEST(examples >= 2U);
}

BOOST_AUTO_TEST_CASE(every_schema_can_be_met) {
  for (const fs::path& folder : folders_of_pages()) {
    BOOST_TEST_CONTEXT(folder.string()) {
      for (const generate::Generated& generated : generate::generate(test::pages_below(folder)).operations)
        check_can_be_met(generated);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
