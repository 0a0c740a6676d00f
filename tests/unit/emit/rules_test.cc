#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include "emit/emit.h"
#include "fields.h"

using namespace ocpv;
using namespace ocpv::test;
using contract::Rule;
using Json = nlohmann::ordered_json;

namespace {

/// `mode` and `a` in the root; `type`, `key` and `n` in each of `list`; `type` and `key` in `box`.
Field root() {
  const std::vector<Field> members = {field("type", Kind::string), field("key", Kind::string), field("n", Kind::int32)};
  return object({field("mode", Kind::string), field("a", Kind::string), field("on", Kind::boolean),
                 object(field("box", Kind::object), members), array(field("list", Kind::array), object(members))});
}

contract::Operation with_rule(Rule one) {
  contract::Operation operation;
  operation.request = root();
  operation.rules = {std::move(one)};
  return operation;
}

struct FormCase {
  const char* name;
  Rule rule;
  const char* at;  ///< JSON Pointer of the schema where the rule stands.
  const char* form;
};

Rule value_rule(std::string pointer, std::vector<std::string> in, std::string when, std::vector<std::string> holds) {
  Rule made = rule(Rule::Kind::value_when, std::move(pointer), std::move(when), std::move(holds));
  made.in = std::move(in);
  return made;
}

Rule values_rule(std::string pointer, std::vector<std::string> in, std::string when, std::vector<std::string> holds) {
  Rule made = rule(Rule::Kind::values_when, std::move(pointer), std::move(when), std::move(holds));
  made.in = std::move(in);
  return made;
}

Rule unless(Rule::Kind kind, std::string pointer, std::string when, std::vector<std::string> not_in) {
  Rule made = rule(kind, std::move(pointer), std::move(when), {});
  made.when.not_in = std::move(not_in);
  return made;
}

Rule counted(Rule::Kind kind, std::string pointer, std::string when, contract::Count items) {
  Rule made = rule(kind, std::move(pointer), std::move(when), {});
  made.when.items = items;
  return made;
}

Rule items_rule(std::string pointer, contract::Count items, std::string when, std::vector<std::string> holds) {
  Rule made = rule(Rule::Kind::items_when, std::move(pointer), std::move(when), std::move(holds));
  made.items = items;
  return made;
}

Rule group(Rule::Kind kind, std::string pointer, std::vector<std::string> others) {
  Rule made = rule(kind, std::move(pointer), "", {});
  made.others = std::move(others);
  return made;
}

Rule of_strength(Rule made, Strength strength) {
  made.strength = strength;
  return made;
}

const std::vector<FormCase>& form_cases() {
  static const std::vector<FormCase> cases = {
      {"siblings, only", rule(Rule::Kind::only_when, "/a", "/mode", {"M"}), "/allOf/0",
       R"({"if":{"required":["a"]},"then":{"properties":{"mode":{"enum":["M"]}}},"x-ocpv-strength":"stated"})"},
      {"siblings, required", rule(Rule::Kind::required_when, "/a", "/mode", {"M", "N"}), "/allOf/0",
       R"({"if":{"properties":{"mode":{"enum":["M","N"]}},"required":["mode"]},"then":{"required":["a"]},"x-ocpv-strength":"stated"})"},
      {"a value of another type", rule(Rule::Kind::required_when, "/a", "/on", {"true"}), "/allOf/0",
       R"({"if":{"properties":{"on":{"enum":[true]}},"required":["on"]},"then":{"required":["a"]},"x-ocpv-strength":"stated"})"},
      {"in one object", rule(Rule::Kind::only_when, "/box/key", "/box/type", {"T"}), "/properties/box/allOf/0",
       R"({"if":{"required":["key"]},"then":{"properties":{"type":{"enum":["T"]}}},"x-ocpv-strength":"stated"})"},
      {"in the same item", rule(Rule::Kind::only_when, "/list/*/key", "/list/*/n", {"3"}),
       "/properties/list/items/allOf/0",
       R"({"if":{"required":["key"]},"then":{"properties":{"n":{"enum":[3]}}},"x-ocpv-strength":"stated"})"},
      {"across objects, only", rule(Rule::Kind::only_when, "/box/key", "/mode", {"M"}), "/allOf/0",
       R"({"if":{"properties":{"box":{"required":["key"]}},"required":["box"]},)"
       R"("then":{"properties":{"mode":{"enum":["M"]}}},"x-ocpv-strength":"stated"})"},
      {"across objects, required: the object itself stays optional",
       rule(Rule::Kind::required_when, "/box/key", "/mode", {"M"}), "/allOf/0",
       R"({"if":{"properties":{"mode":{"enum":["M"]}},"required":["mode"]},)"
       R"("then":{"properties":{"box":{"required":["key"]}}},"x-ocpv-strength":"stated"})"},
      {"required in each item", rule(Rule::Kind::required_when, "/list/*/key", "/mode", {"M"}), "/allOf/0",
       R"({"if":{"properties":{"mode":{"enum":["M"]}},"required":["mode"]},)"
       R"("then":{"properties":{"list":{"items":{"required":["key"]}}}},"x-ocpv-strength":"stated"})"},
      {"value against value", value_rule("/box/type", {"T"}, "/mode", {"M"}), "/allOf/0",
       R"({"if":{"properties":{"box":{"properties":{"type":{"enum":["T"]}},"required":["type"]}},"required":["box"]},)"
       R"("then":{"properties":{"mode":{"enum":["M"]}}},"x-ocpv-strength":"stated"})"},
      {"values by a sibling", values_rule("/a", {"x", "y"}, "/mode", {"M"}), "/allOf/0",
       R"({"if":{"properties":{"mode":{"enum":["M"]}},"required":["mode"]},)"
       R"("then":{"properties":{"a":{"enum":["x","y"]}}},"x-ocpv-rule":"values_when","x-ocpv-strength":"stated"})"},
      {"values of each item", values_rule("/list/*/n", {"1", "2"}, "/mode", {"M"}), "/allOf/0",
       R"({"if":{"properties":{"mode":{"enum":["M"]}},"required":["mode"]},)"
       R"("then":{"properties":{"list":{"items":{"properties":{"n":{"enum":[1,2]}}}}}},)"
       R"("x-ocpv-rule":"values_when","x-ocpv-strength":"stated"})"},
      {"only unless", unless(Rule::Kind::only_when, "/a", "/mode", {"M"}), "/allOf/0",
       R"({"if":{"required":["a"]},"then":{"properties":{"mode":{"not":{"enum":["M"]}}}},"x-ocpv-strength":"stated"})"},
      {"required unless", unless(Rule::Kind::required_when, "/a", "/mode", {"M"}), "/allOf/0",
       R"({"if":{"properties":{"mode":{"not":{"enum":["M"]}}},"required":["mode"]},)"
       R"("then":{"required":["a"]},"x-ocpv-strength":"stated"})"},
      {"items by a sibling", items_rule("/list", {1, 1}, "/mode", {"M"}), "/allOf/0",
       R"({"if":{"properties":{"mode":{"enum":["M"]}},"required":["mode"]},)"
       R"("then":{"properties":{"list":{"minItems":1,"maxItems":1}}},"x-ocpv-strength":"stated"})"},
      {"only with so many items", counted(Rule::Kind::only_when, "/a", "/list", {{}, 1}), "/allOf/0",
       R"({"if":{"required":["a"]},"then":{"properties":{"list":{"maxItems":1}}},"x-ocpv-strength":"stated"})"},
      {"required with so many items", counted(Rule::Kind::required_when, "/a", "/list", {2, {}}), "/allOf/0",
       R"({"if":{"properties":{"list":{"minItems":2}},"required":["list"]},)"
       R"("then":{"required":["a"]},"x-ocpv-strength":"stated"})"},
      {"one needs others", group(Rule::Kind::needs, "/a", {"/mode", "/on"}), "/allOf/0",
       R"({"if":{"required":["a"]},"then":{"required":["mode","on"]},"x-ocpv-strength":"stated"})"},
      {"together, in each item", group(Rule::Kind::together, "/list/*/type", {"/list/*/key"}),
       "/properties/list/items/allOf/0",
       R"({"if":{"anyOf":[{"required":["type"]},{"required":["key"]}]},)"
       R"("then":{"required":["type","key"]},"x-ocpv-strength":"stated"})"},
      {"exactly one", group(Rule::Kind::exactly_one, "/a", {"/mode"}), "/allOf/0",
       R"({"oneOf":[{"required":["a"]},{"required":["mode"]}],"x-ocpv-strength":"stated"})"},
      {"at least one", group(Rule::Kind::at_least_one, "/box/type", {"/box/key"}), "/properties/box/allOf/0",
       R"({"anyOf":[{"required":["type"]},{"required":["key"]}],"x-ocpv-strength":"stated"})"},
      {"at most one", group(Rule::Kind::at_most_one, "/a", {"/mode"}), "/allOf/0",
       R"({"not":{"required":["a","mode"]},"x-ocpv-strength":"stated"})"},
      {"at most one of three", group(Rule::Kind::at_most_one, "/a", {"/mode", "/on"}), "/allOf/0",
       R"({"not":{"anyOf":[{"required":["a","mode"]},{"required":["a","on"]},{"required":["mode","on"]}]},)"
       R"("x-ocpv-strength":"stated"})"},
      {"contested only warns", of_strength(rule(Rule::Kind::only_when, "/a", "/mode", {"M"}), Strength::contested),
       "/x-ocpv-advice/0",
       R"({"if":{"required":["a"]},"then":{"properties":{"mode":{"enum":["M"]}}},"x-ocpv-strength":"contested"})"},
  };
  return cases;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_suite)

BOOST_AUTO_TEST_CASE(each_rule_stands_in_its_form_on_the_nearest_object) {
  for (const FormCase& one : form_cases()) {
    BOOST_TEST_CONTEXT(one.name) {
      const emit::Files files = emit::emit(with_rule(one.rule));
      const Json schema = Json::parse(*files.request_schema);
      BOOST_TEST(files.left_out.empty());
      BOOST_REQUIRE(schema.contains(Json::json_pointer(one.at)));
      BOOST_TEST(schema.at(Json::json_pointer(one.at)).dump() == one.form);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_warning_is_advice_and_rejects_nothing) {
  Rule one = rule(Rule::Kind::only_when, "/a", "/mode", {"M"});
  one.severity = Severity::warning;
  const Json schema = Json::parse(*emit::emit(with_rule(one)).request_schema);
  BOOST_TEST(!schema.contains("allOf"));
  BOOST_TEST(schema["x-ocpv-advice"].size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_rule_without_a_form_is_named) {
  for (const Rule& one :
       {rule(Rule::Kind::only_when, "/list/*/key", "/mode", {"M"}),
        rule(Rule::Kind::only_when, "/gone", "/mode", {"M"}), rule(Rule::Kind::only_when, "/a", "/a", {"M"}),
        rule(Rule::Kind::required_when, "/a", "/list/*/type", {"T"}),
        rule(Rule::Kind::required_when, "/a", "/box/n", {"many"}), rule(Rule::Kind::required_when, "/a", "/box", {"T"}),
        items_rule("/a", {1, {}}, "/mode", {"M"}), values_rule("/list/*/n", {"many"}, "/mode", {"M"}),
        counted(Rule::Kind::only_when, "/a", "/box", {1, {}}), group(Rule::Kind::together, "/a", {"/box/type"}),
        group(Rule::Kind::needs, "/a", {"/a"}), group(Rule::Kind::needs, "/a", {"/gone"})}) {
    const emit::Files files = emit::emit(with_rule(one));
    BOOST_TEST(files.left_out.size() == 1U, one.pointer << " when " << one.when.pointer);
    BOOST_TEST(!Json::parse(*files.request_schema).contains("allOf"));
  }
}

BOOST_AUTO_TEST_CASE(a_condition_on_a_field_that_is_always_required_only_warns) {
  contract::Operation operation = with_rule(rule(Rule::Kind::only_when, "/a", "/mode", {"M"}));
  operation.request->fields[1].required = true;
  const Json schema = Json::parse(*emit::emit(operation).request_schema);
  BOOST_TEST(!schema.contains("allOf"));
  BOOST_TEST(schema.contains("x-ocpv-advice"));
}

BOOST_AUTO_TEST_CASE(a_group_with_a_member_that_is_always_required_only_warns) {
  contract::Operation operation = with_rule(group(Rule::Kind::at_most_one, "/a", {"/mode"}));
  operation.request->fields[1].required = true;
  const Json schema = Json::parse(*emit::emit(operation).request_schema);
  BOOST_TEST(!schema.contains("allOf"));
  BOOST_TEST(schema.contains("x-ocpv-advice"));
}

BOOST_AUTO_TEST_CASE(a_condition_that_can_never_hold_only_warns) {
  contract::Operation operation = with_rule(rule(Rule::Kind::only_when, "/a", "/mode", {"X"}));
  operation.request->fields[0] = values(operation.request->fields[0], {"M", "N"});
  const Json schema = Json::parse(*emit::emit(operation).request_schema);
  BOOST_TEST(!schema.contains("allOf"));
  BOOST_TEST(schema.contains("x-ocpv-advice"));
}

BOOST_AUTO_TEST_CASE(a_rule_inside_a_shared_structure_stands_in_its_definition_once) {
  contract::Operation operation;
  Field x = field("x", Kind::object), y = field("y", Kind::object);
  x.structure = y.structure = "Box";
  operation.request = object({x, y});
  operation.structures = {{"Box", object({field("type", Kind::string), field("key", Kind::string)})}};
  operation.rules = {rule(Rule::Kind::only_when, "/x/key", "/x/type", {"T"}),
                     rule(Rule::Kind::only_when, "/y/key", "/y/type", {"T"})};
  const Json schema = Json::parse(*emit::emit(operation).request_schema);
  BOOST_TEST(schema["definitions"]["Box"]["allOf"].size() == 1U);
}

BOOST_AUTO_TEST_CASE(one_of_two_places_is_any_of_on_the_object_above_both) {
  contract::Operation operation;
  operation.request = root();
  contract::OneOf places;
  places.pointers = {"/a", "/box/key"};
  operation.one_of = {places};
  const Json schema = Json::parse(*emit::emit(operation).request_schema);
  BOOST_TEST(schema["anyOf"].dump() ==
             R"([{"required":["a"]},{"properties":{"box":{"required":["key"]}},"required":["box"]}])");
}

BOOST_AUTO_TEST_SUITE_END()
