#include "explain/suggest.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "support.h"

using namespace ocpv;
using namespace ocpv::check;
using namespace ocpv::explain;
using namespace ocpv::check::testing;

namespace {

constexpr std::string_view kSchema = R"({
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "required": ["mode", "config"],
  "properties": {
    "mode": {"type": "string", "enum": ["FULL_BACKUP", "INCREMENTAL_BACKUP", "ARCHIVE"]},
    "kind": {"type": "string", "enum": ["PHYSICAL", "LOGICAL"]},
    "name": {"type": "string", "maxLength": 8},
    "tenantIds": {"type": "array", "items": {"type": "integer"}},
    "policy": {"type": "string"},
    "ratio": {"type": "number"},
    "count": {"type": "integer", "format": "int32", "minimum": -2147483648, "maximum": 2147483647},
    "enabled": {"type": "boolean"},
    "parts": {"type": "array", "items": {"type": "object", "properties": {"weight": {"type": "integer"}}}},
    "directory": {"type": "string", "not": {"pattern": "^[A-Za-z][A-Za-z0-9+.-]*://"}},
    "config": {
      "type": "object",
      "required": ["title"],
      "properties": {
        "title": {"type": "string"},
        "threshold": {"type": "integer", "minimum": 0, "maximum": 100},
        "size": {"type": "integer"},
        "store": {
          "type": "object",
          "properties": {"url": {"type": "string"}, "size": {"type": "integer"}, "secretKey": {"type": "string", "x-ocpv-secret": true}}
        }
      }
    }
  }
})";

const ocpv::plan::Plan& suggest_plan() {
  static const ocpv::plan::Plan plan = compiled(kSchema);
  return plan;
}

/// The first suggestion's edits, done.
std::string applied(const std::string& text, const findings::Suggestion& suggestion) {
  std::string out;
  std::size_t at = 0;
  for (const findings::Edit& edit : suggestion.edits) {
    BOOST_REQUIRE(at <= edit.byte_start);
    out.append(text, at, edit.byte_start - at).append(edit.insert);
    at = edit.byte_end;
  }
  return out.append(text, at);
}

struct Case {
  const char* name;
  const char* text;
  const char* line;        ///< Of the diagnostic that suggests something, or must not.
  const char* suggestion;  ///< `rename mode`, with `!` when it is certain; empty: none.
  const char* after;       ///< The text with the edits done; empty: the suggestion has none.
};

const char* word_of(findings::Suggestion::Kind kind) {
  switch (kind) {
    case findings::Suggestion::Kind::rename:
      return "rename ";
    case findings::Suggestion::Kind::use_value:
      return "use ";
    case findings::Suggestion::Kind::write_value:
      return "write ";
    case findings::Suggestion::Kind::strip_protocol:
      return "strip ";
    case findings::Suggestion::Kind::move_to:
      return "move ";
    case findings::Suggestion::Kind::remove:
      return "remove ";
    case findings::Suggestion::Kind::mend:
      return "mend ";
  }
  return "";
}

const Case kCases[] = {
    {"a misspelt required field", R"({"mdoe":"ARCHIVE","config":{"title":"t"}})", "error unknown-field /mdoe",
     "rename mode", R"({"mode":"ARCHIVE","config":{"title":"t"}})"},
    {"a misspelt optional field", R"({"mode":"ARCHIVE","polcy":"x","config":{"title":"t"}})",
     "warning unknown-field /polcy", "rename policy", R"({"mode":"ARCHIVE","policy":"x","config":{"title":"t"}})"},
    {"a field in another letter case", R"({"Mode":"ARCHIVE","config":{"title":"t"}})", "error unknown-field /Mode",
     "rename mode!", R"({"mode":"ARCHIVE","config":{"title":"t"}})"},
    {"a field in snake case, with an escape", R"({"mode":"ARCHIVE","tenant\u005fids":[],"config":{"title":"t"}})",
     "warning unknown-field /tenant_ids", "rename tenantIds!",
     R"({"mode":"ARCHIVE","tenantIds":[],"config":{"title":"t"}})"},
    {"a singular", R"({"mode":"ARCHIVE","tenantId":[],"config":{"title":"t"}})", "warning unknown-field /tenantId",
     "rename tenantIds", R"({"mode":"ARCHIVE","tenantIds":[],"config":{"title":"t"}})"},
    {"a plural", R"({"mode":"ARCHIVE","names":"x","config":{"title":"t"}})", "warning unknown-field /names",
     "rename name", R"({"mode":"ARCHIVE","name":"x","config":{"title":"t"}})"},
    {"a plural with another ending", R"({"mode":"ARCHIVE","policies":"x","config":{"title":"t"}})",
     "warning unknown-field /policies", "rename policy", R"({"mode":"ARCHIVE","policy":"x","config":{"title":"t"}})"},
    {"a name near to one that is there", R"({"mode":"ARCHIVE","name":"a","nmae":"x","config":{"title":"t"}})",
     "warning unknown-field /nmae", "", ""},
    {"the second of two names near to the same", R"({"mode":"ARCHIVE","Name":"a","NAME":"x","config":{"title":"t"}})",
     "warning unknown-field /NAME", "", ""},
    {"a name near to nothing", R"({"mode":"ARCHIVE","x":"x","config":{"title":"t"}})", "warning unknown-field /x", "",
     ""},

    {"a required field one level up", R"({"mode":"ARCHIVE","title":"t","config":{"size":1}})",
     "error misplaced-field /title", "move /config!", R"({"mode":"ARCHIVE","config":{"size":1,"title":"t"}})"},
    {"the only member of its object", R"({"mode":"ARCHIVE","config":{"title":"t", "store": { "threshold" : 1 }}})",
     "warning misplaced-field /config/store/threshold", "move /config!",
     R"({"mode":"ARCHIVE","config":{"title":"t", "store": {}, "threshold" : 1}})"},
    {"an optional field one level down, the layout kept",
     "{\n  \"mode\": \"ARCHIVE\",\n  \"threshold\": 5,\n  \"config\": {\n    \"title\": \"t\"\n  }\n}\n",
     "warning misplaced-field /threshold", "move /config!",
     "{\n  \"mode\": \"ARCHIVE\",\n  \"config\": {\n    \"title\": \"t\",\n    \"threshold\": 5\n  }\n}\n"},
    {"two levels down into an empty object", R"({"mode":"ARCHIVE","config":{"title":"t","store":{ }},"url":"u"})",
     "warning misplaced-field /url", "move /config/store!",
     R"({"mode":"ARCHIVE","config":{"title":"t","store":{"url":"u" }}})"},
    {"an optional field up", R"({"mode":"ARCHIVE","config":{"title":"t","policy":"p","size":1}})",
     "warning misplaced-field /config/policy", "move !",
     R"({"mode":"ARCHIVE","config":{"title":"t","size":1},"policy":"p"})"},
    {"a field with two homes", R"({"mode":"ARCHIVE","size":1,"config":{"title":"t","store":{}}})",
     "warning unknown-field /size", "", ""},
    {"a field with one of its two homes taken",
     R"({"mode":"ARCHIVE","size":1,"config":{"title":"t","size":2,"store":{}}})", "warning misplaced-field /size",
     "move /config/store!", R"({"mode":"ARCHIVE","config":{"title":"t","size":2,"store":{"size":1}}})"},
    {"a field whose value would be wrong at home", R"({"mode":"ARCHIVE","threshold":500,"config":{"title":"t"}})",
     "warning unknown-field /threshold", "", ""},
    {"a field whose home is not there", R"({"mode":"ARCHIVE","url":"u","config":{"title":"t"}})",
     "warning misplaced-field /url", "move /config/store", ""},
    {"a field of the items of a list", R"({"mode":"ARCHIVE","weight":1,"config":{"title":"t"}})",
     "warning unknown-field /weight", "move /parts/*", ""},
    {"a field whose home is there and has one already",
     R"({"mode":"ARCHIVE","config":{"title":"t","store":{"url":"u"}},"url":"v"})", "warning unknown-field /url", "",
     ""},
    {"a secret is told where it belongs, and not repeated by an edit",
     R"({"mode":"ARCHIVE","secretKey":"PLANTED","config":{"title":"t","store":{}}})",
     "warning misplaced-field /secretKey", "move /config/store", ""},

    {"a misspelt value", R"({"mode":"FUL_BACKUP","config":{"title":"t"}})", "error not-in-enum /mode",
     "use FULL_BACKUP", R"({"mode":"FULL_BACKUP","config":{"title":"t"}})"},
    {"a value in another letter case", R"({"mode":"full-backup","config":{"title":"t"}})", "error not-in-enum /mode",
     "use FULL_BACKUP!", R"({"mode":"FULL_BACKUP","config":{"title":"t"}})"},
    {"a value with a space", R"({"mode":"ARCHIVE ","config":{"title":"t"}})", "error not-in-enum /mode", "use ARCHIVE!",
     R"({"mode":"ARCHIVE","config":{"title":"t"}})"},
    {"a part of one value", R"({"mode":"FULL","config":{"title":"t"}})", "error not-in-enum /mode", "use FULL_BACKUP",
     R"({"mode":"FULL_BACKUP","config":{"title":"t"}})"},
    {"a part of two values", R"({"mode":"BACKUP","config":{"title":"t"}})", "error not-in-enum /mode", "", ""},
    {"the right value for a field that is not there", R"({"mode":"PHYSICAL","config":{"title":"t"}})",
     "error not-in-enum /mode", "rename kind", R"({"kind":"PHYSICAL","config":{"title":"t"}})"},
    {"the right value for a field that is there", R"({"mode":"PHYSICAL","kind":"LOGICAL","config":{"title":"t"}})",
     "error not-in-enum /mode", "rename kind", ""},

    {"a number in quotes", R"({"mode":"ARCHIVE","config":{"title":"t","size":"26"}})", "error wrong-type /config/size",
     "write 26!", R"({"mode":"ARCHIVE","config":{"title":"t","size":26}})"},
    {"a number in quotes that would be out of range",
     R"({"mode":"ARCHIVE","count":"3000000000","config":{"title":"t"}})", "error wrong-type /count", "", ""},
    {"a percentage above all", R"({"mode":"ARCHIVE","config":{"title":"t","threshold":"101%"}})",
     "error wrong-type /config/threshold", "", ""},
    {"a fraction in quotes for a whole number", R"({"mode":"ARCHIVE","count":"1.5","config":{"title":"t"}})",
     "error wrong-type /count", "", ""},
    {"a word for a number", R"({"mode":"ARCHIVE","count":"many","config":{"title":"t"}})", "error wrong-type /count",
     "", ""},
    {"a percent sign", R"({"mode":"ARCHIVE","config":{"title":"t","threshold":"95%"}})",
     "error wrong-type /config/threshold", "write 95!", R"({"mode":"ARCHIVE","config":{"title":"t","threshold":95}})"},
    {"a percent sign after a space", R"({"mode":"ARCHIVE","config":{"title":"t","threshold":"95 %"}})",
     "error wrong-type /config/threshold", "write 95!", R"({"mode":"ARCHIVE","config":{"title":"t","threshold":95}})"},
    {"a percent sign where a fraction may stand", R"({"mode":"ARCHIVE","ratio":"95%","config":{"title":"t"}})",
     "error wrong-type /ratio", "write 95", R"({"mode":"ARCHIVE","ratio":95,"config":{"title":"t"}})"},
    {"a boolean in quotes", R"({"mode":"ARCHIVE","enabled":"True","config":{"title":"t"}})",
     "error wrong-type /enabled", "write true!", R"({"mode":"ARCHIVE","enabled":true,"config":{"title":"t"}})"},
    {"a number for a boolean", R"({"mode":"ARCHIVE","enabled":1,"config":{"title":"t"}})", "error wrong-type /enabled",
     "", ""},
    {"missing quotes", R"({"mode":"ARCHIVE","name":12,"config":{"title":"t"}})", "error wrong-type /name",
     "write \"12\"!", R"({"mode":"ARCHIVE","name":"12","config":{"title":"t"}})"},
    {"missing quotes around what would be too long", R"({"mode":"ARCHIVE","name":123456789,"config":{"title":"t"}})",
     "error wrong-type /name", "", ""},
    {"missing quotes around no listed value", R"({"mode":1,"config":{"title":"t"}})", "error wrong-type /mode", "", ""},
    {"missing quotes around a secret", R"({"mode":"ARCHIVE","config":{"title":"t","store":{"secretKey":7}}})",
     "error wrong-type /config/store/secretKey", "write \"********\"!",
     R"({"mode":"ARCHIVE","config":{"title":"t","store":{"secretKey":"7"}}})"},
    {"missing quotes around a long number",
     R"({"mode":"ARCHIVE","policy":12345678901234567890123456789012345678901234567890123456789012345,"config":{"title":"t"}})",
     "error wrong-type /policy", "", ""},
    {"a long text for a number",
     R"({"mode":"ARCHIVE","count":"12345678901234567890123456789012345678901234567890123456789012345","config":{"title":"t"}})",
     "error wrong-type /count", "", ""},
    {"an empty text for a number", R"({"mode":"ARCHIVE","count":"","config":{"title":"t"}})", "error wrong-type /count",
     "", ""},
    {"a percent sign alone", R"({"mode":"ARCHIVE","count":"%","config":{"title":"t"}})", "error wrong-type /count", "",
     ""},
    {"a minus alone", R"({"mode":"ARCHIVE","count":"-","config":{"title":"t"}})", "error wrong-type /count", "", ""},
    {"a number with a tail", R"({"mode":"ARCHIVE","count":"12a","config":{"title":"t"}})", "error wrong-type /count",
     "", ""},
    {"false in quotes", R"({"mode":"ARCHIVE","enabled":"false","config":{"title":"t"}})", "error wrong-type /enabled",
     "write false!", R"({"mode":"ARCHIVE","enabled":false,"config":{"title":"t"}})"},
    {"a word that is no boolean", R"({"mode":"ARCHIVE","enabled":"yes","config":{"title":"t"}})",
     "error wrong-type /enabled", "", ""},
    {"true with a percent sign", R"({"mode":"ARCHIVE","enabled":"true%","config":{"title":"t"}})",
     "error wrong-type /enabled", "", ""},
    {"true for a number", R"({"mode":"ARCHIVE","count":"true","config":{"title":"t"}})", "error wrong-type /count", "",
     ""},
    {"a value with spaces before it", R"({"mode":"  ARCHIVE","config":{"title":"t"}})", "error not-in-enum /mode",
     "use ARCHIVE!", R"({"mode":"ARCHIVE","config":{"title":"t"}})"},
    {"a value of spaces", R"({"mode":"  ","config":{"title":"t"}})", "error not-in-enum /mode", "", ""},
    {"a misplaced boolean", R"({"mode":"ARCHIVE","config":{"title":"t","enabled":true}})",
     "warning misplaced-field /config/enabled", "move !",
     R"({"mode":"ARCHIVE","config":{"title":"t"},"enabled":true})"},
    {"a misplaced boolean that says no", R"({"mode":"ARCHIVE","config":{"title":"t","enabled":false}})",
     "warning misplaced-field /config/enabled", "move !",
     R"({"mode":"ARCHIVE","config":{"title":"t"},"enabled":false})"},
    {"a misplaced null, which is wrong at home too", R"({"mode":"ARCHIVE","config":{"title":"t","enabled":null}})",
     "warning unknown-field /config/enabled", "", ""},
    {"a misplaced list", R"({"mode":"ARCHIVE","config":{"title":"t","tenantIds":[1]}})",
     "warning misplaced-field /config/tenantIds", "move !",
     R"({"mode":"ARCHIVE","config":{"title":"t"},"tenantIds":[1]})"},
    {"a misplaced object, of which nobody knows whether it is right",
     R"({"mode":"ARCHIVE","store":{"url":"u"},"config":{"title":"t"}})", "warning misplaced-field /store",
     "move /config!", R"({"mode":"ARCHIVE","config":{"title":"t","store":{"url":"u"}}})"},
    {"a misplaced value that is long",
     R"({"mode":"ARCHIVE","config":{"title":"t","policy":"abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"}})",
     "warning misplaced-field /config/policy", "move ", ""},
    {"null for a string", R"({"mode":"ARCHIVE","name":null,"config":{"title":"t"}})", "error wrong-type /name", "", ""},
    {"a protocol", R"({"mode":"ARCHIVE","directory":"oss:\/\/a/b","config":{"title":"t"}})",
     "error bad-format /directory", "strip a/b!", R"({"mode":"ARCHIVE","directory":"a/b","config":{"title":"t"}})"},
    {"a protocol and nothing behind it", R"({"mode":"ARCHIVE","directory":"oss://","config":{"title":"t"}})",
     "error bad-format /directory", "", ""},
    {"two protocols", R"({"mode":"ARCHIVE","directory":"oss://s3://a","config":{"title":"t"}})",
     "error bad-format /directory", "", ""},
};

const findings::Diagnostic* find_line(const findings::Findings& findings, std::string_view line) {
  const std::vector<std::string> lines = lines_of(findings);
  const auto found = std::find(lines.begin(), lines.end(), line);
  return found == lines.end() ? nullptr : &findings.diagnostics[static_cast<std::size_t>(found - lines.begin())];
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_mistake_has_its_edit_or_none_and_a_certain_edit_ends_it) {
  Checker checker;
  findings::Findings findings, after;
  for (const Case& row : kCases) {
    BOOST_TEST_CONTEXT(row.name) {
      const std::string text = row.text;
      checker.check(suggest_plan(), text, {}, findings);
      const findings::Diagnostic* d = find_line(findings, row.line);
      BOOST_TEST(d != nullptr, row.line << " is not told");
      if (d == nullptr) continue;
      if (*row.suggestion == '\0') {
        BOOST_TEST(d->suggestions.empty());
        continue;
      }
      BOOST_REQUIRE(d->suggestions.size() == 1);
      const findings::Suggestion& suggestion = d->suggestions.front();
      const std::string told =
          word_of(suggestion.kind) + std::string(suggestion.value) + (suggestion.certain ? "!" : "");
      BOOST_TEST(told == row.suggestion);
      if (*row.after == '\0') {
        BOOST_TEST(suggestion.edits.empty());
        continue;
      }
      const std::string fixed = applied(text, suggestion);
      BOOST_TEST(fixed == row.after);
      checker.check(suggest_plan(), fixed, {}, after);
      if (!suggestion.certain) continue;
      BOOST_TEST(after.diagnostics.size() == findings.diagnostics.size() - 1);
      BOOST_TEST(find_line(after, row.line) == nullptr);
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_certain_where_two_names_can_be_meant) {
  const struct {
    const char *schema, *body, *told;
  } kTold[] = {
      {R"({"properties":{"aList":{},"a_list":{}},"required":["aList"]})", R"({"alist":1})", "aList"},
      {R"({"properties":{"aList":{},"b":{}},"required":["aList"]})", R"({"alist":1})", "aList!"},
      {R"({"properties":{"aList":{}}})", R"({"alist":1,"a_list":2})", "aList"},
      {R"({"properties":{"aList":{}},"required":["aList"]})", R"({"alist":1,"a_list":2})", "aList"},
      {R"({"properties":{"aList":{}}})", R"({"alist":1,"alst":2})", "aList!"},
      {R"({"properties":{"aList":{},"a_list":{}}})", R"({"alist":1})", ""},
  };
  for (const auto& row : kTold) {
    const ocpv::plan::Plan plan = compiled(row.schema);
    Checker checker;
    findings::Findings findings;
    checker.check(plan, row.body, {}, findings);
    BOOST_REQUIRE(!findings.diagnostics.empty());
    const auto& suggestions = findings.diagnostics.front().suggestions;
    const std::string told =
        suggestions.empty() ? "" : std::string(suggestions.front().value) + (suggestions.front().certain ? "!" : "");
    BOOST_TEST_CONTEXT(row.schema << row.body) BOOST_TEST(told == row.told);
  }
}

BOOST_AUTO_TEST_CASE(a_home_is_looked_for_eight_objects_down_and_no_deeper) {
  for (const int depth : {1, 8, 9}) {
    std::string schema = R"({"properties":{"lost":{}}})", body = "{}";
    for (int i = 0; i < depth; ++i) {
      schema = R"({"properties":{"down":)" + schema + "}}";
      body = R"({"down":)" + body + "}";
    }
    const ocpv::plan::Plan plan = compiled(schema);
    Checker checker;
    findings::Findings findings;
    checker.check(plan, R"({"lost":1,)" + body.substr(1), {}, findings);
    const std::vector<std::string> expected{depth <= 8 ? "warning misplaced-field /lost"
                                                       : "warning unknown-field /lost"};
    BOOST_TEST_CONTEXT(depth) BOOST_TEST(lines_of(findings) == expected, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(where_the_documented_place_is_taken_the_other_one_may_go_but_nobody_is_sure) {
  const std::string text =
      edited(std::string(kBody), "\"storageUrl\"", "\"alarmStoragePercentageThreshold\": 7, \"storageUrl\"");
  Checker checker;
  findings::Findings findings;
  checker.check(backup_plan(), text, {}, findings);
  const findings::Diagnostic* d = find_line(
      findings,
      "warning misplaced-field /obBackupServiceStorageConfig/obBackupStorageBaseInfo/alarmStoragePercentageThreshold");
  BOOST_REQUIRE(d != nullptr);
  BOOST_REQUIRE(d->suggestions.size() == 1);
  BOOST_TEST((d->suggestions.front().kind == findings::Suggestion::Kind::remove));
  BOOST_TEST(!d->suggestions.front().certain);
  BOOST_TEST(applied(text, d->suggestions.front()) == std::string(kBody));
}

BOOST_AUTO_TEST_CASE(the_documented_place_of_a_misplaced_field_is_one_certain_move) {
  const std::string text = edited(edited(std::string(kBody), "\"alarmStoragePercentageThreshold\": 95,\n    ", ""),
                                  "\"storageUrl\"", "\"alarmStoragePercentageThreshold\": 95, \"storageUrl\"");
  Checker checker;
  findings::Findings findings;
  checker.check(backup_plan(), text, {}, findings);
  BOOST_REQUIRE(findings.diagnostics.size() == 1);
  BOOST_REQUIRE(findings.diagnostics.front().suggestions.size() == 1);
  const std::string fixed = applied(text, findings.diagnostics.front().suggestions.front());
  BOOST_TEST(fixed == edited(edited(std::string(kBody), "\"alarmStoragePercentageThreshold\": 95,\n    ", ""),
                             "\"storageId\": 26", "\"storageId\": 26,\n    \"alarmStoragePercentageThreshold\": 95"));
  BOOST_TEST((checker.check(backup_plan(), fixed, {}, findings) == ocpv::Status::ok));
  BOOST_TEST(findings.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_character_that_hides_text_is_shown_by_its_number_wherever_it_stands) {
  findings::Findings findings;
  for (const std::string before : {"", "abc", "abcdefgh", "abcdefghijkl"}) {
    for (const std::string behind : {"", "xyz", "xyzxyzxyz"}) {
      BOOST_TEST(keep_shown(findings, before + "\u202e" + behind, 64) == before + "\\u{202E}" + behind);
      BOOST_TEST(keep_shown(findings, before + "\x7f" + behind, 64) == before + "\\x7F" + behind);
    }
  }
}
