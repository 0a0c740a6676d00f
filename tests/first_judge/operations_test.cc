// Bodies of the documented operations: those of the case files, samples of every schema of the catalogue, and what
// becomes of both by edits.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "agreement.h"
#include "document_edits.h"
#include "operations.h"
#include "sample/breaking.h"
#include "sample/sample.h"
#include "sample/sites.h"

namespace ocpv::first_judge::testing {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<std::filesystem::path> catalogue_schemas() {
  std::vector<std::filesystem::path> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(OCPV_SOURCE_DIR) + "/schemas"))
    if (entry.path().filename().string().ends_with(".schema.json")) all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  return all;
}

void tell(const Agreement& agreement, const char* what) {
  const auto* by = agreement.by_answer;
  BOOST_TEST_MESSAGE(agreement.texts << " " << what << ": ok " << by[1] << ", invalid " << by[2] << ", unsure " << by[0]
                                     << ", of them right " << agreement.unsure_of_right);
}

BOOST_AUTO_TEST_CASE(every_case_of_the_case_files_and_its_single_edits_are_judged_as_by_the_walk) {
  Agreement agreement;
  for (const contract_test::Operation& operation : contract_test::read_operations()) {
    for (const contract_test::Case& one : operation.file.cases) {
      const plan::Plan& plan = operation.plans.at(one.part);
      std::vector<check::PathParameter> path;
      for (const auto& [name, value] : one.path) path.push_back({name, value});
      for (const std::string& text : {one.text, one.turned}) {
        for (const bool strict : {false, true}) {
          check::Options options;
          options.strict = strict;
          options.path_parameters = path;
          const std::string difference = agreement.compare(plan, text, options);
          BOOST_TEST(difference.empty(), one.name << ": " << difference);
        }
      }
      if (one.verdict != contract_test::Verdict::valid) continue;
      for (const contract_test::EditedDocument& edit :
           contract_test::single_edits(one.text, operation.schemas.at(one.part))) {
        const std::string difference = agreement.compare_all(plan, edit.text);
        BOOST_TEST(difference.empty(), edit.name << ": " << difference);
      }
    }
  }
  tell(agreement, "cases and edits of them");
}

BOOST_AUTO_TEST_CASE(samples_of_the_whole_catalogue_and_what_is_made_wrong_of_them_are_judged_as_by_the_walk) {
  Agreement right, wrong;
  Random random(20);
  for (const std::filesystem::path& path : catalogue_schemas()) {
    const std::string schema_text = read_file(path);
    auto compiled = plan::compile(schema_text);
    if (!compiled.ok()) continue;
    const plan::Plan plan = std::move(compiled).value();
    for (const sample::Extent extent : {sample::Extent::required, sample::Extent::all}) {
      auto made = sample::make(schema_text, extent);
      if (!made.ok()) continue;
      const std::string pretty = std::move(made).value();
      const std::string compact = nlohmann::ordered_json::parse(pretty).dump();
      for (const std::string& text : {pretty, compact}) {
        const std::string difference = right.compare_all(plan, text);
        BOOST_TEST(difference.empty(), path << ": " << difference);
        for (int i = 0; i < 40; ++i) {
          const std::string edit = edited(text, random);
          const std::string other = wrong.compare_all(plan, edit);
          BOOST_TEST(other.empty(), path << ": " << other);
        }
      }
    }
  }
  tell(right, "samples");
  tell(wrong, "edited samples");
  BOOST_TEST(right.texts > 1000U);
  if (levels().empty()) return;
  // Of what is right all but a few rows are judged here; else this module is for nothing.
  BOOST_TEST(right.unsure_of_right * 50 < right.by_answer[1]);
  BOOST_TEST(wrong.by_answer[2] * 10 > wrong.texts);
}

BOOST_AUTO_TEST_CASE(each_way_to_make_a_sample_wrong_in_one_place_is_judged_as_by_the_walk) {
  Agreement agreement;
  for (const std::filesystem::path& path : catalogue_schemas()) {
    if (path.filename() != "request.schema.json") continue;
    const std::string schema_text = read_file(path);
    auto compiled = plan::compile(schema_text);
    if (!compiled.ok()) continue;
    const plan::Plan plan = std::move(compiled).value();
    auto made = sample::make(schema_text, sample::Extent::all);
    if (!made.ok()) continue;
    const auto schema = sample::Json::parse(schema_text);
    const auto document = sample::Json::parse(made.value());
    const sample::Maker maker(schema, 0);
    for (const sample::Site& site : sample::sites_of(document, schema, maker)) {
      for (const sample::Break& one : sample::breaks_of(document, site, sample::Json::object())) {
        const std::string difference = agreement.compare_all(plan, one.document.dump());
        BOOST_TEST(difference.empty(), path << " " << one.what << ": " << difference);
      }
      for (const sample::Json& one : sample::around_rules(document, site, maker)) {
        const std::string difference = agreement.compare_all(plan, one.dump());
        BOOST_TEST(difference.empty(), path << ": " << difference);
      }
    }
  }
  tell(agreement, "samples with one mistake");
  BOOST_TEST(agreement.texts > 1000U);
}

}  // namespace
}  // namespace ocpv::first_judge::testing
