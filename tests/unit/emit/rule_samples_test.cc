// Each kind of rule has samples that keep it and samples that break it alone.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "plan/plan.h"
#include "sample/sampler.h"

using namespace ocpv;

namespace {

std::string schema_with(std::string_view rule, std::string_view keyword) {
  return R"({"type":"object","properties":{"mode":{"type":"string","enum":["A","B"]},
      "on":{"type":"boolean","enum":[true,false]},"set":{"type":"string","enum":["x","y","z"]},"key":{"type":"string"},
      "list":{"type":"array","items":{"type":"string"}},"id":{"type":"integer"},"name":{"type":"string"}},
      "required":["mode"],")" +
         std::string(keyword) + "\":[" + std::string(rule) + "]}";
}

struct Case {
  const char* name;
  const char* rule;
  const char* id;  ///< What is told of it.
};
constexpr Case kCases[] = {
    {"values_when",
     R"({"if":{"properties":{"mode":{"enum":["A"]}},"required":["mode"]},"then":{"properties":{"set":{"enum":["x"]}}},"x-ocpv-rule":"values_when"})",
     "not-in-enum"},
    {"items_when",
     R"({"if":{"properties":{"mode":{"enum":["A"]}},"required":["mode"]},"then":{"properties":{"list":{"minItems":2,"maxItems":3}}}})",
     "bad-format"},
    {"only_when, none of some values",
     R"({"if":{"required":["key"]},"then":{"properties":{"mode":{"not":{"enum":["A"]}}}}})", "not-applicable"},
    {"only_when, a truth", R"({"if":{"required":["key"]},"then":{"properties":{"on":{"enum":[true]}}}})",
     "not-applicable"},
    {"only_when, so many items",
     R"({"if":{"required":["key"]},"then":{"properties":{"list":{"minItems":1,"maxItems":1}}}})", "not-applicable"},
    {"required_when, none of some values",
     R"({"if":{"properties":{"mode":{"not":{"enum":["A"]}}},"required":["mode"]},"then":{"required":["key"]}})",
     "missing-field"},
    {"required_when, so many items",
     R"({"if":{"properties":{"list":{"minItems":2}},"required":["list"]},"then":{"required":["key"]}})",
     "missing-field"},
    {"needs", R"({"if":{"required":["id"]},"then":{"required":["name","key"]}})", "missing-field"},
    {"together",
     R"({"if":{"anyOf":[{"required":["id"]},{"required":["name"]},{"required":["key"]}]},"then":{"required":["id","name","key"]}})",
     "missing-field"},
    {"exactly_one", R"({"oneOf":[{"required":["id"]},{"required":["name"]}]})", "inconsistent-fields"},
    {"exactly_one, none", R"({"oneOf":[{"required":["id"]},{"required":["name"]}]})", "missing-field"},
    {"at_least_one", R"({"anyOf":[{"required":["id"]},{"required":["name"]}]})", "missing-field"},
    {"at_most_one", R"({"not":{"required":["id","name"]}})", "inconsistent-fields"},
    {"at_most_one of three",
     R"({"not":{"anyOf":[{"required":["id","name"]},{"required":["id","key"]},{"required":["name","key"]}]}})",
     "inconsistent-fields"},
};

bool is_right(const plan::Plan& plan, const std::string& text) {
  check::Checker checker;
  findings::Findings findings;
  checker.check(plan, text, {}, findings);
  return findings.diagnostics.empty();
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_rule_has_samples_that_keep_it_and_samples_that_break_it_alone) {
  for (const Case& one : kCases) {
    for (const char* keyword : {"allOf", "x-ocpv-advice"}) {
      BOOST_TEST_CONTEXT(one.name << " in " << keyword) {
        const std::string schema = schema_with(one.rule, keyword);
        const auto plan = plan::compile(schema);
        const auto sampler = sample::Sampler::make(schema);
        BOOST_REQUIRE(plan.ok());
        BOOST_REQUIRE(sampler.ok());
        BOOST_TEST(is_right(*plan, sampler->full()), sampler->full());
        for (const sample::Sample& right : sampler->right()) BOOST_TEST(is_right(*plan, right.text), right.text);
        const Severity severity = std::string_view(keyword) == "allOf" ? Severity::error : Severity::warning;
        const auto broken = sampler->broken(one.id);
        BOOST_TEST(std::any_of(broken.begin(), broken.end(), [&](const sample::Broken& made) {
          return made.name.ends_with("by a rule") && made.severity == severity;
        }));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(both_values_of_a_field_that_decides_are_among_the_right_samples) {
  for (const Case& one : kCases) {
    const auto sampler = sample::Sampler::make(schema_with(one.rule, "allOf"));
    BOOST_REQUIRE(sampler.ok());
    for (const char* value : {R"("mode": "A")", R"("mode": "B")", R"("set": "x")", R"("set": "z")"}) {
      const auto right = sampler->right();
      BOOST_TEST(std::any_of(right.begin(), right.end(),
                             [&](const sample::Sample& made) { return made.text.find(value) != std::string::npos; }),
                 one.name << ": no sample has " << value);
    }
  }
}
