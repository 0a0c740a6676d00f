#include "walk/secrets.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "support.h"

using namespace ocpv;
using namespace ocpv::check;
using namespace ocpv::check::testing;

namespace {

/// Everything a diagnostic could show, in one text.
std::string all_of(const findings::Findings& findings) {
  std::string text;
  const auto add = [&](std::string_view part) { text.append(part).append("\n"); };
  for (const findings::Diagnostic& d : findings.diagnostics) {
    for (const auto part : {d.pointer, d.schema_pointer, d.field, d.owner, d.found.text, d.low, d.high, d.when_field,
                            d.when_value, d.missing})
      add(part);
    for (const auto part : d.expected) add(part);
    for (const findings::Related& related : d.related) {
      add(related.pointer);
      add(related.text);
    }
    for (const findings::Suggestion& suggestion : d.suggestions) {
      add(suggestion.value);
      for (const findings::Edit& edit : suggestion.edits) add(edit.insert);
    }
  }
  return text;
}

}  // namespace

// A single string is followed by nothing, so what stands behind the text must not matter.
BOOST_AUTO_TEST_CASE(a_secret_that_is_the_whole_text_is_judged_without_what_stands_behind_it) {
  const ocpv::plan::Plan plan = compiled(R"({"type":"string","x-ocpv-secret":true})");
  Options options;
  options.secret_literals = true;
  Checker checker;
  findings::Findings findings;
  for (const std::string behind : {"", ":", "\"", "}"}) {
    const std::string memory = "\"PLANTED\"" + behind;
    BOOST_TEST_CONTEXT("behind it: " << behind) {
      checker.check(plan, std::string_view(memory).substr(0, 9), options, findings);
      BOOST_TEST(lines_of(findings) == std::vector<std::string>{"warning secret-literal "},
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_secret_written_out_is_one_warning_and_only_when_asked_for) {
  struct {
    const char* value;
    std::size_t count;
  } constexpr kCases[] = {
      {"\"hunter2\"", 1},
      {"\"${NAME}\"", 0},
      {"\"****\"", 0},
      {"\"\"", 0},
      {"[\"a\", \"b\"]", 1},
      {"{\"a\": \"\"}", 0},
      {"7", 1},
      {"-7", 1},
      {"[\"${A}\", 5]", 1},
      {"{\"a\": {\"b\": \"hunter2\"}}", 1},
      {"null", 0},
      {"true", 0},
  };
  Checker checker;
  findings::Findings findings;
  for (const auto& row : kCases) {
    BOOST_TEST_CONTEXT(row.value) {
      const std::string text = edited(std::string(kBody), "\"planted-secret\"", row.value);
      Options options;
      for (const bool asked : {false, true}) {
        options.secret_literals = asked;
        checker.check(backup_plan(), text, options, findings);
        const auto count =
            std::count_if(findings.diagnostics.begin(), findings.diagnostics.end(),
                          [](const findings::Diagnostic& d) { return d.id == findings::Id::secret_literal; });
        BOOST_TEST(static_cast<std::size_t>(count) == (asked ? row.count : 0));
        if (asked) BOOST_TEST(!findings.secrets.empty());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_secret_written_out_is_replaced_by_a_variable_that_a_shell_takes) {
  struct {
    const char* name;
    const char* written;
  } constexpr kCases[] = {
      {"accessKeySecret", "\"${ACCESS_KEY_SECRET}\""},
      {"db-password", "\"${DB_PASSWORD}\""},
      {"key2Secret", "\"${KEY2_SECRET}\""},
      {"2ndPassword", "\"${_2ND_PASSWORD}\""},
      {"PASSWORD", "\"${PASSWORD}\""},
      {"pass word", "\"${PASS_WORD}\""},
      {"secret{1}", "\"${SECRET_1_}\""},
      {"[password]~", "\"${_PASSWORD__}\""},
  };
  Options options;
  options.secret_literals = true;
  Checker checker;
  findings::Findings findings;
  for (const auto& row : kCases) {
    BOOST_TEST_CONTEXT(row.name) {
      checker.check(compiled("{}"), "{\"" + std::string(row.name) + "\":\"hunter2\"}", options, findings);
      BOOST_REQUIRE(findings.diagnostics.size() == 1U);
      BOOST_REQUIRE(findings.diagnostics[0].suggestions.size() == 1U);
      BOOST_TEST(findings.diagnostics[0].suggestions[0].value == row.written);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_planted_secret_is_in_no_field_of_any_diagnostic) {
  const std::string secret = "PLANTED";
  const std::string body(kBody);
  const std::string other = "\"accessKeySecret\": \"planted-secret\"";
  const std::string cases[] = {
      edited(body, other, "\"accessKeySecret\": [\"PLANTED\"]"),
      edited(body, other, "\"accessKeySecret\": {\"PLANTED\": 1, \"PLANTED\": 2}"),
      edited(body, other, "\"accessKeySecret\": 1, \"accessKeySecret\": \"PLANTED\""),
      edited(body, other, "\"accessKeySecrte\": \"PLANTED\""),
      edited(body, other, "\"access_key_secret\": {\"x\": \"PLANTED\"}"),
      edited(body, "\"storageId\": 26", "\"storageId\": 26, \"password\": \"PLANTED\""),
      edited(body, "\"storageId\": 26", "\"x\": {\"y\": [{\"token\": \"PLANTED\", \"token\": \"PLANTED\"}]}"),
      edited(body, "\"serviceName\": \"ob\"", "\"accessKeySecret\": {\"endpoint\": \"PLANTED\"}, \"serviceName\": 1"),
  };
  Checker checker;
  findings::Findings findings;
  for (const std::string& text : cases) {
    BOOST_TEST_CONTEXT(text) {
      checker.check(backup_plan(), text, Options{}, findings);
      BOOST_TEST(!findings.diagnostics.empty());
      BOOST_TEST(all_of(findings).find(secret) == std::string::npos);
      // Every planted byte is within a range that renderers mask.
      for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + 1)) {
        const bool masked = std::any_of(findings.secrets.begin(), findings.secrets.end(), [&](const auto& range) {
          return range.first <= at && at + secret.size() <= range.second;
        });
        BOOST_TEST(masked);
      }
    }
  }
}
