// The pages that are kept under schemas/, and the published ones beside this repository where they are.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <clocale>
#include <filesystem>
#include <iostream>
#include <set>

#include <nlohmann/json.hpp>

#include "compare/facts.h"
#include "page_files.h"
#include "reference/reference.h"

using namespace ocpv;
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

const fs::path kSchemas = fs::path(OCPV_SOURCE_DIR) / "schemas";
const fs::path kShared = OCPV_SHARED_DIR;

/// True, aloud, if the folder of published pages is not there.
bool is_skipped(const fs::path& path) {
  if (fs::exists(path)) return false;
  std::cout << "skipped: " << path.filename().string() << " is not there\n";
  return true;
}

std::vector<fs::path> folders_of_published_pages() {
  std::vector<fs::path> folders;
  for (const auto& version : fs::directory_iterator(kShared / "pages")) {
    for (const char* language : {"zh-CN", "en-US"}) {
      if (fs::exists(version.path() / language)) folders.push_back(version.path() / language);
    }
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

/// A schema as far as it decides anything: without words, places and the strength of what is said.
Json contract_of(const std::optional<std::string>& schema) {
  if (!schema) return nullptr;
  const auto words = {"description", "title", "x-ocpv-said"};
  return Json::parse(*schema, [&](int, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::key) {
      return std::none_of(words.begin(), words.end(), [&](const char* word) { return value == word; });
    }
    return true;
  });
}

/// One page as the only page of the operation, with the corrections that are kept for it.
generate::Generated generated_alone(const std::string& markdown) {
  generate::Batch batch = generate::generate({{"backup-tenant-now/page.zh.md", markdown,
                                               test::read_file(kSchemas / "backup-tenant-now" / "corrections.json")}});
  for (const generate::Failure& failure : batch.failures) BOOST_ERROR(to_string(failure.error, ocpv::Language::en));
  BOOST_REQUIRE(batch.operations.size() == 1U);
  return std::move(batch.operations[0]);
}

void check_same_contract(const generate::Generated& a, const generate::Generated& b) {
  BOOST_TEST(contract_of(a.files.request_schema) == contract_of(b.files.request_schema));
  BOOST_TEST(contract_of(a.files.response_schema) == contract_of(b.files.response_schema));
  BOOST_TEST(contract_of(a.files.parameters_schema) == contract_of(b.files.parameters_schema));
  BOOST_TEST(Json::parse(a.files.operation_json)["rules"] == Json::parse(b.files.operation_json)["rules"]);
}

std::string split_pointer(std::string place, Part& part, bool& is_structure) {
  const std::size_t colon = place.find(':');
  const std::string kind = place.substr(0, colon), pointer = place.substr(colon + 1);
  is_structure = kind == "structure";
  part = kind == "request" ? Part::request : kind == "response" ? Part::response : Part::parameters;
  return part == Part::parameters ? "/" + kind + pointer : pointer;
}

/// Each row is a field of an emitted schema, or it says why it is none.
void check_rows(const generate::Generated& generated) {
  const auto facts =
      compare::operation_facts({generated.id, generated.files.operation_json, generated.files.parameters_schema,
                                generated.files.request_schema, generated.files.response_schema},
                               compare::Level::held);
  BOOST_REQUIRE(facts.ok());
  std::set<std::pair<Part, std::string>> pointers;
  for (std::size_t n = 0; n < compare::kPartCount; ++n) {
    if (!facts->parts[n]) continue;
    for (const auto& field : facts->parts[n]->fields) pointers.emplace(static_cast<Part>(n), field.pointer);
  }
  for (const reader::RowReading& row : generated.reading.rows) {
    if (row.fate != reader::RowReading::Fate::field) {
      BOOST_TEST(!row.because.empty(),
                 generated.id << ":" << row.said.line << ": " << row.name << " is dropped without a reason");
      continue;
    }
    Part part{};
    bool is_structure = false;
    const std::string pointer = split_pointer(row.pointer, part, is_structure);
    BOOST_TEST((is_structure || pointers.contains({part, pointer})),
               generated.reading.operation.page << ":" << row.said.line << ": " << row.pointer << " is in no schema");
    const std::string listed = std::to_string(row.said.line) + "  ";
    BOOST_TEST(generated.reading_txt.find("\n" + listed) != std::string::npos);
  }
}

/// The form of an emitted schema for an engine that compares all pairs of an array's items, and so takes no array of
/// more than 64: what it would say of pairs, `repeats_nothing` says.
std::string form_without_pairs() {
  const auto is_pairs = [](int, Json::parse_event_t event, Json& value) {
    return event != Json::parse_event_t::key || value != "uniqueItems";
  };
  return Json::parse(test::read_file(fs::path(OCPV_SOURCE_DIR) / "docs" / "schema-format.schema.json"), is_pairs)
      .dump();
}

/// No list of an emitted schema has an item twice.
bool repeats_nothing(const Json& schema) {
  std::vector<const Json*> left = {&schema};
  while (!left.empty()) {
    const Json& at = *left.back();
    left.pop_back();
    std::set<std::string> items;
    for (const Json& inner : at) {
      if (at.is_array() && !items.insert(inner.dump()).second) return false;
      if (inner.is_structured()) left.push_back(&inner);
    }
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pages_suite)

BOOST_AUTO_TEST_CASE(generating_again_changes_no_byte_of_the_committed_folders) {
  const generate::Batch batch = generate::generate(test::pages_below(kSchemas));
  BOOST_TEST(batch.failures.empty());
  BOOST_TEST(!batch.operations.empty());
  for (const generate::Generated& generated : batch.operations) {
    for (const auto& [name, text] : test::files_of(generated)) {
      BOOST_TEST(test::read_file(kSchemas / generated.id / name) == text,
                 generated.id << "/" << name << " has drifted; run: ocpv generate schemas");
    }
    BOOST_TEST(generated.reading.contradictions.empty(), generated.id << " contradicts itself");
    BOOST_TEST(generated.reading.questions.empty(), generated.id << " has open questions");
    check_rows(generated);
  }
}

BOOST_AUTO_TEST_CASE(the_kept_pages_have_the_same_contract_in_both_languages) {
  const generate::Generated chinese = generated_alone(test::read_file(kSchemas / "backup-tenant-now" / "page.zh.md"));
  const generate::Generated english = generated_alone(test::read_file(kSchemas / "backup-tenant-now" / "page.en.md"));
  check_same_contract(chinese, english);
}

BOOST_AUTO_TEST_CASE(the_published_page_has_the_contract_of_ours) {
  const fs::path published = kShared / "seed" / "backup-tenant-now.zh.md";
  if (is_skipped(published)) return;
  check_same_contract(generated_alone(test::read_file(published)),
                      generated_alone(test::read_file(kSchemas / "backup-tenant-now" / "page.zh.md")));
}

BOOST_AUTO_TEST_CASE(every_row_of_every_published_page_is_a_field_or_says_why_not) {
  if (is_skipped(kShared / "pages")) return;
  for (const fs::path& folder : folders_of_published_pages()) {
    BOOST_TEST_CONTEXT(folder.string()) {
      const generate::Batch batch = generate::generate(test::pages_below(folder));
      for (const generate::Failure& failure : batch.failures) BOOST_ERROR(to_string(failure.error, ocpv::Language::en));
      BOOST_TEST(!batch.operations.empty());
      for (const generate::Generated& generated : batch.operations) check_rows(generated);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_emitted_schema_has_the_documented_form_and_is_one_that_another_engine_takes) {
  reference::Schema form(form_without_pairs());
  BOOST_TEST(form.why_not() == "");
  std::vector<fs::path> folders = {kSchemas, fs::path(OCPV_SOURCE_DIR) / "tests" / "golden"};
  if (!is_skipped(kShared / "pages")) {
    for (const char* language : {"zh-CN", "en-US"}) folders.push_back(kShared / "pages" / "V4.2.2" / language);
  }
  for (const fs::path& folder : folders) {
    for (const generate::Generated& generated : generate::generate(test::pages_below(folder)).operations) {
      for (const auto& schema :
           {generated.files.parameters_schema, generated.files.request_schema, generated.files.response_schema}) {
        if (!schema) continue;
        const reference::Judgement judgement = form.judge(*schema);
        BOOST_TEST((judgement.verdict == reference::Verdict::yes), generated.id << ": " << judgement.why << *schema);
        BOOST_TEST(repeats_nothing(Json::parse(*schema)), generated.id);
        BOOST_TEST(reference::Schema(*schema).why_not() == "", generated.id);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_locale_of_the_process_changes_no_byte) {
  const std::vector<generate::Input> inputs = test::pages_below(kSchemas);
  const generate::Batch plain = generate::generate(inputs);
  for (const char* locale : {"C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "zh_CN.UTF-8"}) {
    if (std::setlocale(LC_ALL, locale) == nullptr) {
      std::cout << "skipped: no locale " << locale << " here\n";
      continue;
    }
    const generate::Batch other = generate::generate(inputs);
    std::setlocale(LC_ALL, "C");
    BOOST_REQUIRE(plain.operations.size() == other.operations.size());
    for (std::size_t n = 0; n < plain.operations.size(); ++n) {
      BOOST_TEST((test::files_of(plain.operations[n]) == test::files_of(other.operations[n])), locale);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
