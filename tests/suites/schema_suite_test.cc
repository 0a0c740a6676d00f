// The official draft-07 suite against the plan and against the reference engine. A schema is judged right in all its
// assertions or refused by a keyword's name; none is passed in silence.
#include <boost/test/unit_test.hpp>

#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "check/check.h"
#include "plan/plan.h"
#include "reference/reference.h"
#include "suite_files.h"

namespace ocpv::suites {
namespace {

using Json = nlohmann::ordered_json;

struct Assertion {
  std::string name, schema, document;
  bool valid = false;
};

/// Required assertions, or those of the folder `optional`.
std::vector<Assertion> assertions(bool optional) {
  std::vector<Assertion> all;
  for (const File& file : suite_files(std::string(OCPV_SHARED_DIR) + "/suites/json-schema-test-suite/tests/draft7")) {
    if (file.name.starts_with("optional/") != optional) continue;
    for (const Json& group : Json::parse(file.text))
      for (const Json& test : group.at("tests"))
        all.push_back({file.name + ": " + group.at("description").get<std::string>() + ": " +
                           test.at("description").get<std::string>(),
                       group.at("schema").dump(), test.at("data").dump(), test.at("valid")});
  }
  if (all.empty()) BOOST_TEST_MESSAGE("SKIPPED: JSON-Schema-Test-Suite is not beside the project");
  return all;
}

void add_keys(const Json& value, std::set<std::string>& keys) {
  if (!value.is_structured()) return;
  for (const auto& [key, item] : value.items()) {
    if (value.is_object()) keys.insert(key);
    add_keys(item, keys);
  }
}

/// True when the message names a keyword that is in the schema.
bool names_a_keyword(const std::string& message, const std::string& schema) {
  std::set<std::string> keys;
  add_keys(Json::parse(schema), keys);
  for (const std::string& key : keys)
    if (!key.empty() && message.find(key) != std::string::npos) return true;
  return false;
}

struct Score {
  std::size_t right = 0, wrong = 0, refused = 0;
};

/// Draft-07 (validation, section 8) lets contentEncoding and contentMediaType be annotations, and so they are here;
/// these optional assertions are for those who check them.
bool is_about_annotations(const Assertion& one) { return one.name.starts_with("optional/content.json"); }

Score judge_by_plan(const std::vector<Assertion>& all) {
  Score score;
  std::map<std::string, std::size_t> refusals;
  check::Checker checker;
  for (const Assertion& one : all) {
    if (is_about_annotations(one)) continue;
    const auto plan = plan::compile(one.schema);
    if (!plan.ok()) {
      ++score.refused;
      ++refusals[plan.error().message.en];
      BOOST_TEST(names_a_keyword(plan.error().message.en, one.schema), one.name << ": " << plan.error().message.en);
      continue;
    }
    const bool valid = checker.verdict(*plan, one.document, {}) == Status::ok;
    ++(valid == one.valid ? score.right : score.wrong);
    BOOST_TEST(valid == one.valid, one.name << "\n    " << one.schema << " of " << one.document);
  }
  for (const auto& [message, count] : refusals) BOOST_TEST_MESSAGE("  " << count << " refused: " << message);
  return score;
}

Score judge_by_reference(const std::vector<Assertion>& all) {
  Score score;
  for (const Assertion& one : all) {
    const reference::Verdict verdict = reference::judge(one.schema, one.document).verdict;
    if (verdict == reference::Verdict::could_not) {
      ++score.refused;
    } else {
      ++((verdict == reference::Verdict::yes) == one.valid ? score.right : score.wrong);
    }
  }
  return score;
}

BOOST_AUTO_TEST_CASE(the_plan_judges_each_required_assertion_right_or_refuses_its_schema_by_keyword) {
  const Score score = judge_by_plan(assertions(false));
  BOOST_TEST(score.wrong == 0U);
  BOOST_TEST_MESSAGE("plan, required: " << score.right << " right, " << score.wrong << " wrong, " << score.refused
                                        << " refused by name");
}

BOOST_AUTO_TEST_CASE(the_plan_judges_each_optional_assertion_right_or_refuses_its_schema_by_keyword) {
  const Score score = judge_by_plan(assertions(true));
  BOOST_TEST(score.wrong == 0U);
  BOOST_TEST_MESSAGE("plan, optional: " << score.right << " right, " << score.wrong << " wrong, " << score.refused
                                        << " refused by name");
}

// docs/reliability.md has these figures; the packaged valijson decides them, so that a newer one may only be better.
BOOST_AUTO_TEST_CASE(the_reference_engine_scores_as_written_down_or_better) {
  for (const bool optional : {false, true}) {
    const std::vector<Assertion> all = assertions(optional);
    const Score score = judge_by_reference(all);
    BOOST_TEST_MESSAGE("reference, " << (optional ? "optional" : "required") << ": " << score.right << " right, "
                                     << score.wrong << " wrong, " << score.refused << " could not be judged");
    if (all.empty()) continue;
    BOOST_TEST(score.right >= (optional ? 490U : 852U));
    BOOST_TEST(score.wrong <= (optional ? 281U : 2U));
  }
}

}  // namespace
}  // namespace ocpv::suites
