#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <map>
#include <set>

#include "case_file.h"
#include "judge_case.h"
#include "operations.h"
#include "plan/plan.h"
#include "reference/exceptions.h"
#include "reference/reference.h"
#include "rows.h"

namespace ocpv::contract_test {
namespace {

BOOST_AUTO_TEST_CASE(every_operation_folder_has_its_cases) {
  const std::vector<std::string> folders = operation_folders();
  BOOST_REQUIRE(!folders.empty());
  for (const std::string& operation : folders) {
    const auto file = read_case_file(case_file_of(operation));
    BOOST_TEST(file.ok(), (file.ok() ? "" : to_string(file.error(), ocpv::Language::en)));
    if (file.ok()) BOOST_TEST(file->operation == operation);
  }
}

BOOST_AUTO_TEST_CASE(every_case_is_judged_as_its_name_says_in_any_order_of_members) {
  for (const Operation& operation : read_operations()) {
    Judge judge{{}, {}, operation.file.secrets};
    for (const Case& one : operation.file.cases) {
      for (const std::string* text : {&one.text, &one.turned}) {
        if (text == &one.turned && text->empty()) continue;
        const std::string found = difference(one, judge.judge(operation.plans.at(one.part), *text, one.path));
        BOOST_TEST(found.empty(), operation.file.operation << ": " << one.name << "\n    " << found);
      }
    }
    BOOST_TEST_MESSAGE(operation.file.operation << ": " << operation.file.cases.size() << " cases");
  }
}

BOOST_AUTO_TEST_CASE(every_example_of_a_page_is_accepted_without_an_error) {
  for (const Operation& operation : read_operations()) {
    Judge judge{{}, {}, operation.file.secrets};
    std::size_t requests = 0, responses = 0;
    for (const Example& example : page_examples(operation.file.operation)) {
      ++(example.part == "request" ? requests : responses);
      const Found found = judge.judge(operation.plans.at(example.part), example.text, {});
      BOOST_TEST((found.status == Status::ok), example.page << ":" << example.line << " is not accepted");
    }
    BOOST_TEST((requests > 0 || !operation.schemas.contains("request")));
    BOOST_TEST((responses > 0 || !operation.schemas.contains("response")));
  }
}

BOOST_AUTO_TEST_CASE(every_row_has_a_case_that_accepts_it_and_one_that_complains_of_it) {
  for (const Operation& operation : read_operations()) {
    std::map<std::string, std::set<std::string>> accepted, complained;
    for (const Case& one : operation.file.cases) {
      if (one.verdict == Verdict::valid) accepted[one.part].merge(places_of(one.text));
      for (const Expected& diagnostic : one.diagnostics) complained[one.part].insert(place_of(diagnostic.pointer));
    }
    std::size_t rows = 0;
    for (const auto& [part, schema] : operation.schemas) {
      for (const std::string& row : rows_of(schema)) {
        ++rows;
        BOOST_TEST(accepted[part].contains(row), part << " " << row << " has no case that accepts it");
        BOOST_TEST(complained[part].contains(row), part << " " << row << " has no case that complains of it");
      }
    }
    BOOST_TEST(rows > 0U);
    BOOST_TEST_MESSAGE(operation.file.operation << ": " << rows << " rows");
  }
}

BOOST_AUTO_TEST_CASE(both_engines_agree_on_every_case_but_for_the_written_exceptions) {
  for (const Operation& operation : read_operations()) {
    Judge judge{{}, {}, operation.file.secrets};
    std::map<std::string, reference::Schema> schemas;
    for (const auto& [part, schema] : operation.schemas) schemas.emplace(part, reference::Schema(schema));
    std::size_t compared = 0, excused = 0, unjudged = 0;
    for (const Case& one : operation.file.cases) {
      const Found found = judge.judge(operation.plans.at(one.part), one.text, one.path);
      const reference::Judgement judgement = schemas.at(one.part).judge(one.text);
      if (!was_judged(found.status) || judgement.verdict == reference::Verdict::could_not) {
        ++unjudged;
        continue;
      }
      ++compared;
      if ((found.status == Status::ok) == (judgement.verdict == reference::Verdict::yes)) continue;
      ++excused;
      BOOST_TEST(reference::find_exception(operation.schemas.at(one.part), one.text) != nullptr, one.name);
    }
    BOOST_TEST(compared > unjudged);
    BOOST_TEST_MESSAGE(operation.file.operation << ": " << compared << " compared, " << excused
                                                << " differ by a written exception, " << unjudged
                                                << " not judged by one");
  }
}

}  // namespace
}  // namespace ocpv::contract_test
