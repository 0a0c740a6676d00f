#include <boost/test/unit_test.hpp>

#include <string>

#include "reading_of.h"

using namespace ocpv;
using contract::Kind;
using reader::RowReading;
using test::field;
using test::ids;
using test::kEnvelope;
using test::only;
using test::page_of;
using test::pointers;

BOOST_AUTO_TEST_SUITE(reading_rules)

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
