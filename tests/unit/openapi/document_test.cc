#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "openapi/openapi.h"

using namespace ocpv;
using Json = nlohmann::ordered_json;

namespace {

openapi::Operation operation(std::string id, std::string method, std::string path) {
  openapi::Operation made;
  made.id = std::move(id);
  made.method = std::move(method);
  made.path = std::move(path);
  return made;
}

Json written(const std::vector<openapi::Operation>& operations, openapi::Options options = {}) {
  const Result<std::string> text = openapi::document(operations, options);
  BOOST_REQUIRE(text.ok());
  return Json::parse(*text);
}

const char* const kPathSchema =
    R"({"properties":{"path":{"properties":{"id":{"type":"integer","description":"which"}},"required":["id"]},
        "query":{"properties":{"tags":{"type":"array","items":{"type":"string"}},"old":{"type":"string","x-ocpv-deprecated":true}}}}})";

}  // namespace

BOOST_AUTO_TEST_SUITE(document_suite)

BOOST_AUTO_TEST_CASE(paths_that_differ_in_a_name_alone_are_one_path_by_the_name_that_most_have) {
  auto renamed = operation("three", "PUT", "/a/{id}/b");
  renamed.parameters_schema = kPathSchema;
  const Json document = written({operation("one", "GET", "/a/{x}/b"), operation("two", "POST", "/a/{x}/b"), renamed});
  BOOST_TEST(document["paths"].size() == 1U);
  const Json& item = document["paths"]["/a/{x}/b"];
  BOOST_TEST(item["get"]["parameters"][0].dump() ==
             R"({"name":"x","in":"path","required":true,"schema":{"type":"string"}})");
  BOOST_TEST(item["put"]["parameters"][0]["name"] == "x");
  BOOST_TEST(item["put"]["parameters"][0]["x-ocpv-documented-name"] == "id");
  BOOST_TEST(item["put"]["parameters"][0]["description"] == "which");
}

BOOST_AUTO_TEST_CASE(lists_in_a_query_are_written_with_commas_and_old_parameters_are_deprecated) {
  auto one = operation("one", "GET", "/a/{id}");
  one.parameters_schema = kPathSchema;
  const Json document = written({one});
  const Json& parameters = document["paths"]["/a/{id}"]["get"]["parameters"];
  BOOST_TEST(parameters[1]["explode"] == false);
  BOOST_TEST(parameters[2]["deprecated"] == true);
  BOOST_TEST(!parameters[2].contains("required"));
}

BOOST_AUTO_TEST_CASE(operations_of_one_method_and_path_are_one_that_allows_what_each_does) {
  const auto asked = [](const std::string& action, const std::string& more) {
    return R"({"properties":{"query":{"properties":{"Action":{"enum":[")" + action + R"("]})" + more +
           R"(},"required":["Action"]}}})";
  };
  auto open = operation("open", "POST", "/a/{x}"), shut = operation("shut", "POST", "/a/{y}");
  auto lock = operation("lock", "POST", "/a/{x}");
  open.title_en = "Open";
  shut.title_en = "Shut";
  lock.title_en = "Lock";
  open.page = "open.md";
  open.parameters_schema = asked("Open", R"(,"how":{"type":"string"})");
  shut.parameters_schema = asked("Shut", R"(,"how":{"type":"string"})");
  lock.parameters_schema = asked("Lock", "");
  open.request_schema = R"({"type":"object","properties":{"a":{}},"required":["a"]})";
  shut.request_schema = R"({"type":"object","properties":{"b":{}},"required":["b"]})";
  const Json both = written({open, shut})["paths"]["/a/{x}"]["post"];
  BOOST_TEST(both["operationId"] == "open");
  BOOST_TEST(both["summary"] == "Open / Shut");
  BOOST_TEST(both["parameters"].size() == 3U);
  BOOST_TEST(
      both["parameters"][0].dump() ==
      R"({"name":"Action","in":"query","required":true,"schema":{"anyOf":[{"enum":["Open"]},{"enum":["Shut"]}]}})");
  BOOST_TEST(both["parameters"][1].dump() == R"({"name":"how","in":"query","schema":{"type":"string"}})");
  BOOST_TEST(both["requestBody"]["required"] == true);
  BOOST_TEST(both["requestBody"]["content"]["application/json"]["schema"].dump() ==
             R"({"anyOf":[{"$ref":"#/components/schemas/OpenRequest"},{"$ref":"#/components/schemas/ShutRequest"}]})");
  BOOST_TEST(both["x-ocpv-operations"].dump() ==
             R"([{"operationId":"open","x-ocpv-page":"open.md"},{"operationId":"shut"}])");
  const Json all = written({open, shut, lock})["paths"]["/a/{x}"]["post"];
  BOOST_TEST(all["parameters"][0]["schema"]["anyOf"].size() == 3U);
  BOOST_TEST(!all["requestBody"].contains("required"));  // One of them has none.
  BOOST_TEST(all["x-ocpv-operations"].size() == 3U);
  openapi::Options plain;
  plain.plain = true;
  BOOST_TEST(written({open, shut}, plain).dump().find("x-ocpv") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_a_schema_defines_becomes_a_component_of_a_name_that_nobody_else_has) {
  auto one = operation("a-b", "POST", "/a"), two = operation("a.b", "POST", "/b");
  one.request_schema = two.request_schema =
      R"({"properties":{"c":{"$ref":"#/definitions/C d"},"self":{"$ref":"#"}},"definitions":{"C d":{"properties":{"next":{"$ref":"#/definitions/C d/properties/n"},"n":{"type":"null"}}}}})";
  for (const auto edition : {openapi::Edition::v3_1, openapi::Edition::v3_0}) {
    openapi::Options options;
    options.edition = edition;
    const Json document = written({one, two}, options);
    const Json& schemas = document["components"]["schemas"];
    BOOST_TEST(schemas["ABRequest"]["properties"]["c"]["$ref"] == "#/components/schemas/ABRequestCD");
    BOOST_TEST(schemas["ABRequest_2"]["properties"]["c"]["$ref"] == "#/components/schemas/ABRequestCD_2");
    BOOST_TEST(schemas["ABRequest"]["properties"]["self"]["$ref"] == "#/components/schemas/ABRequest");
    BOOST_TEST(schemas["ABRequestCD"]["properties"]["next"]["$ref"] == "#/components/schemas/ABRequestCD/properties/n");
  }
}

BOOST_AUTO_TEST_CASE(secrets_have_the_format_that_editors_mask) {
  auto one = operation("one", "POST", "/a");
  one.request_schema = R"({"properties":{"key":{"type":"string","x-ocpv-secret":true}}})";
  openapi::Options options;
  options.plain = true;
  const Json document = written({one}, options);
  BOOST_TEST(document["components"]["schemas"]["OneRequest"]["properties"]["key"].dump() ==
             R"({"type":"string","format":"password"})");
}

BOOST_AUTO_TEST_CASE(a_form_sends_its_files_as_bytes) {
  auto one = operation("one", "POST", "/a");
  one.operation_json = R"({"content_type":"multipart/form-data"})";
  one.request_schema = R"({"properties":{"file":{"type":"string","contentEncoding":"base64"}},"required":["file"]})";
  openapi::Options options;
  const auto file = [&] {
    const Json document = written({one}, options);
    BOOST_TEST(document["paths"]["/a"]["post"]["requestBody"]["content"].begin().key() == "multipart/form-data");
    return document["components"]["schemas"]["OneRequest"]["properties"]["file"].dump();
  };
  BOOST_TEST(file() == R"({"type":"string","contentMediaType":"application/octet-stream"})");
  options.edition = openapi::Edition::v3_0;
  BOOST_TEST(file() == R"({"type":"string","format":"binary"})");
}

BOOST_AUTO_TEST_CASE(rules_are_told_in_words_of_the_language_and_advice_is_called_so) {
  auto one = operation("one", "POST", "/a");
  one.request_schema = "{}";
  one.operation_json =
      R"({"rules":[{"part":"request","kind":"only_when","pointer":"/a/b","when":{"pointer":"/c","in":["X",1]},"severity":"warning"},
          {"part":"parameters","kind":"required_when","pointer":"/query/a","when":{"pointer":"/query/b","in":[true]},"severity":"error"}]})";
  openapi::Options options;
  const auto post = [&] { return written({one}, options)["paths"]["/a"]["post"]; };
  BOOST_TEST(post()["requestBody"]["description"] == "- `a.b` only where `c` is `X` or `1` (advice)");
  BOOST_TEST(post()["description"] == "- `a` is required where `b` is `true`");
  one.operation_json = R"({"rules":[
      {"part":"request","kind":"values_when","pointer":"/a","in":["x","y"],"when":{"pointer":"/b","not_in":["A"]},"severity":"error"},
      {"part":"request","kind":"items_when","pointer":"/c","min_items":1,"max_items":1,"when":{"pointer":"/b","in":["A"]},"severity":"error"},
      {"part":"request","kind":"only_when","pointer":"/a","when":{"pointer":"/c","max_items":1},"severity":"error"},
      {"part":"request","kind":"needs","pointer":"/a","others":["/b"],"severity":"error"},
      {"part":"request","kind":"together","pointer":"/a","others":["/b","/c"],"severity":"warning"},
      {"part":"request","kind":"exactly_one","pointer":"/a","others":["/b"],"severity":"error"},
      {"part":"request","kind":"at_least_one","pointer":"/a","others":["/b"],"severity":"error"},
      {"part":"request","kind":"at_most_one","pointer":"/a","others":["/b"],"severity":"error"}]})";
  BOOST_TEST(post()["requestBody"]["description"] ==
             "- `a` is `x` or `y` where `b` is not `A`\n"
             "- `c` has 1 items where `b` is `A`\n"
             "- `a` only where `c` has at most 1 items\n"
             "- `a` needs `b`\n"
             "- `a` and `b`, `c`: all of them or none (advice)\n"
             "- exactly one of `a` and `b`\n"
             "- `a` or `b` is required\n"
             "- at most one of `a` and `b`");
  one.operation_json =
      R"({"rules":[{"part":"request","kind":"only_when","pointer":"/a/b","when":{"pointer":"/c","in":["X",1]},"severity":"warning"}]})";
  options.language = Language::zh;
  BOOST_TEST(post()["requestBody"]["description"] == "- 仅当 `c` 为 `X` 或 `1` 时可以有 `a.b`（建议）");
}

BOOST_AUTO_TEST_CASE(schemas_that_are_true_or_false_and_odd_descriptions_are_no_trouble) {
  auto one = operation("one", "POST", "/a/{id}");
  one.request_schema = "true";
  one.response_schema = "false";
  one.parameters_schema = R"({"properties":{"path":{"properties":{"id":true}},"query":{"properties":{"q":false}}}})";
  one.operation_json =
      R"({"content_type":1,"rules":[1,{"part":2,"when":3},{"part":"request","kind":4,"pointer":5,"when":{"in":6},"in":7}]})";
  for (const auto edition : {openapi::Edition::v3_1, openapi::Edition::v3_0}) {
    openapi::Options options;
    options.edition = edition;
    const Json document = written({one}, options);
    const Json& schemas = document["components"]["schemas"];
    const bool is_new = edition == openapi::Edition::v3_1;
    BOOST_TEST(schemas["OneRequest"].dump() == (is_new ? "true" : "{}"));
    BOOST_TEST(schemas["OneResponse"].dump() == (is_new ? "false" : R"({"not":{}})"));
  }
}

BOOST_AUTO_TEST_CASE(an_operation_without_a_chapter_has_that_of_its_page) {
  auto one = operation("one", "GET", "/a"), two = operation("two", "GET", "/b");
  one.page = "V9/en-US/500.tenant-information/1.md";
  two.page = "two/page.zh.md";
  const Json document = written({one, two});
  BOOST_TEST(
      document["tags"].dump() ==
      R"([{"name":"general","description":"Other operations"},{"name":"tenant-information","description":"Tenants"}])");
}

BOOST_AUTO_TEST_SUITE_END()
