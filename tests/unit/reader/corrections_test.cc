#include "reader/corrections/corrections.h"

#include <boost/test/unit_test.hpp>

#include <string>

#include "pages.h"

using namespace ocpv;
using contract::Kind;
using test::field;

namespace {

const std::string kPage =
    "# Do a thing\n\n### Request path\n\n`POST /api/v2/things/{id}`\n\n### Request "
    "parameters\n\n**path:**\n\n|Parameter|Type|Required|Description|\n|-|-|-|-|\n|id|Long|Yes|i|\n\n"
    "body:\n\n|Parameter|Type|Required|Description|\n|-|-|-|-|\n|a|Object|Yes|a|\n|\\|--b|String|Yes|b|\n|list|Array|"
    "No|l|\n|mode|String|No|m|\n|mode|String|No|again|\n|n|Long|No|n|\n"
    "|only|String|No|valid only when mode is set to X1.|\n|part|Object|No|p|\n\n**Spare "
    "的数据结构**\n\n|Parameter|Type|Required|Description|\n|-|-|-|-|\n|deep|Long|Yes|d|\n";

reader::Outcome read_with(const std::string& entry) {
  auto outcomes = test::read({{"x/page.en.md", kPage, "{\"corrections\": [\n" + entry + "\n]}"}});
  return std::move(outcomes.front());
}

const contract::Field& body(const reader::Outcome& outcome) {
  BOOST_REQUIRE_MESSAGE(!outcome.error, to_string(outcome.error.value_or(Error{}), ocpv::Language::en));
  return *outcome.reading->operation.request;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(corrections)

BOOST_AUTO_TEST_CASE(each_change_changes_what_it_says) {
  BOOST_TEST(
      (field(body(read_with(R"({"at":"request:/n","type":"String","because":"x"})")), "/n")->kind == Kind::string));
  BOOST_TEST((field(body(read_with(R"({"at":"request:/list","items":"Long","because":"x"})")), "/list/*")->kind ==
              Kind::int64));
  BOOST_TEST(!field(body(read_with(R"({"at":"request:/a","required":false,"because":"x"})")), "/a")->required);
  BOOST_TEST(
      field(body(read_with(R"({"at":"request:/mode","values":["X1","Y1"],"because":"x"})")), "/mode")->values->closed);
  BOOST_TEST(!field(body(read_with(R"({"at":"request:/mode","values":["X1"],"closed":false,"because":"x"})")), "/mode")
                  ->values->closed);
  BOOST_TEST(field(body(read_with(R"({"at":"request:/n","minimum":0,"maximum":100,"because":"x"})")), "/n")
                 ->bounds->maximum.value() == "100");
  BOOST_TEST(field(body(read_with(R"({"at":"request:/mode","max_length":8,"because":"x"})")), "/mode")
                 ->bounds->max_length.value() == 8U);
  BOOST_TEST(field(body(read_with(R"({"at":"request:/n","default":7,"because":"x"})")), "/n")->default_json.value() ==
             "7");
  BOOST_TEST((field(body(read_with(R"({"at":"request:/mode","shape":"no_protocol","because":"x"})")), "/mode")->shape ==
              contract::Shape::no_protocol));
  BOOST_TEST(field(body(read_with(R"({"at":"request:/mode","secret":true,"because":"x"})")), "/mode")->secret);
  BOOST_TEST(field(body(read_with(R"({"at":"request:/mode","name":"kind","because":"x"})")), "/kind") != nullptr);
  BOOST_TEST(field(body(read_with(R"({"at":"request:/n","same_as_path":"id","because":"x"})")), "/n")->same_as_path ==
             "id");
  BOOST_TEST(
      field(body(read_with(R"({"at":"request:/a/c","add":{"type":"Long","required":true},"because":"x"})")), "/a/c")
          ->required);
  BOOST_TEST(field(body(read_with(R"({"at":"request:/part","structure":"Spare","because":"x"})")), "/part/deep") !=
             nullptr);
}

BOOST_AUTO_TEST_CASE(a_field_moves_with_its_rules_and_rows) {
  const reader::Outcome outcome = read_with(R"({"at":"request:/only","place":"/a/only","because":"x"})");
  BOOST_TEST(field(body(outcome), "/only") == nullptr);
  BOOST_TEST(field(body(outcome), "/a/only") != nullptr);
  BOOST_TEST(outcome.reading->operation.rules.front().pointer == "/a/only");
  bool told = false;
  for (const reader::RowReading& row : outcome.reading->rows) told = told || row.pointer == "request:/a/only";
  BOOST_TEST(told);
}

BOOST_AUTO_TEST_CASE(a_field_that_decides_moves_with_its_rules_and_may_have_another_name) {
  const reader::Outcome outcome = read_with(R"({"at":"request:/mode","place":"/a/kind","because":"x"})");
  BOOST_TEST(field(body(outcome), "/mode") == nullptr);
  BOOST_REQUIRE(field(body(outcome), "/a/kind") != nullptr);
  BOOST_TEST(field(body(outcome), "/a/kind")->name == "kind");
  BOOST_TEST(outcome.reading->operation.rules.front().when.pointer == "/a/kind");
}

BOOST_AUTO_TEST_CASE(a_type_that_an_entry_gives_takes_away_what_another_type_had) {
  const reader::Outcome object = read_with(R"({"at":"request:/a","type":"String","because":"x"})");
  BOOST_TEST(field(body(object), "/a")->fields.empty());
  const reader::Outcome same = read_with(
      R"({"at":"request:/part","structure":"Spare","because":"x"},{"at":"request:/part","type":"Object","because":"x"})");
  BOOST_TEST(same.error.has_value());
  const reader::Outcome list = read_with(
      R"({"at":"request:/list","items":"Long","because":"x"},{"at":"request:/list","type":"String","because":"x"})");
  BOOST_TEST(field(body(list), "/list")->items.empty());
  const reader::Outcome still = read_with(
      R"({"at":"request:/n","type":"LongArray","because":"x"},{"at":"request:/n","type":"Map","because":"x"})");
  BOOST_TEST(field(body(still), "/n")->items.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_an_entry_says_is_called_corrected_and_what_it_adds_may_be_secret) {
  BOOST_TEST(
      (field(body(read_with(R"({"at":"request:/a","required":false,"because":"x"})")), "/a")->required_strength ==
       Strength::corrected));
  const reader::Outcome added =
      read_with(R"({"at":"request:/a/accessKeySecret","add":{"type":"String","required":true},"because":"x"})");
  BOOST_TEST(field(body(added), "/a/accessKeySecret")->secret);
  BOOST_TEST(!field(body(added), "/a/b")->secret);
}

BOOST_AUTO_TEST_CASE(a_rule_that_the_page_has_is_told_or_takes_another_severity) {
  const std::string rule = R"({"at":"request:/only","rule":{"kind":"only_when","when":{"pointer":"/mode","in":["X1"]})";
  const reader::Outcome given = read_with(rule + R"(,"severity":"error"},"because":"x"})");
  body(given);
  BOOST_REQUIRE_EQUAL(given.reading->operation.rules.size(), 1U);
  BOOST_TEST((given.reading->operation.rules.front().severity == Severity::error));
  const contract::Rule stated = read_with("").reading->operation.rules.front();
  BOOST_TEST((stated.strength == Strength::stated));
  const char* severities[] = {"note", "warning", "error"};
  const reader::Outcome same =
      read_with(rule + R"(,"severity":")" + severities[static_cast<int>(stated.severity)] + R"("},"because":"x"})");
  BOOST_REQUIRE(same.error.has_value());
  BOOST_TEST(same.error->message.en.find("already") != std::string::npos);
  const reader::Outcome weaker = read_with(rule + R"(,"severity":"note"},"because":"x"})");
  body(weaker);
  BOOST_REQUIRE_EQUAL(weaker.reading->operation.rules.size(), 1U);
  BOOST_TEST((weaker.reading->operation.rules.front().severity == Severity::note));
  BOOST_TEST((weaker.reading->operation.rules.front().strength == Strength::corrected));
}

BOOST_AUTO_TEST_CASE(a_second_place_is_made_after_the_other_entries) {
  const reader::Outcome outcome = read_with(
      R"({"at":"request:/mode","also_at":"/kind","because":"x"},{"at":"request:/mode","type":"Long","because":"x"})");
  BOOST_TEST((field(body(outcome), "/kind")->kind == Kind::int64));
}

BOOST_AUTO_TEST_CASE(a_second_place_makes_one_of_two_required) {
  const reader::Outcome outcome = read_with(R"({"at":"request:/a/b","also_at":"/b","because":"x"})");
  BOOST_TEST(field(body(outcome), "/b")->belongs_at == "/a/b");
  BOOST_TEST(!field(body(outcome), "/a/b")->required);
  BOOST_REQUIRE_EQUAL(outcome.reading->operation.one_of.size(), 1U);
  BOOST_TEST(outcome.reading->operation.one_of.front().pointers.front() == "/a/b");
}

BOOST_AUTO_TEST_CASE(a_second_place_may_have_another_name) {
  const reader::Outcome outcome = read_with(R"({"at":"request:/mode","also_at":"/kind","because":"x"})");
  BOOST_TEST(field(body(outcome), "/mode") != nullptr);
  BOOST_REQUIRE(field(body(outcome), "/kind") != nullptr);
  BOOST_TEST(field(body(outcome), "/kind")->belongs_at == "/mode");
}

BOOST_AUTO_TEST_CASE(items_that_an_entry_gives_have_the_line_of_their_array) {
  const reader::Outcome outcome = read_with(R"({"at":"request:/list","items":"Long","because":"x"})");
  BOOST_TEST(field(body(outcome), "/list")->said.line != 0U);
  BOOST_TEST(field(body(outcome), "/list/*")->said.line == field(body(outcome), "/list")->said.line);
  const reader::Outcome typed = read_with(R"({"at":"request:/n","type":"LongArray","because":"x"})");
  BOOST_REQUIRE(field(body(typed), "/n/*") != nullptr);
  BOOST_TEST(field(body(typed), "/n/*")->said.line == field(body(typed), "/n")->said.line);
}

BOOST_AUTO_TEST_CASE(an_excused_row_tells_why) {
  const reader::Outcome outcome = read_with(R"({"at":"row:mode","excuse":true,"because":"printed twice"})");
  body(outcome);
  bool told = false;
  for (const reader::RowReading& row : outcome.reading->rows) {
    told = told || (row.fate == reader::RowReading::Fate::excused && row.because.en == "corrected: printed twice");
  }
  BOOST_TEST(told);
  for (const reader::RowReading& row : outcome.reading->rows) {
    if (row.name == "mode" && row.fate != reader::RowReading::Fate::field) {
      BOOST_TEST((row.fate == reader::RowReading::Fate::excused));
    }
  }
}

BOOST_AUTO_TEST_CASE(rules_are_added_and_withdrawn) {
  const reader::Outcome added = read_with(
      R"({"at":"request:/n","rule":{"kind":"required_when","when":{"pointer":"/mode","in":["X1"]},"severity":"warning"},"because":"x"})");
  body(added);
  BOOST_REQUIRE_EQUAL(added.reading->operation.rules.size(), 2U);
  BOOST_TEST((added.reading->operation.rules.back().strength == Strength::corrected));
  BOOST_TEST((added.reading->operation.rules.back().severity == Severity::warning));
  const reader::Outcome withdrawn = read_with(R"({"at":"request:/only","rule":"none","because":"x"})");
  body(withdrawn);
  BOOST_TEST(withdrawn.reading->operation.rules.empty());
}

BOOST_AUTO_TEST_CASE(a_question_that_an_entry_answers_is_asked_no_more) {
  const reader::Outcome open = read_with(R"({"at":"request:/n","default":7,"because":"x"})");
  const reader::Outcome settled = read_with(R"({"at":"request:/list","items":"Long","because":"x"})");
  BOOST_TEST(open.reading->questions.size() == settled.reading->questions.size() + 1);
}

BOOST_AUTO_TEST_CASE(an_entry_for_another_page_of_the_folder_does_nothing) {
  const std::string other =
      R"({"corrections": [{"at":"request:/n","type":"String","page":"page.zh.md","because":"x"}]})";
  const auto both = test::read({{"x/page.en.md", kPage, other}, {"x/page.zh.md", kPage, other}});
  BOOST_TEST((field(body(both[0]), "/n")->kind == Kind::int64));
  BOOST_TEST((field(body(both[1]), "/n")->kind == Kind::string));
  const auto alone = test::read({{"x/page.en.md", kPage, other}});
  BOOST_REQUIRE(alone[0].error.has_value());
  BOOST_TEST(alone[0].error->message.en.find("no page \"page.zh.md\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_operation_itself_is_put_right) {
  const reader::Outcome moved =
      read_with(R"({"endpoint":"PUT /api/v3/things/{id}/{part}?Action=TurnIt","because":"x"})");
  body(moved);
  const contract::Operation& operation = moved.reading->operation;
  BOOST_TEST(operation.method == "PUT");
  BOOST_TEST(operation.path == "/api/v3/things/{id}/{part}");
  BOOST_REQUIRE_EQUAL(operation.selectors.size(), 1U);
  BOOST_TEST(operation.selectors.front().value == "TurnIt");
  BOOST_TEST(operation.path_parameters.size() == 2U);
  BOOST_TEST(operation.query_parameters.size() == 1U);
  const reader::Outcome form = read_with(R"({"content_type":"multipart/form-data","because":"x"})");
  body(form);
  BOOST_TEST(form.reading->operation.content_type == "multipart/form-data");
}

BOOST_AUTO_TEST_CASE(an_operation_that_is_not_there_is_taken_out_with_its_reason) {
  const reader::Outcome none = read_with(R"({"no_operation":true,"because":"It was never built."})");
  BOOST_TEST(!none.error.has_value());
  BOOST_TEST(!none.reading.has_value());
  BOOST_TEST(none.skipped.en == "corrected: It was never built.");
}

BOOST_AUTO_TEST_CASE(a_page_without_an_operation_line_has_one_by_its_correction) {
  const std::string page =
      "# Do a thing\n\n### Request parameters\n\n|Parameter|Type|Required|Description|\n"
      "|-|-|-|-|\n|a|String|Yes|a|\n";
  const auto read = test::read({{"a.md", page, R"({"corrections":[{"endpoint":"POST /x","because":"x"}]})"}});
  BOOST_TEST(field(body(read[0]), "/a") != nullptr);
  BOOST_TEST(read[0].reading->operation.path == "/x");
}

BOOST_AUTO_TEST_CASE(of_several_operations_of_a_page_an_entry_says_which_it_is_for) {
  const std::string table = "\n\n### Request parameters\n\n|Parameter|Type|Required|Description|\n|-|-|-|-|\n";
  const std::string page = "# Things\n\n### Request path\n\n`POST /x`" + table +
                           "|a|String|Yes|a|\n\n### Request path\n\n`PUT /y`" + table + "|b|String|Yes|b|\n";
  const auto read = [&](const std::string& entry) {
    return test::read({{"a.md", page, "{\"corrections\":[" + entry + "]}"}}).front();
  };
  const reader::Outcome second = read(R"({"operation":"a-put","at":"request:/b","type":"Long","because":"x"})");
  BOOST_REQUIRE_MESSAGE(!second.error, to_string(second.error.value_or(Error{}), ocpv::Language::en));
  BOOST_REQUIRE_EQUAL(second.more.size(), 1U);
  BOOST_TEST((field(*second.more[0].operation.request, "/b")->kind == Kind::int64));
  const reader::Outcome moved = read(R"({"operation":"a-put","endpoint":"PUT /z","because":"x"})");
  BOOST_REQUIRE_EQUAL(moved.more.size(), 1U);
  BOOST_TEST(moved.more[0].operation.path == "/z");
  const reader::Outcome first = read(R"({"operation":"a","no_operation":true,"because":"x"})");
  BOOST_REQUIRE(first.reading.has_value());
  BOOST_TEST(first.reading->operation.id == "a-put");
  BOOST_TEST(first.rows_withdrawn == 1U);
  BOOST_TEST(read(R"({"endpoint":"PUT /z","because":"x"})").error->message.en.find("a, a-put") != std::string::npos);
  BOOST_TEST(read(R"({"operation":"b","at":"request:/b","type":"Long","because":"x"})").error->message.en ==
             "the page has no operation \"b\"; it has a, a-put");
}

BOOST_AUTO_TEST_CASE(a_field_moves_to_another_part_and_its_rules_are_told) {
  const reader::Outcome outcome = read_with(R"({"at":"request:/mode","place":"query:/mode","because":"x"})");
  BOOST_TEST(field(body(outcome), "/mode") == nullptr);
  BOOST_REQUIRE_EQUAL(outcome.reading->operation.query_parameters.size(), 1U);
  BOOST_TEST(outcome.reading->operation.rules.empty());
  BOOST_TEST(outcome.reading->sentences.size() == read_with("").reading->sentences.size() + 1);
  bool told = false;
  for (const reader::RowReading& row : outcome.reading->rows) told = told || row.pointer == "query:/mode";
  BOOST_TEST(told);
  const reader::Outcome back = read_with(
      R"({"at":"request:/n","place":"query:/n","because":"x"},{"at":"query:/n","place":"request:/a/n","because":"x"})");
  BOOST_TEST(field(body(back), "/a/n") != nullptr);
  BOOST_TEST(read_with(R"({"at":"request:/n","place":"path:/n","because":"x"})").error->message.en ==
             "the path has no parameter \"n\"");
}

BOOST_AUTO_TEST_CASE(a_field_that_is_not_there_is_taken_out_with_its_rules) {
  const reader::Outcome outcome = read_with(R"({"at":"request:/mode","remove":true,"because":"Of an older version."})");
  BOOST_TEST(field(body(outcome), "/mode") == nullptr);
  BOOST_TEST(outcome.reading->operation.rules.empty());
  std::size_t excused = 0;
  for (const reader::RowReading& row : outcome.reading->rows)
    excused += row.because.en == "corrected: Of an older version." ? 1U : 0U;
  BOOST_TEST(excused == 1U);
  BOOST_TEST(read_with(R"({"at":"path:/id","remove":true,"because":"x"})").error->message.en ==
             "the path has the parameter \"id\"");
}

BOOST_AUTO_TEST_CASE(null_is_right_where_an_entry_says_so) {
  BOOST_TEST(field(body(read_with(R"({"at":"request:/n","nullable":true,"because":"x"})")), "/n")->nullable);
}

BOOST_AUTO_TEST_CASE(a_table_is_excused_by_what_stands_over_it) {
  const reader::Outcome outcome = read_with(R"({"at":"table:Spare 的数据结构","excuse":true,"because":"Left over."})");
  BOOST_TEST(!outcome.error.has_value());
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_an_entry_is_said_with_its_line) {
  struct Case {
    const char* entry;
    const char* word;
  };
  const Case cases[] = {
      {R"({"at":"request:/nowhere","type":"Long","because":"x"})", "matches nothing"},
      {R"({"at":"request:/n","type":"Long","because":"x"})", "already"},
      {R"({"at":"request:/a","required":true,"because":"x"})", "already"},
      {R"({"at":"request:/n","type":"Lnog","because":"x"})", "no type"},
      {R"({"at":"request:/n","type":"Long"})", "because"},
      {R"({"at":"request:/n","type":"String","because":" "})", "because"},
      {R"({"at":"request:/n","because":"x"})", "no change"},
      {R"({"at":"request:/n","type":"String","required":true,"because":"x"})", "more than one"},
      {R"({"type":"String","because":"x"})", "\"at\" is missing"},
      {R"({"at":"body:/n","type":"String","because":"x"})", "at"},
      {R"({"at":"request:/n","tpye":"String","because":"x"})", "unknown key \"tpye\""},
      {R"({"at":"request:/n","type":3,"because":"x"})", "text"},
      {R"({"at":"request:/n","same_as_path":"nope","because":"x"})", "no parameter"},
      {R"({"at":"request:/a","place":"/a/b/c","because":"x"})", "itself"},
      {R"({"at":"request:/n","place":"/x/y","because":"x"})", "no object"},
      {R"({"at":"request:/n","place":"/mode","because":"x"})", "already"},
      {R"({"at":"request:","place":"/x","because":"x"})", "by its name"},
      {R"({"at":"request:","place":"response:/data/x","because":"x"})", "by its name"},
      {R"({"at":"request:","also_at":"/x","because":"x"})", "by its name"},
      {R"({"at":"request:","remove":true,"because":"x"})", "by its name"},
      {R"({"at":"path:/id","type":"Array","because":"x"})", "no list"},
      {R"({"at":"path:/id","type":"Array of Long","because":"x"})", "no list"},
      {R"({"at":"path:/id","type":"Object","because":"x"})", "no object"},
      {R"({"at":"path:/id","required":false,"because":"x"})", "always there"},
      {R"({"at":"query:/size","add":{"type":"Map"},"because":"x"})", "no object"},
      {R"({"at":"row:nobody","excuse":true,"because":"x"})", "no row"},
      {R"({"at":"request:/part","structure":"Nope","because":"x"})", "no structure"},
      {R"({"at":"request:/n","rule":{"kind":"only_when","when":{"pointer":"/gone","in":["1"]}},"because":"x"})",
       "matches nothing"},
      {R"({"at":"request:/n","rule":"none","because":"x"})", "no rule"},
      {R"({"at":"request:/n","rule":{"kind":"only_when","when":{"pointer":"/mode","in":["1"]},"wehn":1},"because":"x"})",
       "unknown key \"wehn\""},
      {R"("text")", "object"},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.entry) {
      const reader::Outcome outcome = read_with(one.entry);
      BOOST_REQUIRE(outcome.error.has_value());
      BOOST_TEST(outcome.error->message.en.find(one.word) != std::string::npos, outcome.error->message.en);
      BOOST_TEST(outcome.error->file == "corrections.json");
      BOOST_TEST(outcome.error->line == (std::string(one.entry) == "\"text\"" ? 1U : 2U));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_line_of_an_entry_is_that_of_its_brace) {
  const std::string before = R"({"corrections": [
  {"at": "request:/a", "required": false,
   "because": "x { \" [ }"},
  {"at": "request:/b", "rule": {"kind": "only_when",
     "when": {"pointer": "/c", "in": ["}"]}}, "because": "["},

  )";
  const auto read = reader::read_corrections(before + R"({"at": "request:/n"}]})", "c.json");
  BOOST_REQUIRE(!read.ok());
  BOOST_TEST(read.error().line == 7U);
}

BOOST_AUTO_TEST_CASE(a_number_that_is_too_large_is_told_with_its_line) {
  const auto read = reader::read_corrections(
      "{\"corrections\": [{\"at\": \"request:/n\", \"because\": \"\\\"1e999\",\n\"bounds\": {\"minimum\": "
      "1e30,\n\"maximum\": "
      "-1e999}}]}",
      "c.json");
  BOOST_REQUIRE(!read.ok());
  BOOST_TEST(read.error().line == 3U);
}

BOOST_AUTO_TEST_CASE(the_file_itself_must_have_its_form) {
  for (const char* text :
       {"{", "[]", "{}", R"({"corrections":{}})", R"({"corrections":[],"more":1})",
        R"({"corrections":[],"corrections":[]})",
        R"({"corrections":[{"at":"request:/n","at":"request:/n","type":"String","because":"x"}]})"}) {
    BOOST_TEST(!reader::read_corrections(text, "c.json").ok(), text);
  }
  BOOST_TEST(reader::read_corrections("", "c.json").ok());
  BOOST_TEST(reader::read_corrections(R"({"corrections":[]})", "c.json").ok());
}

BOOST_AUTO_TEST_SUITE_END()
