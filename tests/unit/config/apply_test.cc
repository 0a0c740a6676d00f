#include "config/apply_config.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace ocpv::config {
namespace {

using findings::Findings;
using findings::Id;

constexpr Date kToday = std::chrono::year(2026) / 11 / 23;

struct Given {
  Id id;
  Severity severity;
  std::string_view pointer;
};

Findings findings_of(const std::vector<Given>& given) {
  Findings findings;
  for (const Given& one : given) {
    findings::Diagnostic diagnostic;
    diagnostic.id = one.id;
    diagnostic.severity = one.severity;
    diagnostic.pointer = one.pointer;
    findings.diagnostics.push_back(diagnostic);
    ++(one.severity == Severity::error     ? findings.errors
       : one.severity == Severity::warning ? findings.warnings
                                           : findings.notes);
  }
  findings.status = findings.errors != 0 ? Status::invalid : Status::ok;
  return findings;
}

Config config_of(const std::string& text) {
  auto config = parse_config(text, ".ocpv.toml", Language::en);
  BOOST_REQUIRE_MESSAGE(config.ok(), (config.ok() ? std::string() : to_string(config.error(), ocpv::Language::en)));
  return std::move(*config);
}

std::string ignore(const std::string& lines) { return "[[ignore]]\nreason = 'known'\n" + lines; }

BOOST_AUTO_TEST_SUITE(applying)

BOOST_AUTO_TEST_CASE(severities_change_and_counts_and_status_with_them) {
  const Config config = config_of("[rules]\nunknown-field = 'error'\nwrong-type = 'note'\nsecret-literal = 'off'\n");
  Findings up = findings_of({{Id::unknown_field, Severity::warning, "/a"}});
  apply(config, {}, "r.json", kToday, up);
  BOOST_TEST(up.errors == 1U);
  BOOST_TEST(up.warnings == 0U);
  BOOST_TEST((up.status == Status::invalid));
  Findings down = findings_of({{Id::wrong_type, Severity::error, "/a"}, {Id::secret_literal, Severity::warning, "/b"}});
  apply(config, {}, "r.json", kToday, down);
  BOOST_TEST(down.diagnostics.size() == 1);
  BOOST_TEST(down.errors == 0U);
  BOOST_TEST(down.warnings == 0U);
  BOOST_TEST(down.notes == 1U);
  BOOST_TEST((down.status == Status::ok));
}

BOOST_AUTO_TEST_CASE(what_could_not_be_judged_stays_so) {
  Findings findings = findings_of({{Id::not_json, Severity::error, ""}});
  findings.status = Status::not_json;
  apply(config_of("[rules]\nwrong-type = 'off'\n"), {}, "r.json", kToday, findings);
  BOOST_TEST((findings.status == Status::not_json));
  BOOST_TEST(findings.errors == 1U);
}

BOOST_AUTO_TEST_CASE(an_ignore_takes_out_its_rule_in_its_file_at_its_pointer) {
  const struct {
    std::string_view lines, file, pointer;
    bool ignored;
  } kCases[] = {
      {"rule = 'wrong-type'", "r.json", "/a/b", true},
      {"rule = 'missing-field'", "r.json", "/a/b", false},
      {"rule = 'wrong-type'\nfile = 'r.json'", "x/r.json", "/a/b", true},
      {"rule = 'wrong-type'\nfile = 'x/*.json'", "r.json", "/a/b", false},
      {"rule = 'wrong-type'\npointer = '/a/b'", "r.json", "/a/b", true},
      {"rule = 'wrong-type'\npointer = '/a'", "r.json", "/a/b", false},
      {"rule = 'wrong-type'\npointer = '/a/b/c'", "r.json", "/a/b", false},
      {"rule = 'wrong-type'\npointer = '/*/b'", "r.json", "/a/b", true},
      {"rule = 'wrong-type'\npointer = '/*'", "r.json", "/a/b", false},
      {"rule = 'wrong-type'\npointer = ''", "r.json", "/a/b", false},
      {"rule = 'wrong-type'\npointer = ''", "r.json", "", true},
      {"rule = 'wrong-type'\nuntil = 2026-11-23", "r.json", "/a/b", true},
      {"rule = 'wrong-type'\nuntil = 2026-11-22", "r.json", "/a/b", false},
  };
  for (const auto& one : kCases) {
    BOOST_TEST_CONTEXT(one.lines) {
      const Config config = config_of(ignore(std::string(one.lines) + "\n"));
      Findings findings = findings_of({{Id::wrong_type, Severity::error, one.pointer}});
      apply(config, {}, one.file, kToday, findings);
      BOOST_TEST(findings.diagnostics.empty() == one.ignored);
      BOOST_TEST((findings.status == Status::ok) == one.ignored);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_ignore_that_has_ended_or_matches_nothing_is_reported) {
  const Config config = config_of(ignore("rule = 'wrong-type'\n") + ignore("rule = 'missing-field'\n") +
                                  ignore("rule = 'wrong-type'\nuntil = 2026-01-01\n") +
                                  ignore("rule = 'bad-format'\nfile = 'elsewhere.json'\n"));
  Findings findings = findings_of({{Id::wrong_type, Severity::error, "/a"}});
  IgnoreUse use;
  use.add(apply(config, {}, "r.json", kToday, findings));
  const auto stale = stale_ignores(config, use, kToday, Language::en);
  BOOST_REQUIRE(stale.size() == 2);
  BOOST_TEST(to_string(stale[0], Language::en) ==
             ".ocpv.toml:4:1: this ignore of 'missing-field' matched nothing: known");
  BOOST_TEST(to_string(stale[1], Language::en) ==
             ".ocpv.toml:7:1: this ignore of 'wrong-type' ended on 2026-01-01: known");
  // Once a file has it, it is used.
  Findings more = findings_of({{Id::missing_field, Severity::error, "/a"}});
  use.add(apply(config, {}, "s.json", kToday, more));
  BOOST_TEST(stale_ignores(config, use, kToday, Language::en).size() == 1);
}

BOOST_AUTO_TEST_CASE(today_is_a_day) {
  const Date today = today_utc();
  BOOST_TEST(today.ok());
  BOOST_TEST((today.year() >= std::chrono::year(2024)));
  BOOST_TEST(to_string(std::chrono::year(987) / 1 / 2) == "0987-01-02");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::config
