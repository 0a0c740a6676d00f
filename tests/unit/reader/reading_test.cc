#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

#include "pages.h"

using namespace ocpv;
using contract::Kind;
using reader::RowReading;
using test::field;
using test::pointers;

namespace {

/// A page around the given parts, in English.
std::string page_of(std::string_view operation, std::string_view request, std::string_view response,
                    std::string_view examples) {
  return "# Do a thing\n\n## Call description\n\n### Request path\n\n`" + std::string(operation) +
         "`\n\n### Request parameters\n\n" + std::string(request) + "\n### Response parameters\n\n" +
         std::string(response) + "\n## Examples\n\n" + std::string(examples);
}

reader::Reading only(const std::string& markdown, const std::string& corrections = "") {
  auto outcomes = test::read({{"a/100.do-a-thing-1.md", markdown, corrections}});
  BOOST_REQUIRE_EQUAL(outcomes.size(), 1U);
  BOOST_REQUIRE_MESSAGE(!outcomes.front().error,
                        to_string(outcomes.front().error.value_or(Error{}), ocpv::Language::en));
  BOOST_REQUIRE(outcomes.front().reading.has_value());
  return std::move(*outcomes.front().reading);
}

std::string ids(const reader::Reading& reading) {
  std::string text;
  for (const reader::Contradiction& one : reading.contradictions) text += one.id + " " + one.pointer + "\n";
  return text;
}

constexpr const char* kEnvelope =
    "|Parameter|Type|Description|\n|-|-|-|\n|data|Object|See **Thing 的数据结构**|\n|successful|Boolean|ok|\n"
    "|timestamp|Datetime|t|\n|duration|Integer|d|\n|status|Integer|s|\n|traceId|String|t|\n|server|String|s|\n\n"
    "**Thing 的数据结构**\n\n|Parameter|Type|Description|\n|-|-|-|\n|id|Long|i|\n|name|String|n|\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(reading)

BOOST_AUTO_TEST_CASE(an_operation_id_is_the_file_name_without_number_and_suffix) {
  BOOST_TEST(reader::operation_id("1600.backup/100.back-up-a-tenant-1.md") == "back-up-a-tenant");
  BOOST_TEST(reader::operation_id("300.1.ak-sk-sign.md") == "1.ak-sk-sign");
  BOOST_TEST(reader::operation_id("backup-tenant-now/page.zh.md") == "backup-tenant-now");
  BOOST_TEST(reader::operation_id("x/backup-tenant-now/page.en.md") == "backup-tenant-now");
  BOOST_TEST(reader::operation_id("obproxy-4.md") == "obproxy");
  BOOST_TEST(reader::operation_id("100.a") == "a");
}

BOOST_AUTO_TEST_CASE(a_page_without_an_operation_line_is_skipped) {
  const auto outcomes = test::read({{"a.md", "# Signing\n\nSend `POST /api/v2/things` with a signature.\n"}});
  BOOST_TEST(!outcomes.front().reading.has_value());
  BOOST_TEST(!outcomes.front().skipped.empty());
}

BOOST_AUTO_TEST_CASE(headings_of_all_three_forms_open_sections) {
  const char* pages[] = {
      "# T\n\n### Request path\n\n`GET /api/v2/things`\n",
      "T \n====\n\nRequest path \n------------\n\n`GET /api/v2/things`\n",
      "# T\n\n**Request path**\n\n`GET /api/v2/things`\n",
      "# T\n\n**请求路径**\n---\n\n`GET /api/v2/things`\n",
  };
  for (const char* text : pages) {
    const reader::Reading reading = only(text);
    BOOST_TEST(reading.operation.method == "GET");
    BOOST_TEST(reading.operation.path == "/api/v2/things");
  }
}

BOOST_AUTO_TEST_CASE(a_regex_of_digits_in_the_path_is_reduced_and_gives_its_parameter_a_type) {
  for (const char* regex : {"[\\\\d]+", "[\\d]+", "\\d+", "[0-9]+"}) {
    const reader::Reading reading =
        only(page_of("POST /api/v2/things/{id:" + std::string(regex) + "}/start", "None.\n", kEnvelope, ""));
    BOOST_TEST(reading.operation.path == "/api/v2/things/{id}/start");
    BOOST_REQUIRE_EQUAL(reading.operation.path_parameters.size(), 1U);
    const contract::Field& id = reading.operation.path_parameters.front();
    BOOST_TEST(id.required);
    BOOST_TEST((id.kind == contract::Kind::int64));
    BOOST_REQUIRE(id.bounds.has_value());
    BOOST_TEST(id.bounds->minimum.value_or("") == "0");
    BOOST_TEST(!reading.operation.request.has_value());
    BOOST_TEST(reading.questions.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_path_parameter_without_a_row_is_asked_for_unless_its_regex_takes_digits_only) {
  for (const char* name : {"{id}", "{id:[a-z]+}", "{id:[^/]*}"}) {
    const reader::Reading reading =
        only(page_of("POST /api/v2/things/" + std::string(name) + "/start", "None.\n", kEnvelope, ""));
    BOOST_TEST(reading.operation.path == "/api/v2/things/{id}/start");
    BOOST_REQUIRE_EQUAL(reading.operation.path_parameters.size(), 1U);
    BOOST_TEST((reading.operation.path_parameters.front().kind == contract::Kind::unknown));
    BOOST_REQUIRE_EQUAL(reading.questions.size(), 1U);
    BOOST_TEST(reading.questions.front().correction.find("path:/id") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_column_of_defaults_gives_the_default) {
  const reader::Reading reading = only(page_of("POST /api/v2/things",
                                               "|Parameter|Type|Mandatory|Default value|Description|\n|-|-|-|-|-|\n"
                                               "|size|Integer|N|10|s|\n|name|String|Y|-|n|\n",
                                               kEnvelope, ""));
  const contract::Field& size = *field(*reading.operation.request, "/size");
  BOOST_TEST(size.default_json.value_or("") == "10");
  BOOST_TEST(!size.required);
  BOOST_TEST(!field(*reading.operation.request, "/name")->default_json.has_value());
  BOOST_TEST(field(*reading.operation.request, "/name")->required);
}

BOOST_AUTO_TEST_CASE(a_column_of_an_unknown_name_is_asked_about) {
  const reader::Reading reading = only(page_of(
      "POST /api/v2/things", "|Parameter|Type|Since|Description|\n|-|-|-|-|\n|size|Integer|4.2|s|\n", kEnvelope, ""));
  BOOST_REQUIRE_EQUAL(reading.questions.size(), 1U);
  BOOST_TEST(reading.questions.front().text.en == "the column \"Since\" is not known");
}

BOOST_AUTO_TEST_CASE(a_cell_under_required_may_say_when) {
  for (const char* cell :
       {"when mode is FAST", "Required when `mode` is FAST", "mode 为 FAST 时必填", "当 mode 为 FAST 时"}) {
    const reader::Reading reading = only(page_of("POST /api/v2/things",
                                                 "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|mode|String|Yes|"
                                                 "Valid values: FAST and SLOW.|\n|begin|Date|" +
                                                     std::string(cell) + "|b|\n",
                                                 kEnvelope, ""));
    BOOST_TEST_CONTEXT(cell) {
      BOOST_REQUIRE_EQUAL(reading.operation.rules.size(), 1U);
      BOOST_TEST((reading.operation.rules.front().kind == contract::Rule::Kind::required_when));
      BOOST_TEST(reading.operation.rules.front().pointer == "/begin");
      BOOST_TEST(reading.operation.rules.front().when.pointer == "/mode");
      BOOST_TEST(reading.questions.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(rows_of_one_table_part_into_path_and_query_or_body) {
  const char* table =
      "|Parameter|Type|Required|Example value|Description|\n|-|-|-|-|-|\n|id|Long|Yes|1|i|\n|size|Integer|No|10|s|\n";
  const reader::Reading get = only(page_of("GET /api/v2/things/{id}", table, kEnvelope, ""));
  BOOST_TEST(get.operation.path_parameters.size() == 1U);
  BOOST_TEST(get.operation.query_parameters.size() == 1U);
  BOOST_TEST(!get.operation.request.has_value());
  const reader::Reading post = only(page_of("POST /api/v2/things/{id}", table, kEnvelope, ""));
  BOOST_TEST(post.operation.query_parameters.empty());
  BOOST_REQUIRE(post.operation.request.has_value());
  BOOST_TEST(pointers(*post.operation.request) == "/size\n");
}

BOOST_AUTO_TEST_CASE(a_captioned_path_row_one_letter_off_takes_the_name_of_the_path) {
  const reader::Reading reading =
      only(page_of("GET /api/v2/things/{thingId}",
                   "**path:**\n\n|Parameter|Type|Description|\n|-|-|-|\n|thinqId|Long|i|\n", kEnvelope, ""));
  BOOST_REQUIRE_EQUAL(reading.operation.path_parameters.size(), 1U);
  BOOST_TEST(reading.operation.path_parameters.front().name == "thingId");
  BOOST_TEST(ids(reading) == "name-spelt-two-ways path:/thingId\n");
}

BOOST_AUTO_TEST_CASE(an_array_in_the_example_makes_the_body_an_array) {
  const char* plain = "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|zone|String|Yes|z|\n";
  const char* pseudo =
      "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|ThingParam|Array|Yes|see **ThingParam "
      "的数据结构**|\n\n**ThingParam 的数据结构**\n\n"
      "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|zone|String|Yes|z|\n";
  const char* structure =
      "body:\n\nThingParam array.\n\n**Data structure of "
      "ThingParam**\n\n|Parameter|Type|Required|Description|\n|-|-|-|-|\n|zone|String|Yes|z|\n";
  for (const char* request : {plain, pseudo, structure}) {
    const reader::Reading reading = only(
        page_of("POST /api/v2/things", request, kEnvelope, "### Sample request\n\n```\n[{\"zone\":\"z1\"}]\n```\n"));
    BOOST_REQUIRE(reading.operation.request.has_value());
    BOOST_TEST((reading.operation.request->kind == Kind::array));
    BOOST_TEST(pointers(*reading.operation.request) == "/*/zone\n");
  }
}

BOOST_AUTO_TEST_CASE(only_the_envelopes_own_members_are_required_in_a_response) {
  const reader::Reading reading = only(page_of("GET /api/v2/things", "None\n", kEnvelope, ""));
  BOOST_REQUIRE(reading.operation.response.has_value());
  BOOST_TEST(field(*reading.operation.response, "/traceId")->required);
  BOOST_TEST(!field(*reading.operation.response, "/data")->required);
  BOOST_TEST(!field(*reading.operation.response, "/data/id")->required);
  BOOST_TEST((field(*reading.operation.response, "/data/id")->kind == Kind::int64));
}

BOOST_AUTO_TEST_CASE(structures_are_found_by_every_kind_of_reference) {
  const std::string head = "|Parameter|Type|Description|\n|-|-|-|\n";
  struct Case {
    const char* row;
    const char* caption;
  };
  const Case cases[] = {
      {"|data|Object|see **Thing 的数据结构**|", "**Thing 的数据结构**"},
      {"|data|Object|see **Thing** **的数据结构。**|", "Thing 的数据结构"},
      {"|data|Array|Thing 数组|", "Data structure of Thing"},
      {"|data|Array|The data structure of thing configurations.|", "Data structure of thing configurations"},
      {"|thing|Object|a thing|", "thing 参数说明"},
      {"|things|Array|some|", "**Thing 的数据结构**"},
      {"|data|Thing|a thing|", "Thing 数据结构"},
      {"|data|Object|详细数据结构见下表。|", "a common noun 的数据结构"},
      {"|data|Object|See the following table.|", "Thing"},
      {"|data|Object|a thing|", "### Result of it"},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.row) {
      const std::string response =
          head + one.row + "\n|status|Integer|s|\n|traceId|String|t|\n|server|String|s|\n|duration|Integer|d|\n\n" +
          one.caption + "\n\n" + head + "|id|Long|i|\n|label|String|l|\n";
      const std::string name = std::string(one.row).substr(1, std::string(one.row).find('|', 1) - 1);
      const std::string items = std::string(one.row).find("|Array|") != std::string::npos ? "[" : "";
      const std::string example =
          "{\"" + name + "\":" + items + "{\"id\":1,\"label\":\"x\"}" + (items.empty() ? "" : "]") + "}";
      const reader::Reading reading =
          only(page_of("GET /api/v2/things", "None\n", response, "### Sample response\n\n```\n" + example + "\n```\n"));
      const std::string found = pointers(*reading.operation.response);
      BOOST_TEST(found.find("/id\n") != std::string::npos, found);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_structure_on_another_page_is_found_by_link_by_name_and_by_field) {
  const std::string head = "|Parameter|Type|Description|\n|-|-|-|\n";
  const std::string tail = "|status|Integer|s|\n|traceId|String|t|\n|server|String|s|\n|duration|Integer|d|\n";
  const std::string task =
      "# Task\n\n|Parameter|Type|Description|\n|-|-|-|\n|id|Long|i|\n|cluster|Object|c|\n|├─ key|Long|k|\n";
  const std::string other =
      page_of("PUT /api/v2/others",
              "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|plan|Object|Yes|see **Plan 的数据结构**|\n\n**Plan "
              "的数据结构**\n\n"
              "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|store|Object|Yes|s|\n|\\|--url|String|Yes|u|\n",
              kEnvelope, "");
  const std::string rows =
      "|data|Object|[Task](../400.task.md)|\n|plan|Object|see [Other](200.other-1.md) 中的 **Plan "
      "的数据结构**|\n|store|Object|see [Other](200.other-1.md)|\n";
  auto outcomes = test::read({{"400.task.md", task},
                              {"a/200.other-1.md", other},
                              {"a/300.mine.md", page_of("GET /api/v2/mine", "None\n", head + rows + tail, "")}});
  BOOST_REQUIRE(outcomes[2].reading.has_value());
  const contract::Field& response = *outcomes[2].reading->operation.response;
  BOOST_TEST(pointers(response).starts_with(
      "/data\n/data/id\n/data/cluster\n/data/cluster/key\n/plan\n/plan/store\n/plan/store/url\n/store\n/store/url\n"));
  BOOST_TEST(field(response, "/data/id")->said.page == "task");
}

BOOST_AUTO_TEST_CASE(a_link_leads_to_the_page_of_its_own_folder) {
  const auto table = [](const char* name) {
    return std::string("# Part\n\n|Parameter|Type|Description|\n|-|-|-|\n|") + name + "|Long|i|\n";
  };
  const auto linked = [&](const char* target) {
    auto outcomes =
        test::read({{"400.part.md", table("top")},
                    {"a/400.part.md", table("near")},
                    {"b/400.part.md", table("far")},
                    {"a/300.mine.md",
                     page_of("PUT /api/v2/mine",
                             std::string("|Parameter|Type|Required|Description|\n|-|-|-|-|\n|part|Object|Yes|[Part](") +
                                 target + ")|\n",
                             kEnvelope, "")}});
    return pointers(*outcomes[3].reading->operation.request);
  };
  BOOST_TEST(linked("400.part.md") == "/part\n/part/near\n");
  BOOST_TEST(linked("./400.part.md#here") == "/part\n/part/near\n");
  BOOST_TEST(linked("../b/400.part.md") == "/part\n/part/far\n");
  BOOST_TEST(linked("../400.part.md") == "/part\n/part/top\n");
  BOOST_TEST(linked("../../../400.part.md") == "/part\n/part/top\n");
  BOOST_TEST(linked("c/400.part.md") == "/part\n");
}

BOOST_AUTO_TEST_CASE(a_structure_that_contains_itself_is_named_not_expanded) {
  const std::string response =
      "|Parameter|Type|Description|\n|-|-|-|\n|data|Object|see **Step "
      "的数据结构**|\n|status|Integer|s|\n|traceId|String|t|\n|server|String|s|\n|duration|Integer|d|\n\n"
      "**Step 的数据结构**\n\n|Parameter|Type|Description|\n|-|-|-|\n|id|Long|i|\n|children|Array|Step 的数组|\n";
  const reader::Reading reading = only(page_of("GET /api/v2/things", "None\n", response, ""));
  BOOST_REQUIRE_EQUAL(reading.operation.structures.size(), 1U);
  BOOST_TEST(reading.operation.structures.front().name == "Step");
  BOOST_TEST(field(*reading.operation.response, "/data/children/*")->structure == "Step");
}

BOOST_AUTO_TEST_CASE(a_tagged_union_is_inferred_only_for_objects_with_required_members) {
  const std::string request =
      "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|kind|String|Yes|Valid values: FILE, NET, and TAPE.|\n"
      "|net|Object|No|valid only when kind is set to NET.|\n|\\|--host|String|Yes|h|\n|tape|Object|No|valid only when "
      "`kind=TAPE`.|\n|\\|--reel|String|Yes|r|\n"
      "|hint|String|No|valid only when kind is set to FILE.|\n";
  const reader::Reading reading = only(page_of("POST /api/v2/things", request, kEnvelope, ""));
  std::string rules;
  for (const contract::Rule& rule : reading.operation.rules) {
    rules += std::string(rule.kind == contract::Rule::Kind::only_when ? "only " : "required ") + rule.pointer + " " +
             rule.when.pointer + "=" + rule.when.in.front() + (rule.strength == Strength::inferred ? " inferred" : "") +
             (rule.severity == Severity::error ? " error" : " warning") + "\n";
  }
  BOOST_TEST(rules ==
             "only /net /kind=NET error\nonly /tape /kind=TAPE error\nonly /hint /kind=FILE warning\n"
             "required /net /kind=NET inferred error\nrequired /tape /kind=TAPE inferred error\n");
}

BOOST_AUTO_TEST_CASE(a_condition_may_speak_of_a_value_by_name_or_gloss) {
  const std::string request =
      "|参数|类型|必选|描述|\n|-|-|-|-|\n|mode|String|是|模式，取值范围： * ORACLE * "
      "MYSQL|\n|state|String|是|租户的状态，在线(ONLINE) 或者 离线(OFFLINE)。|\n"
      "|collation|String|否|ORACLE "
      "租户暂不支持此参数。|\n|backup|Object||当租户是离线时，该参数为必选。|\n|\\|--id|Long|是|i|\n|other|String|否|"
      "仅在磁带模式下有效。|\n";
  const reader::Reading reading = only(page_of("POST /api/v2/things", request, kEnvelope, ""));
  BOOST_REQUIRE_EQUAL(reading.operation.rules.size(), 2U);
  BOOST_TEST(reading.operation.rules[0].pointer == "/collation");
  BOOST_TEST(reading.operation.rules[0].when.in.front() == "MYSQL");
  BOOST_TEST((reading.operation.rules[1].kind == contract::Rule::Kind::required_when));
  BOOST_TEST(reading.operation.rules[1].when.in.front() == "OFFLINE");
  BOOST_REQUIRE_EQUAL(reading.sentences.size(), 1U);
  BOOST_TEST(reading.sentences.front().text == "仅在磁带模式下有效。");
}

BOOST_AUTO_TEST_CASE(what_the_pages_own_example_breaks_is_contested_and_told) {
  const std::string request =
      "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|flag|String|Yes|f|\n|mode|String|Yes|Valid values: A1 and "
      "B1.|\n|size|Integer|No|Maximum value: 10|\n"
      "|missing|String|Yes|m|\n|when|Datetime|No|w|\n|fine|Long|Yes|f|\n|zoneNname|String|Yes|z|\n";
  const std::string example =
      "### Sample request\n\n```\n{\"flag\": true, \"mode\": \"C1\", \"size\": 11, \"when\": "
      "\"2021-01-01T00:00:00+0800\",\n \"fine\": 1, \"zoneName\": \"z\", \"extra\": 1}\n```\n";
  const reader::Reading reading = only(page_of("POST /api/v2/things", request, kEnvelope, example));
  const contract::Field& body = *reading.operation.request;
  BOOST_TEST((field(body, "/flag")->kind_strength == Strength::contested));
  BOOST_TEST((field(body, "/mode")->values->strength == Strength::contested));
  BOOST_TEST((field(body, "/size")->bounds->strength == Strength::contested));
  BOOST_TEST((field(body, "/missing")->required_strength == Strength::contested));
  BOOST_TEST((field(body, "/when")->kind_strength == Strength::contested));
  BOOST_TEST((field(body, "/fine")->kind_strength == Strength::stated));
  BOOST_TEST((field(body, "/zoneNname")->required_strength == Strength::contested));
  BOOST_TEST(
      ids(reading) ==
      "example-misses-required request:/missing\nname-spelt-two-ways request:/zoneNname\nexample-unknown-key request:\n"
      "example-type request:/flag\nexample-value request:/mode\nexample-range request:/size\nexample-format "
      "request:/when\n");
}

BOOST_AUTO_TEST_CASE(an_example_that_only_needs_a_comma_taken_out_is_a_witness) {
  const std::string request = "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|flag|String|Yes|f|\n";
  const reader::Reading reading = only(
      page_of("POST /api/v2/things", request, kEnvelope, "### Sample request\n\n```\n{\n \"flag\": true,\n}\n```\n"));
  BOOST_TEST((field(*reading.operation.request, "/flag")->kind_strength == Strength::contested));
  BOOST_TEST(ids(reading) == "example-not-json request:\nexample-type request:/flag\n");
  BOOST_TEST(!reading.operation.examples.front().parsable);
}

BOOST_AUTO_TEST_CASE(what_a_torn_example_lacks_is_not_missing) {
  const std::string request =
      "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|flag|String|Yes|f|\n|size|Integer|Yes|s|\n";
  const reader::Reading reading =
      only(page_of("POST /api/v2/things", request, kEnvelope, "### Sample request\n\n```\n{\n \"flag\": true,\n"));
  BOOST_TEST((field(*reading.operation.request, "/flag")->kind_strength == Strength::contested));
  BOOST_TEST((field(*reading.operation.request, "/size")->required_strength == Strength::stated));
  BOOST_TEST(ids(reading) == "example-not-json request:\nexample-type request:/flag\n");
}

BOOST_AUTO_TEST_CASE(a_list_that_the_type_cannot_hold_contests_the_type) {
  const std::string request =
      "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|state|Integer|Yes|Valid values: RUNNING and FAILED.|\n";
  const reader::Reading reading = only(page_of("POST /api/v2/things", request, kEnvelope, ""));
  BOOST_TEST((field(*reading.operation.request, "/state")->kind_strength == Strength::contested));
  BOOST_TEST(ids(reading) == "list-against-type request:/state\n");
}

BOOST_AUTO_TEST_CASE(an_example_of_the_type_is_accepted_beside_a_list_that_the_type_cannot_hold) {
  const std::string request =
      "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|state|Integer|Yes|Valid values: RUNNING and FAILED.|\n";
  const reader::Reading reading =
      only(page_of("POST /api/v2/things", request, kEnvelope, "### Sample request\n\n```\n{\"state\": 3}\n```\n"));
  BOOST_TEST((field(*reading.operation.request, "/state")->values->strength == Strength::contested));
  BOOST_TEST(ids(reading) == "list-against-type request:/state\n");
}

BOOST_AUTO_TEST_CASE(a_condition_among_query_parameters_is_a_rule_or_a_sentence) {
  const std::string request =
      "**Query parameters**\n\n|Parameter|Type|Required|Description|\n|-|-|-|-|\n|kind|String|No|Valid values: BOOK "
      "and VASE.|\n"
      "|color|String|No|Valid only when kind is set to VASE.|\n|shape|String|No|It must be agreed upon.|\n";
  const reader::Reading reading = only(page_of("GET /api/v2/things", request, kEnvelope, ""));
  BOOST_REQUIRE_EQUAL(reading.operation.rules.size(), 1U);
  BOOST_TEST((reading.operation.rules[0].part == Part::parameters));
  BOOST_TEST(reading.operation.rules[0].pointer == "/query/color");
  BOOST_TEST(reading.operation.rules[0].when.pointer == "/query/kind");
  BOOST_REQUIRE_EQUAL(reading.sentences.size(), 1U);
  BOOST_TEST(reading.sentences[0].text == "It must be agreed upon.");
}

BOOST_AUTO_TEST_CASE(a_table_of_headers_gives_headers) {
  const std::string request =
      "**Header parameters**\n\n|Parameter|Type|Required|Description|\n|-|-|-|-|\n|X-Trace|String|No|t|\n";
  const reader::Reading reading = only(page_of("GET /api/v2/things", request, kEnvelope, ""));
  BOOST_REQUIRE_EQUAL(reading.operation.header_parameters.size(), 1U);
  BOOST_TEST(reading.operation.header_parameters[0].name == "X-Trace");
  BOOST_TEST(reading.operation.query_parameters.empty());
}

BOOST_AUTO_TEST_CASE(a_length_in_the_type_bounds_a_field_whose_words_give_none) {
  const std::string request =
      "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|a|String(20)|No|Words.|\n|b|String|No|Words.|\n";
  const reader::Reading reading = only(page_of("POST /api/v2/things", request, kEnvelope, ""));
  const contract::Field* bounded = field(*reading.operation.request, "/a");
  BOOST_REQUIRE(bounded->bounds.has_value());
  BOOST_TEST(bounded->bounds->max_length.value_or(0) == 20U);
  BOOST_TEST(!field(*reading.operation.request, "/b")->bounds.has_value());
}

BOOST_AUTO_TEST_CASE(a_condition_that_two_fields_could_mean_is_a_sentence_that_says_so) {
  const std::string request =
      "**Query parameters**\n\n|Parameter|Type|Required|Description|\n|-|-|-|-|\n|kind|String|No|Valid values: BOOK "
      "and VASE.|\n"
      "|sort|String|No|Valid values: BOOK and VASE.|\n|color|String|No|Valid only when it is set to VASE.|\n";
  const reader::Reading reading = only(page_of("GET /api/v2/things", request, kEnvelope, ""));
  BOOST_TEST(reading.operation.rules.empty());
  BOOST_REQUIRE_EQUAL(reading.sentences.size(), 1U);
  BOOST_TEST(reading.sentences[0].text == "Valid only when it is set to VASE.");
  BOOST_TEST(reading.sentences[0].why == "more than one field could be meant");
}

BOOST_AUTO_TEST_CASE(an_example_too_large_for_its_tables_is_no_witness_and_is_told) {
  std::string request = "|Parameter|Type|Required|Description|\n|-|-|-|-|\n";
  for (int at = 0; at < 3000; ++at) request += "|f" + std::to_string(at) + "|String|No|f|\n";
  std::string example = "[";
  for (int at = 0; at < 4000; ++at) example += "{\"f1\":1},\n";
  const reader::Reading reading =
      only(page_of("POST /api/v2/things", request, kEnvelope, "### Sample request\n\n```\n" + example + "{}]\n```\n"));
  BOOST_TEST(ids(reading) == "example-too-large \n");
  BOOST_TEST(!reading.operation.examples.front().parsable);
}

BOOST_AUTO_TEST_CASE(contradictions_of_rows_and_references_are_told) {
  const std::string request =
      "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|mode|String|No|Valid values: A1 and B1. Default value: "
      "C1.|\n|mode|String|No|again|\n"
      "|plan|Object|No|see **Plan 的数据结构**|\n";
  const reader::Reading reading = only(page_of(
      "POST /api/v2/things/{id}",
      "**path:**\n\n|Parameter|Type|Description|\n|-|-|-|\n|other|Long|o|\n\nbody:\n\n" + request, kEnvelope, ""));
  const std::string found = ids(reading);
  for (const char* expected : {"path-parameter path:/other\n", "path-parameter path:/id\n", "dangling-reference",
                               "row-twice", "default-outside-list request:/mode\n"}) {
    BOOST_TEST(found.find(expected) != std::string::npos, expected << " is not in\n" << found);
  }
}

BOOST_AUTO_TEST_CASE(every_row_is_a_field_or_excused_by_name_or_in_question) {
  const std::string request =
      "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|mode|String|No|m|\n|mode|String|No|again|\n\n**Unused "
      "的数据结构**\n\n|Parameter|Type|Description|\n|-|-|-|\n|x|Long|x|\n\n"
      "Codes\n\n|Code|Meaning|\n|-|-|\n|1|one|\n|2|two|\n";
  const std::string response =
      "|Parameter|Type|Description|\n|-|-|-|\n|Parameter|Type|Description|\n|data|Object|d|\n|├─ Tag A|String|t|\n|├─ "
      "time|Long|t|\n|status|Integer|s|\n|traceId|String|t|\n|server|String|s|\n|duration|Integer|d|\n";
  const reader::Reading reading = only(page_of("POST /api/v2/things", request, response, ""));
  BOOST_TEST(reading.rows.size() == 13U);
  std::size_t excused = 0;
  for (const RowReading& row : reading.rows) {
    BOOST_TEST((row.fate == RowReading::Fate::field) == !row.pointer.empty(), row.name);
    BOOST_TEST(!row.because.empty());
    excused += row.fate == RowReading::Fate::excused ? 1U : 0U;
  }
  BOOST_TEST(excused == 4U);
  BOOST_TEST(reading.questions.size() == 2U);
  BOOST_TEST(field(*reading.operation.response, "/data")->open);
}

BOOST_AUTO_TEST_CASE(a_table_elsewhere_may_list_the_values) {
  const char* rows[] = {"|type|String|No|the type, see Event types|",
                        "|type|String|No|类型，取值见下方 Event types 表格|"};
  for (const char* row : rows) {
    const std::string request = "|Parameter|Type|Required|Description|\n|-|-|-|-|\n" + std::string(row) +
                                "\n\n**Event types**\n\n|Event|Meaning|\n|-|-|\n|START_A|a|\n|STOP_A|b|\n|START_A|c|\n";
    const reader::Reading reading = only(page_of("POST /api/v2/things", request, kEnvelope, ""));
    const contract::Field& type = *field(*reading.operation.request, "/type");
    BOOST_REQUIRE_MESSAGE(type.values.has_value(), row);
    BOOST_REQUIRE_EQUAL(type.values->items.size(), 2U);
    BOOST_TEST(type.values->items.back().text == "STOP_A");
    BOOST_TEST(type.values->closed);
  }
}

BOOST_AUTO_TEST_CASE(a_table_of_values_with_a_cell_that_is_no_value_leaves_the_set_open) {
  for (const std::string cell : {"STOP B", "STOP_B (old)", ""}) {
    const std::string request =
        "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|type|String|No|the type, see Event types|\n\n**Event "
        "types**\n\n|Event|Meaning|\n|-|-|\n|START_A|a|\n|" +
        cell + "|b|\n|STOP_A|c|\n";
    const reader::Reading reading = only(page_of("POST /api/v2/things", request, kEnvelope, ""));
    const contract::Field& type = *field(*reading.operation.request, "/type");
    BOOST_REQUIRE_MESSAGE(type.values.has_value(), cell);
    BOOST_TEST(type.values->items.size() == 2U);
    BOOST_TEST(!type.values->closed);
  }
}

BOOST_AUTO_TEST_CASE(members_that_only_an_example_shows_come_from_the_same_structure) {
  const std::string request =
      "|Parameter|Type|Required|Description|\n|-|-|-|-|\n|target|Thingref|No|filled in by itself|\n";
  const std::string response =
      "|Parameter|Type|Description|\n|-|-|-|\n|data|Object|d|\n|├─ targets|Array|t|\n|├─ clusterId|Long|c|\n|├─ "
      "kind|String|k|\n|status|Integer|s|\n|traceId|String|t|\n|server|String|s|\n|duration|Integer|d|\n";
  const std::string examples =
      "### Sample request\n\n```\n{\"target\":{\"clusterId\":1,\"kind\":\"x\"}}\n```\n\n### Sample "
      "response\n\n```\n{\"data\":{\"targets\":[{\"clusterId\":1,\"kind\":\"x\"}]}}\n```\n";
  const reader::Reading reading = only(page_of("POST /api/v2/things", request, response, examples));
  BOOST_TEST(pointers(*reading.operation.request) == "/target\n/target/clusterId\n/target/kind\n");
  BOOST_TEST((field(*reading.operation.request, "/target/clusterId")->kind == Kind::int64));
}

BOOST_AUTO_TEST_CASE(hostile_tables_are_read_soon_and_whole) {
  const std::string head = "|Parameter|Type|Description|\n|-|-|-|\n";
  std::string chain =
      head +
      "|data|Object|see **S1 "
      "的数据结构**|\n|status|Integer|s|\n|traceId|String|t|\n|server|String|s|\n|duration|Integer|d|\n\n";
  for (int at = 1; at < 390; ++at) {
    const std::string next = "S" + std::to_string(at + 1) + " 的数据结构";
    chain += "S" + std::to_string(at) + " 的数据结构\n\n" + head + "|a|Object|see " + next + "|\n|b|Object|see " +
             next + "|\n|c|Array|see " + next + "|\n\n";
  }
  std::string deep = head;
  for (int at = 1; at < 1500; ++at) {
    std::string mark = "\\|";
    for (int dash = 0; dash < at; ++dash) mark += "--";
    deep += "|" + mark + "x|Object|d|\n";
  }
  std::string same = head;
  for (int at = 0; at < 9000; ++at) same += at % 2 == 0 ? "|\\|--x|Object|d|\n" : "|\\|--x|String|d|\n";
  for (const std::string& response : {chain, deep, same}) {
    const reader::Reading reading = only(page_of("GET /api/v2/things", "None\n", response,
                                                 "### Sample response\n\n```\n{\"data\":{\"a\":{\"b\":{}}}}\n```\n"));
    BOOST_TEST(reading.rows.size() > 1000U);
  }
}

BOOST_AUTO_TEST_CASE(the_order_of_pages_does_not_matter) {
  const std::string task = "# Task\n\n|Parameter|Type|Description|\n|-|-|-|\n|id|Long|i|\n";
  const std::string mine = page_of("GET /api/v2/mine", "None\n",
                                   "|Parameter|Type|Description|\n|-|-|-|\n|data|Object|[Task](400.task.md)|\n|status|"
                                   "Integer|s|\n|traceId|String|t|\n|server|String|s|\n|duration|Integer|d|\n",
                                   "");
  const auto one = test::read({{"400.task.md", task}, {"300.mine.md", mine}});
  const auto other = test::read({{"300.mine.md", mine}, {"400.task.md", task}});
  BOOST_TEST(pointers(*one[1].reading->operation.response) == pointers(*other[0].reading->operation.response));
}

BOOST_AUTO_TEST_SUITE_END()
