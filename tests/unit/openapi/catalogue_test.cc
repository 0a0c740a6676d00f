// Every version of the catalogue, in both kinds of OpenAPI and both languages.
#include <boost/test/unit_test.hpp>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/path_template.h"
#include "catalog/api_version.h"
#include "catalog/catalog.h"
#include "openapi/openapi.h"
#include "openapi/paths.h"

using namespace ocpv;
using Json = nlohmann::ordered_json;

namespace {

std::vector<openapi::Operation> operations_of(const std::string& version) {
  catalog::Catalog catalog;
  BOOST_REQUIRE(catalog.add_embedded(version).ok());
  std::vector<openapi::Operation> out;
  for (const catalog::Operation& one : catalog.operations()) {
    out.push_back({one.id, one.method, one.path, one.module, one.title_zh, one.title_en, one.page, one.version,
                   one.description(), one.schema(Part::parameters), one.schema(Part::request),
                   one.schema(Part::response)});
  }
  return out;
}

void each_node(const Json& node, const std::function<void(const Json&)>& visit) {
  visit(node);
  if (node.is_structured()) {
    for (const Json& child : node) each_node(child, visit);
  }
}

std::vector<std::string> versions() {
  std::vector<std::string> all = catalog::api_versions();
  all.emplace_back(catalog::kNewest);
  return all;
}

void references_lead_somewhere(const Json& document) {
  each_node(document, [&](const Json& node) {
    if (!node.is_object() || !node.contains("$ref")) return;
    const std::string where = node["$ref"].get<std::string>();
    BOOST_TEST(document.contains(Json::json_pointer(where.substr(1))), where);
  });
}

void operations_are_whole(const Json& document, std::size_t count, Language language) {
  std::set<std::string> ids, shapes, tags;
  for (const Json& tag : document["tags"]) {
    tags.insert(tag["name"]);
    BOOST_TEST(tag["description"] != tag["name"], "nobody wrote words for the chapter " << tag["name"]);
  }
  for (const auto& [path, item] : document["paths"].items()) {
    BOOST_TEST(shapes.insert(without_parameter_names(path)).second, path);
    for (const auto& [method, operation] : item.items()) {
      if (method == "parameters") continue;
      ids.insert(operation["operationId"]);
      BOOST_TEST(tags.contains(operation["tags"][0]));
      const bool is_ascii = operation["summary"].get<std::string>().find("\xE7") == std::string::npos;
      if (language == Language::en) BOOST_TEST(is_ascii, operation["operationId"]);
      std::set<std::string> names;
      for (const Json& parameter : operation.value("parameters", Json::array())) {
        if (parameter["in"] == "path") names.insert(parameter["name"]);
      }
      const std::vector<std::string> shown = openapi::parameter_names(path);
      BOOST_TEST((names == std::set<std::string>(shown.begin(), shown.end())), operation["operationId"]);
    }
  }
  BOOST_TEST(ids.size() == count);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(catalogue_suite)

BOOST_AUTO_TEST_CASE(every_version_gives_a_whole_document_in_which_references_lead_somewhere) {
  for (const std::string& version : versions()) {
    const auto operations = operations_of(version);
    for (const auto edition : {openapi::Edition::v3_1, openapi::Edition::v3_0}) {
      openapi::Options options;
      options.edition = edition;
      options.language = edition == openapi::Edition::v3_1 ? Language::en : Language::zh;
      options.ocp_version = version;
      const auto text = openapi::document(operations, options);
      BOOST_REQUIRE(text.ok());
      BOOST_TEST_CONTEXT(version) {
        const Json document = Json::parse(*text);
        references_lead_somewhere(document);
        operations_are_whole(document, operations.size(), options.language);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(openapi_3_0_has_no_word_that_it_does_not_know) {
  openapi::Options options;
  options.edition = openapi::Edition::v3_0;
  options.plain = true;
  const auto text = openapi::document(operations_of(std::string(catalog::kNewest)), options);
  BOOST_REQUIRE(text.ok());
  for (const char* const word : {"\"if\":", "\"then\":", "\"const\":", "\"$defs\":", "\"contentEncoding\":",
                                 "\"definitions\":", "x-ocpv", "\"type\": ["}) {
    BOOST_TEST(text->find(word) == std::string::npos, word);
  }
  BOOST_TEST(text->find("\"nullable\": true") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(openapi_3_1_keeps_conditions) {
  const auto text = openapi::document(operations_of(std::string(catalog::kNewest)), {});
  BOOST_REQUIRE(text.ok());
  BOOST_TEST(text->find("\"if\": {") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
