// Whatever a contract says, what is emitted must be a schema of the documented form that some document meets.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "emit/emit.h"
#include "plan/plan.h"
#include "random_operation.h"
#include "reference/reference.h"
#include "sample/sample.h"

using namespace ocpv;

namespace {

constexpr std::uint32_t kSeeds = 400;

std::string form_of_schemas() {
  std::ifstream file(std::string(OCPV_SOURCE_DIR) + "/docs/schema-format.schema.json");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

BOOST_AUTO_TEST_CASE(whatever_the_contract_its_schemas_compile_have_the_documented_form_and_can_be_met) {
  reference::Schema form(form_of_schemas());
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    const emit::Files files = emit::emit(test::random_operation(seed));
    for (const auto& schema : {files.parameters_schema, files.request_schema, files.response_schema}) {
      if (!schema) continue;
      const auto plan = plan::compile(*schema);
      BOOST_TEST(plan.ok(), "seed " << seed << ": " << (plan.ok() ? "" : to_string(plan.error(), ocpv::Language::en)));
      BOOST_TEST((form.judge(*schema).verdict == reference::Verdict::yes),
                 "seed " << seed << ": " << form.judge(*schema).why << *schema);
      const Result<std::string> sample = sample::make(*schema);
      BOOST_TEST(sample.ok(), "seed " << seed << ": " << (sample.ok() ? "" : sample.error().message.en));
    }
  }
}
