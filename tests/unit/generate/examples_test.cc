// What DESIGN promises of every page: its own examples are accepted, and its schemas can be met.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "check/check.h"
#include "page_files.h"
#include "plan/plan.h"
#include "reader/examples/masked.h"
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
                                                   one.text.en.ends_with(" " + place.substr(owner.size() + 1));
                       return one.pointer == place || one.pointer == owner || holds || other_spelling;
                     });
}

bool is_masked_at(const std::string& text, const std::string& pointer) {
  const auto document = nlohmann::json::parse(text);
  const nlohmann::json::json_pointer at(pointer);
  return document.contains(at) && document[at].is_string() && reader::is_masked(document[at].get<std::string>());
}

void check_example(const generate::Generated& generated, const contract::Example& example) {
  const bool request = example.part == Part::request;
  const auto& schema = request ? generated.files.request_schema : generated.files.response_schema;
  if (!schema || !example.parsable || example.text.empty()) return;
  const auto plan = plan::compile(*schema);
  BOOST_REQUIRE_MESSAGE(plan.ok(),
                        generated.id << ": " << to_string(plan.ok() ? Error{} : plan.error(), ocpv::Language::en));
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
    if (is_masked_at(example.text, std::string(one.pointer))) continue;  // Nothing is told of what is hidden.
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
      BOOST_TEST(sample.ok(), page << (sample.ok() ? "" : sample.error().message.en));
      if (sample.ok()) BOOST_TEST((check::Checker().verdict(*plan, *sample, {}) == Status::ok), page << *sample);
    }
  }
}

// ---- cells and defaults

using Json = nlohmann::ordered_json;

/// The node of a schema that describes the value at a pointer of fields.
const Json* node_at(const Json& root, const Json* node, const contract::Field& member, bool items) {
  if (node->contains("$ref")) node = &root.at(Json::json_pointer(node->at("$ref").get<std::string>().substr(1)));
  if (items)
    return node->contains("items")                  ? &node->at("items")
           : node->contains("additionalProperties") ? &node->at("additionalProperties")
                                                    : nullptr;
  return node->contains("properties") && node->at("properties").contains(member.name)
             ? &node->at("properties").at(member.name)
             : nullptr;
}

/// What a person would send who copies the cell: JSON where it is JSON of the field's kind, else text; none for words
/// about a value, and for masks.
std::vector<std::string> values_of_cell(const contract::Field& field) {
  const std::string& cell = field.example_cell;
  if (cell.empty() || reader::is_masked(cell)) return {};
  const Json parsed = Json::parse(cell, nullptr, false);
  const bool text = field.kind == contract::Kind::string || field.kind == contract::Kind::date_time;
  if (text) return {Json(cell).dump()};
  if (!parsed.is_discarded()) return {parsed.dump()};
  if (field.kind == contract::Kind::boolean && (cell == "True" || cell == "False"))
    return {cell == "True" ? "true" : "false"};
  const bool plain_items = !field.items.empty() && field.items.front().kind == contract::Kind::string;
  if (field.kind == contract::Kind::array && plain_items && cell.find_first_of("[]{}") == std::string::npos) {
    Json list = Json::array();
    for (std::size_t at = 0; at <= cell.size();) {
      const std::size_t end = std::min(cell.find(',', at), cell.size());
      const std::size_t from = std::min(cell.find_first_not_of(' ', at), end);
      list.push_back(cell.substr(from, end - from));
      at = end + 1;
    }
    return {list.dump()};
  }
  const bool one_word = cell.find_first_of(" []{}") == std::string::npos && static_cast<signed char>(cell.front()) > 0;
  return one_word && field.kind != contract::Kind::array ? std::vector{Json(cell).dump()} : std::vector<std::string>{};
}

void check_node(const Json& root, Json node, const std::string& value, const std::string& about) {
  if (root.contains("definitions")) node["definitions"] = root["definitions"];
  const auto plan = plan::compile(node.dump());
  BOOST_REQUIRE_MESSAGE(plan.ok(), about);
  check::Checker checker;
  findings::Findings findings;
  checker.check(*plan, value, {}, findings);
  BOOST_TEST((findings.status == Status::ok), about << " rejects " << value);
}

void check_fields(const std::string& page, const Json& root, const Json* node,
                  const std::vector<contract::Field>& fields, std::size_t& values) {
  for (const contract::Field& field : fields) {
    const Json* const own = node_at(root, node, field, false);
    if (own == nullptr) continue;
    std::vector<std::string> said = values_of_cell(field);
    if (field.default_json) said.push_back(*field.default_json);
    const std::string about = page + ":" + std::to_string(field.said.line) + " " + field.name;
    for (const std::string& value : said) check_node(root, *own, value, about);
    values += said.size();
    check_fields(page, root, own, field.fields, values);
    if (field.items.empty()) continue;
    if (const Json* items = node_at(root, own, field, true))
      check_fields(page, root, items, field.items.front().fields, values);
  }
}

std::size_t check_cells(const generate::Generated& generated) {
  const contract::Operation& operation = generated.reading.operation;
  std::size_t values = 0;
  const auto check_part = [&](const std::optional<std::string>& schema, const std::vector<contract::Field>& fields,
                              const char* group) {
    if (!schema) return;
    const Json root = Json::parse(*schema);
    const Json* node = &root;
    if (*group != 0 && !root["properties"].contains(group)) return;
    if (*group != 0) node = &root["properties"][group];
    if (root.value("type", Json("object")) == "array") node = &root["items"];
    check_fields(operation.page, root, node, fields, values);
  };
  check_part(generated.files.parameters_schema, operation.path_parameters, "path");
  check_part(generated.files.parameters_schema, operation.query_parameters, "query");
  check_part(generated.files.parameters_schema, operation.header_parameters, "header");
  for (const auto& [schema, body] : {std::pair(&generated.files.request_schema, &operation.request),
                                     std::pair(&generated.files.response_schema, &operation.response)}) {
    if (!*body) continue;
    const bool list = (*body)->kind == contract::Kind::array && !(*body)->items.empty();
    check_part(*schema, list ? (*body)->items.front().fields : (*body)->fields, "");
  }
  return values;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(examples_suite)

BOOST_AUTO_TEST_CASE(every_page_accepts_its_own_example_cells_and_defaults) {
  std::size_t values = 0;
  for (const fs::path& folder : folders_of_pages()) {
    BOOST_TEST_CONTEXT(folder.string()) {
      for (const generate::Generated& generated : generate::generate(test::pages_below(folder)).operations)
        values += check_cells(generated);
    }
  }
  std::cout << "example cells and defaults: " << values << "\n";
  BOOST_TEST(values >= 2U);
}

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
