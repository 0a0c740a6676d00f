#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "document_edits.h"
#include "judge_case.h"
#include "operations.h"
#include "reference/exceptions.h"
#include "reference/reference.h"

namespace ocpv::contract_test {
namespace {

/// Documents whose acceptance says nothing of an edit elsewhere in them: those that already say something.
bool is_clean(const Case& one) { return one.verdict == Verdict::valid && one.diagnostics.empty(); }

bool is_at(const findings::Diagnostic& diagnostic, const std::string& place) {
  if (diagnostic.pointer == place) return true;
  return std::any_of(diagnostic.related.begin(), diagnostic.related.end(),
                     [&](const findings::Related& related) { return related.pointer == place; });
}

/// What is wrong with the check of an edited document; empty when nothing is.
std::string fault(const EditedDocument& edited, Judge& judge, const plan::Plan& plan, const Case& one,
                  reference::Schema& schema, const std::string& schema_text) {
  const Found found = judge.judge(plan, edited.text, one.path);
  if (!found.broken.empty()) return found.broken.front();
  if (found.diagnostics.size() > 1) return std::to_string(found.diagnostics.size()) + " diagnostics for one edit";
  if (found.diagnostics.size() == 1 && !is_at(judge.findings.diagnostics.front(), edited.place))
    return "the diagnostic is at " + found.diagnostics.front().pointer;
  const reference::Judgement judgement = schema.judge(edited.text);
  if (judgement.verdict == reference::Verdict::could_not) return {};
  if ((judgement.verdict == reference::Verdict::yes) == (found.status == Status::ok)) return {};
  if (reference::find_exception(schema_text, edited.text) != nullptr) return {};
  return "the engines differ";
}

BOOST_AUTO_TEST_CASE(one_illegal_edit_is_one_diagnostic_at_its_place_and_both_engines_agree) {
  for (const Operation& operation : read_operations()) {
    Judge judge{{}, {}, operation.file.secrets};
    std::map<std::string, reference::Schema> schemas;
    for (const auto& [part, schema] : operation.schemas) schemas.emplace(part, reference::Schema(schema));
    std::set<std::string> seen;
    std::size_t legal = 0;
    for (const Case& one : operation.file.cases) {
      if (!is_clean(one)) continue;
      for (const EditedDocument& edited : single_edits(one.text, operation.schemas.at(one.part))) {
        if (!seen.insert(one.part + edited.text).second) continue;
        const std::string problem = fault(edited, judge, operation.plans.at(one.part), one, schemas.at(one.part),
                                          operation.schemas.at(one.part));
        BOOST_TEST(problem.empty(), problem << ": " << edited.name << " of " << one.name << "\n    " << edited.text);
        if (judge.findings.diagnostics.empty()) ++legal;
      }
    }
    BOOST_TEST(seen.size() > 2 * legal);
    BOOST_TEST_MESSAGE(operation.file.operation << ": " << seen.size() << " edited documents, " << legal
                                                << " of them legal");
  }
}

}  // namespace
}  // namespace ocpv::contract_test
