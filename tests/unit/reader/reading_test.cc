#include <boost/test/unit_test.hpp>

#include <string>

#include "reading_of.h"

using namespace ocpv;
using contract::Kind;
using test::field;
using test::ids;
using test::kEnvelope;
using test::only;
using test::page_of;
using test::pointers;

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

BOOST_AUTO_TEST_SUITE_END()
