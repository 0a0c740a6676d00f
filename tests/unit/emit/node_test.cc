#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include "emit/emit.h"
#include "fields.h"

using namespace ocpv;
using namespace ocpv::test;
using Json = nlohmann::ordered_json;

namespace {

Json request_schema(Field root, std::vector<contract::Structure> structures = {}) {
  contract::Operation operation;
  operation.request = std::move(root);
  operation.structures = std::move(structures);
  return Json::parse(*emit::emit(operation).request_schema);
}

/// The schema of one member named `x`, as text.
std::string node_text(Field member) {
  member.name = "x";
  return request_schema(object({std::move(member)}))["properties"]["x"].dump();
}

Field with_default(Field made, std::string json) {
  made.default_json = std::move(json);
  return made;
}

Field no_protocol(Field made) {
  made.shape = contract::Shape::no_protocol;
  return made;
}

Field contested_kind(Field made) {
  made.kind_strength = Strength::contested;
  return made;
}

Field lengths(Field made, std::uint64_t least, std::uint64_t most) {
  made.bounds.emplace();
  made.bounds->min_length = least;
  made.bounds->max_length = most;
  return made;
}

Field map(Field made, Field value) {
  made.kind = Kind::map;
  made.items.push_back(std::move(value));
  return made;
}

struct NodeCase {
  const char* name;
  Field field;
  const char* schema;
};

const std::vector<NodeCase>& node_cases() {
  static const std::vector<NodeCase> cases = {
      {"string", field("", Kind::string), R"({"type":"string"})"},
      {"integer", field("", Kind::int32),
       R"({"type":"integer","format":"int32","minimum":-2147483648,"maximum":2147483647})"},
      {"long", field("", Kind::int64),
       R"({"type":"integer","format":"int64","minimum":-9223372036854775808,"maximum":9223372036854775807})"},
      {"number", field("", Kind::number), R"({"type":"number"})"},
      {"boolean", field("", Kind::boolean), R"({"type":"boolean"})"},
      {"time with offset", field("", Kind::date_time), R"({"type":"string","format":"date-time"})"},
      {"time", field("", Kind::time), R"({"type":"string","format":"time"})"},
      {"date", field("", Kind::date), R"({"type":"string","format":"date"})"},
      {"binary", field("", Kind::binary), R"({"type":"string","contentEncoding":"base64"})"},
      {"unknown", field("", Kind::unknown), R"({})"},
      {"object without a table is open", object({}), R"({"type":"object","x-ocpv-open":true})"},
      {"array of unknown items", field("", Kind::array), R"({"type":"array"})"},
      {"array of strings", array({}, field("", Kind::string)), R"({"type":"array","items":{"type":"string"}})"},
      {"values of an array are its items'", values(array({}, field("", Kind::string)), {"a", "b"}),
       R"({"type":"array","items":{"type":"string","enum":["a","b"]}})"},
      {"map of unknown values", field("", Kind::map), R"({"type":"object","additionalProperties":{}})"},
      {"map of strings", map({}, field("", Kind::string)),
       R"({"type":"object","additionalProperties":{"type":"string"}})"},
      {"closed list, each value once", values(field("", Kind::string), {"b", "a", "b"}),
       R"({"type":"string","enum":["b","a"]})"},
      {"open list", values(field("", Kind::string), {"a"}, false), R"({"type":"string","x-ocpv-known-values":["a"]})"},
      {"list of integers", values(field("", Kind::int32), {"0", "1"}),
       R"({"type":"integer","format":"int32","enum":[0,1],"minimum":-2147483648,"maximum":2147483647})"},
      {"list with a value that the type cannot have rejects nothing", values(field("", Kind::int32), {"0", "none"}),
       R"({"type":"integer","format":"int32","minimum":-2147483648,"maximum":2147483647,"x-ocpv-known-values":[0]})"},
      {"list outside its range rejects nothing", values(range(field("", Kind::int32), "5", "9"), {"1", "2"}),
       R"({"type":"integer","format":"int32","minimum":5,"maximum":9,"x-ocpv-known-values":[1,2]})"},
      {"list of longer texts than allowed rejects nothing", values(lengths(field("", Kind::string), 1, 2), {"long"}),
       R"({"type":"string","minLength":1,"maxLength":2,"x-ocpv-known-values":["long"]})"},
      {"list of dates rejects nothing", values(field("", Kind::date), {"today"}),
       R"({"type":"string","format":"date","x-ocpv-known-values":["today"]})"},
      {"range over 64 bits", range(field("", Kind::number), "18446744073709551615", "-1"), R"({"type":"number"})"},
      {"list of a field without a type rejects nothing", values(field("", Kind::unknown), {"1"}),
       R"({"x-ocpv-known-values":["1"]})"},
      {"range", range(field("", Kind::int64), "0", "100"),
       R"({"type":"integer","format":"int64","minimum":0,"maximum":100})"},
      {"range upside down is none", range(field("", Kind::int64), "9", "1"),
       R"({"type":"integer","format":"int64","minimum":-9223372036854775808,"maximum":9223372036854775807})"},
      {"range wider than the type is the type's", range(field("", Kind::int32), "-3000000000", "7"),
       R"({"type":"integer","format":"int32","minimum":-2147483648,"maximum":7})"},
      {"range of a number", range(field("", Kind::number), "0.5", "1"),
       R"({"type":"number","minimum":0.5,"maximum":1})"},
      {"lengths", lengths(field("", Kind::string), 1, 64), R"({"type":"string","minLength":1,"maxLength":64})"},
      {"directory without protocol", no_protocol(field("", Kind::string)),
       R"({"type":"string","not":{"pattern":"^[A-Za-z][A-Za-z0-9+.-]*://"}})"},
      {"default", with_default(field("", Kind::int32), "10"),
       R"({"type":"integer","format":"int32","minimum":-2147483648,"maximum":2147483647,"default":10})"},
      {"default that is no JSON is none", with_default(field("", Kind::string), "abc"), R"({"type":"string"})"},
      {"contested type takes all that narrows it along", values(contested_kind(field("", Kind::int32)), {"1"}),
       R"({"x-ocpv-contested":{"type":"integer","format":"int32","enum":[1]}})"},
      {"contested list leaves the type", values(field("", Kind::string), {"a"}, true, Strength::contested),
       R"({"type":"string","x-ocpv-contested":{"enum":["a"]}})"},
      {"contested range leaves the type's", range(field("", Kind::int64), "0", "1", Strength::contested),
       R"({"type":"integer","format":"int64","minimum":-9223372036854775808,"maximum":9223372036854775807,)"
       R"("x-ocpv-contested":{"minimum":0,"maximum":1}})"},
      {"contested required member",
       object({required(field("a", Kind::string), Strength::contested), required(field("b", Kind::string))}),
       R"({"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["b"],)"
       R"("x-ocpv-contested":{"required":["a"]}})"},
      {"secret", secret(field("", Kind::string)), R"({"type":"string","x-ocpv-secret":true})"},
      {"corrected list says so", values(field("", Kind::string), {"a"}, true, Strength::corrected),
       R"({"type":"string","enum":["a"],"x-ocpv-strength":"corrected"})"},
      {"row", field("", Kind::string, 7, "What it is."),
       R"({"description":"What it is.","type":"string","x-ocpv-said":{"page":"backup-tenant-now","line":7}})"},
  };
  return cases;
}

contract::Structure structure(std::string name, Field shape) { return {std::move(name), std::move(shape)}; }

Field reference(std::string name, std::string to) {
  Field made = field(std::move(name), Kind::object);
  made.structure = std::move(to);
  return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(node_suite)

BOOST_AUTO_TEST_CASE(each_kind_of_field_has_its_documented_node) {
  for (const NodeCase& one : node_cases()) {
    BOOST_TEST_CONTEXT(one.name) { BOOST_TEST(node_text(one.field) == one.schema); }
  }
}

BOOST_AUTO_TEST_CASE(a_structure_used_twice_is_defined_once) {
  const Json schema =
      request_schema(object({reference("a", "Node"), reference("b", "Node")}),
                     {structure("Node", object({field("x", Kind::string)})), structure("Unused", object({}))});
  BOOST_TEST(schema["properties"]["a"].dump() == R"({"$ref":"#/definitions/Node"})");
  BOOST_TEST(schema["properties"]["b"] == schema["properties"]["a"]);
  BOOST_TEST(schema["definitions"].dump() == R"({"Node":{"type":"object","properties":{"x":{"type":"string"}}}})");
}

BOOST_AUTO_TEST_CASE(names_of_structures_become_safe_and_stay_apart) {
  const Json schema = request_schema(object({reference("a", "List<T>"), reference("b", "List[T]")}),
                                     {structure("List<T>", object({})), structure("List[T]", object({}))});
  BOOST_TEST(schema["properties"]["a"]["$ref"] == "#/definitions/List_T_");
  BOOST_TEST(schema["properties"]["b"]["$ref"] == "#/definitions/List_T__2");
  BOOST_TEST(schema["definitions"].size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_structure_that_requires_itself_can_still_be_met) {
  const Json schema = request_schema(
      object({reference("a", "Node")}),
      {structure("Node", object({required(reference("next", "Other")), required(field("x", Kind::string)),
                                 required(array(field("children", Kind::array), reference("", "Node")))})),
       structure("Other", object({required(reference("back", "Node"))}))});
  BOOST_TEST(schema["definitions"]["Node"]["required"] == Json({"x", "children"}));
  BOOST_TEST(!schema["definitions"]["Other"].contains("required"));
}

BOOST_AUTO_TEST_CASE(a_response_requires_its_envelope_and_only_warns_of_the_rest) {
  contract::Operation operation;
  operation.response = object({required(object(field("data", Kind::object), {required(field("x", Kind::string))}))});
  const Json schema = Json::parse(*emit::emit(operation).response_schema);
  BOOST_TEST(schema["required"] == Json({"data"}));
  BOOST_TEST(!schema["properties"]["data"].contains("required"));
  BOOST_TEST(schema["properties"]["data"]["x-ocpv-contested"]["required"] == Json({"x"}));
  BOOST_TEST(schema["x-ocpv-envelope"] == true);
}

BOOST_AUTO_TEST_CASE(the_root_may_be_an_array) {
  const Json schema = request_schema(array({}, field("", Kind::int64)));
  BOOST_TEST(schema["type"] == "array");
  BOOST_TEST(schema["items"]["format"] == "int64");
}

BOOST_AUTO_TEST_SUITE_END()
