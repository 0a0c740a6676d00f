#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include "backup_tenant_now.h"
#include "emit/emit.h"
#include "fields.h"

using namespace ocpv;
using Json = nlohmann::ordered_json;

BOOST_AUTO_TEST_SUITE(emit_suite)

BOOST_AUTO_TEST_CASE(emitting_twice_gives_the_same_bytes_and_each_file_ends_with_one_line_feed) {
  const emit::Files a = emit::emit(test::backup_tenant_now()), b = emit::emit(test::backup_tenant_now());
  BOOST_TEST(a.operation_json == b.operation_json);
  BOOST_TEST(*a.request_schema == *b.request_schema);
  BOOST_TEST(*a.response_schema == *b.response_schema);
  for (const std::string& text : {a.operation_json, *a.request_schema, *a.response_schema, *a.parameters_schema}) {
    BOOST_TEST(text.ends_with("}\n"));
    BOOST_TEST(Json::accept(text));
  }
}

BOOST_AUTO_TEST_CASE(a_part_without_a_table_gives_no_schema) {
  contract::Operation operation;
  operation.id = "an-operation";
  const emit::Files files = emit::emit(operation);
  BOOST_TEST(!files.parameters_schema.has_value());
  BOOST_TEST(!files.request_schema.has_value());
  BOOST_TEST(!files.response_schema.has_value());
  BOOST_TEST(Json::parse(files.operation_json)["rules"].empty());
}

BOOST_AUTO_TEST_CASE(path_parameters_are_required_and_query_is_required_where_one_of_it_is) {
  contract::Operation operation;
  operation.path_parameters = {test::field("id", contract::Kind::int64)};
  operation.query_parameters = {test::field("page", contract::Kind::int32)};
  Json schema = Json::parse(*emit::emit(operation).parameters_schema);
  BOOST_TEST(schema["required"] == Json({"path"}));
  BOOST_TEST(schema["properties"]["path"]["required"] == Json({"id"}));
  BOOST_TEST(!schema["properties"]["query"].contains("required"));
  BOOST_TEST(!schema["properties"].contains("header"));

  operation.query_parameters[0].required = true;
  schema = Json::parse(*emit::emit(operation).parameters_schema);
  BOOST_TEST(schema["required"] == Json({"path", "query"}));
}

BOOST_AUTO_TEST_CASE(operation_json_lists_every_rule_with_its_line_and_a_contested_one_as_a_warning) {
  contract::Operation operation = test::backup_tenant_now();
  operation.rules[0].strength = Strength::contested;
  const Json json = Json::parse(emit::emit(operation).operation_json);
  BOOST_TEST(json["rules"].size() == operation.rules.size());
  BOOST_TEST(json["rules"][0]["severity"] == "warning");
  BOOST_TEST(json["rules"][1]["severity"] == "error");
  BOOST_TEST(json["rules"][1]["kind"] == "required_when");
  BOOST_TEST(json["rules"][1]["line"] == 43);
  BOOST_TEST(json["rules"][6]["in"] == Json({"BACKUP_RESTORE_SERVICE"}));
}

BOOST_AUTO_TEST_SUITE_END()
