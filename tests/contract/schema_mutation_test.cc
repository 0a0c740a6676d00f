#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "judge_case.h"
#include "operations.h"
#include "schema_mutants.h"

namespace ocpv::contract_test {
namespace {

/// The first case that tells the plan from the right one; empty when none does.
std::string killer(const Operation& operation, const std::string& part, const plan::Plan& plan, Judge& judge) {
  for (const Case& one : operation.file.cases)
    if (one.part == part && !difference(one, judge.judge(plan, one.text, one.path)).empty()) return one.name;
  return {};
}

struct Count {
  std::size_t killed = 0, refused = 0, same = 0, survived = 0;
};

Count count_mutants(const Operation& operation, const std::string& part) {
  Count count;
  Judge judge{{}, {}, operation.file.secrets};
  for (const Mutant& mutant : schema_mutants(operation.schemas.at(part))) {
    const auto plan = plan::compile(mutant.schema);
    if (!plan.ok()) {
      ++count.refused;
      BOOST_TEST_MESSAGE("no plan: " << part << " " << mutant.name << ": " << plan.error().message.en);
    } else if (!killer(operation, part, *plan, judge).empty()) {
      ++count.killed;
    } else if (!mutant.same_because.empty()) {
      ++count.same;
    } else {
      ++count.survived;
      BOOST_ERROR("no case of " << operation.file.operation << " notices: " << part << " " << mutant.name);
    }
  }
  return count;
}

BOOST_AUTO_TEST_CASE(some_case_notices_each_constraint_that_is_removed_widened_or_narrowed) {
  for (const Operation& operation : read_operations()) {
    for (const auto& [part, schema] : operation.schemas) {
      const Count count = count_mutants(operation, part);
      BOOST_TEST(count.killed > 0U);
      BOOST_TEST_MESSAGE(operation.file.operation << " " << part << ": " << count.killed << " noticed, "
                                                  << count.refused << " give no plan, " << count.same
                                                  << " mean the same, " << count.survived << " survive");
    }
  }
}

}  // namespace
}  // namespace ocpv::contract_test
