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
  const reader::Outcome outcome =
      read_with(R"({"at":"request:/nowhere","type":"Long","page":"page.zh.md","because":"x"})");
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
