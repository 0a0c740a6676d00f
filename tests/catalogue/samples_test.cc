#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "catalog/api_version.h"
#include "catalog/catalog.h"
#include "check/check.h"
#include "reference/exceptions.h"
#include "reference/reference.h"
#include "sample/sampler.h"
#include "schema_mutants.h"

using namespace ocpv;
using ocpv::Part;

namespace {

/// A schema of the catalogue with what is sampled of it. The documents of all versions that have it are the same.
struct Sampled {
  std::string name, schema;
  std::vector<sample::Sample> right;
  std::vector<sample::Broken> broken;
};

/// Every schema of every version once; `every` 7 takes each seventh, for the part of the suite that must be quick.
std::vector<Sampled> sampled(std::size_t every) {
  std::vector<Sampled> all;
  std::set<std::string> seen;
  std::size_t count = 0;
  std::vector<std::string> versions = catalog::api_versions();
  versions.emplace_back(catalog::kNewest);
  for (const std::string& version : versions) {
    catalog::Catalog box;
    BOOST_REQUIRE(box.add_embedded(version).ok());
    for (const catalog::Operation& one : box.operations()) {
      for (const Part part : {Part::parameters, Part::request, Part::response}) {
        if (!one.has(part) || !seen.insert(one.schema(part)).second || count++ % every != 0) continue;
        const std::string name = version + " " + one.id + " " + std::string(name_of(part));
        const Result<sample::Sampler> sampler = sample::Sampler::make(one.schema(part), {0, true, true});
        BOOST_REQUIRE_MESSAGE(sampler.ok(), name);
        all.push_back({name, one.schema(part), sampler->right(), sampler->broken()});
      }
    }
  }
  return all;
}

/// 1 where OCPV_LONG is set: the whole catalogue.
const std::vector<Sampled>& catalogue() {
  static const std::vector<Sampled> kAll = sampled(std::getenv("OCPV_LONG") != nullptr ? 1 : 9);
  return kAll;
}

using Told = std::tuple<std::string, std::string, Severity>;

std::vector<Told> told(const plan::Plan& plan, const std::string& text, const check::Options& options = {}) {
  check::Checker checker;
  findings::Findings found;
  checker.check(plan, text, options, found);
  std::vector<Told> all;
  for (const findings::Diagnostic& one : found.diagnostics)
    all.emplace_back(name_of(one.id), std::string(one.pointer), one.severity);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_sample_is_judged_as_it_claims) {
  std::size_t documents = 0;
  for (const Sampled& one : catalogue()) {
    const Result<plan::Plan> plan = plan::compile(one.schema);
    BOOST_REQUIRE(plan.ok());
    for (const sample::Sample& right : one.right) {
      ++documents;
      for (const auto& [id, pointer, severity] : told(*plan, right.text))
        BOOST_TEST((severity != Severity::error), one.name << ": " << right.name << ": " << id << " " << pointer);
    }
    for (const sample::Broken& broken : one.broken) {
      ++documents;
      const std::vector<Told> wanted = {{broken.id, broken.pointer, broken.severity}};
      BOOST_TEST((told(*plan, broken.text) == wanted), one.name << ": " << broken.name);
    }
  }
  BOOST_TEST_MESSAGE(catalogue().size() << " schemas, " << documents << " samples");
  BOOST_TEST(documents > 1000U);
}

BOOST_AUTO_TEST_CASE(valijson_judges_each_sample_in_the_same_way) {
  std::size_t could_not = 0;
  for (const Sampled& one : catalogue()) {
    reference::Schema schema(one.schema);
    const auto differs = [&](const std::string& text, bool is_right) {
      const reference::Verdict verdict = schema.judge(text).verdict;
      could_not += verdict == reference::Verdict::could_not ? 1 : 0;
      const reference::Verdict wanted = is_right ? reference::Verdict::yes : reference::Verdict::no;
      return verdict != reference::Verdict::could_not && verdict != wanted &&
             reference::find_exception(one.schema, text) == nullptr;
    };
    for (const sample::Sample& right : one.right) BOOST_TEST(!differs(right.text, true), one.name << right.name);
    for (const sample::Broken& broken : one.broken)
      BOOST_TEST(!differs(broken.text, broken.severity != Severity::error), one.name << ": " << broken.name);
  }
  BOOST_TEST_MESSAGE(could_not << " samples are beyond what valijson is given");
}

namespace {

struct Count {
  std::size_t killed = 0, refused = 0, same = 0;
  std::vector<std::string> survivors;
};

/// Ids of a path that the samples do not have in their bodies.
std::vector<Told> told_beside_path(const plan::Plan& plan, const std::string& text) {
  const check::PathParameter path[] = {{"id", "77"}, {"tenantId", "77"}};
  check::Options options;
  options.path_parameters = path;
  return told(plan, text, options);
}

/// Whether some sample is judged otherwise by the changed plan.
bool is_killed(const Sampled& one, const plan::Plan& plan, const std::vector<std::vector<Told>>& claims) {
  for (std::size_t n = 0; n < one.right.size(); ++n)
    if (told_beside_path(plan, one.right[n].text) != claims[n]) return true;
  return std::any_of(one.broken.begin(), one.broken.end(), [&](const sample::Broken& broken) {
    return told(plan, broken.text) != std::vector<Told>{{broken.id, broken.pointer, broken.severity}};
  });
}

Count count_mutants(const Sampled& one) {
  Count count;
  const Result<plan::Plan> right_plan = plan::compile(one.schema);
  std::vector<std::vector<Told>> claims;
  for (const sample::Sample& right : one.right) claims.push_back(told_beside_path(*right_plan, right.text));
  for (const contract_test::Mutant& mutant : contract_test::schema_mutants(one.schema)) {
    const Result<plan::Plan> plan = plan::compile(mutant.schema);
    if (!plan.ok())
      ++count.refused;
    else if (is_killed(one, *plan, claims))
      ++count.killed;
    else if (!mutant.same_because.empty())
      ++count.same;
    else
      count.survivors.push_back(one.name + " " + mutant.name);
  }
  return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(some_sample_notices_each_constraint_that_is_removed_widened_or_narrowed) {
  Count all;
  for (const Sampled& one : catalogue()) {
    const Count count = count_mutants(one);
    all.killed += count.killed;
    all.refused += count.refused;
    all.same += count.same;
    for (const std::string& survivor : count.survivors) {
      all.survivors.push_back(survivor);
      BOOST_ERROR("no sample notices: " + survivor);
    }
  }
  BOOST_TEST_MESSAGE(all.killed << " mutants noticed, " << all.refused << " give no plan, " << all.same
                                << " mean the same, " << all.survivors.size() << " survive");
  BOOST_TEST(all.killed > 0U);
}
