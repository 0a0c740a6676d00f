#include "explain/mask_unreadable.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "support.h"

using namespace ocpv;
using namespace ocpv::check;
using namespace ocpv::explain;
using namespace ocpv::check::testing;

namespace {

/// The text with `#` for each piece that is hidden.
std::string as_shown(const std::string& text, const findings::Findings& findings) {
  std::string out;
  std::size_t at = 0;
  for (const auto& [first, last] : findings.secrets) {
    BOOST_REQUIRE(at <= first && first <= last && last <= text.size());
    out += text.substr(at, first - at) + (first == last ? "" : "#");
    at = last;
  }
  return out + text.substr(at);
}

struct Case {
  const char* name;
  const char* text;
  const char* shown;
};

const Case kCases[] = {
    {"a comma is missing", R"({"backupMode": "FULL" "x": 1})", R"({"backupMode": "FULL" #)"},
    {"a comma too many", R"({"backupMode": "FULL", })", R"({"backupMode": "FULL", })"},
    {"not closed", R"({"backupMode": "FULL")", R"({"backupMode": "FULL")"},
    {"quotes are missing", R"({"backupMode": FULL, "x": 1})", R"({"backupMode": #)"},
    {"quotes of another kind", R"({"accessKeySecret": 'hunter2', "x": 1})", R"({"accessKeySecret": #)"},
    {"a secret before it", R"({"accessKeySecret": "hunter2", "x": 1,, "y": 2})",
     R"({"accessKeySecret": #, "x": 1,, #)"},
    {"a quote with a backslash in a value", R"({"x": "a\"b", "password": "hunter\"2" 1})",
     R"({"x": "a\"b", "password": # #)"},
    {"a secret whose name has an escape", R"({"\u0070assword": "hunter2",,})", R"({"\u0070assword": #,,})"},
    {"a secret by the schema's word", R"({"vaultKey": [1, {"a": "b"}], "c": 1]})",
     R"({"vaultKey": [#, {#: #}], "c": 1]})"},
    {"a string is not closed", "{\"accessKeySecret\": \"hunter2,\n \"x\": 1}", "{\"accessKeySecret\": #"},
    {"a name is not closed", "{\"accessKeySecret: \"hunter2\"}", "{\"accessKeySecret: \"#"},
    {"a name without its colon", R"({"accessKeySecret" "hunter2"})", R"({"accessKeySecret" #)"},
    {"a bad escape in a value", R"({"x": "hunter\q2", "y": 1})", R"({"x": #)"},
    {"a number that is none", R"({"password": 012345})", R"({"password": #)"},
    {"bytes that are no UTF-8", "{\"a\": 1, \"b\": \"hunter\xff\", \"c\": 1}", R"({"a": 1, "b": #)"},
    {"text behind the end", R"({"a": 1} hunter2)", R"({"a": 1} #)"},
    {"no JSON at all", "hunter2", "#"},
    {"as YAML", "accessKeySecret: hunter2\n", "#"},
    {"too deep", R"({"password": "hunter2", "a": [[[[["x"]]]]]})", R"({"password": #, "a": [[[[[#)"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(of_a_text_that_cannot_be_read_only_what_is_no_secret_is_shown) {
  const ocpv::plan::Plan plan = compiled(R"({"type": "object", "properties": {"vaultKey": {"x-ocpv-secret": true}}})");
  Options options;
  options.limits.max_depth = 4;
  Checker checker;
  findings::Findings findings;
  for (const Case& row : kCases) {
    BOOST_TEST_CONTEXT(row.name) {
      checker.check(plan, row.text, options, findings);
      BOOST_TEST((findings.status == ocpv::Status::not_json || findings.status == ocpv::Status::too_deep));
      const std::string shown = as_shown(row.text, findings);
      BOOST_TEST(shown == row.shown);
      BOOST_TEST(shown.find("hunter") == std::string::npos);
      // Else a report shows nothing of the text: there is nothing to be seen where it ends too early.
      const bool has_fault = findings.diagnostics[0].range.start.byte < std::string_view(row.text).size();
      BOOST_TEST((!has_fault || !findings.secrets.empty()));
    }
  }
}

// It trusts nobody to have looked at the part before the place.
BOOST_AUTO_TEST_CASE(what_is_hidden_is_found_in_any_text_up_to_any_place) {
  const struct {
    const char* text;
    const char* shown;
  } cases[] = {
      {R"(],"password":"hunter2")", R"(],"password":"hunter2")"},  // outside of objects nothing is a member
      {R"({]}},{"password":"hunter2"})", R"({]}},{"password":#})"},
      {R"({"pass\qword":"a","password":"hunter2"})", R"({"pass\qword":#,"password":#})"},
      {R"({"pass\qwort":"a","b":["c"]})", R"({"pass\qwort":"a","b":["c"]})"},
  };
  for (const auto& row : cases) {
    const std::string text = row.text;
    for (std::size_t place = 0; place <= text.size() + 1; ++place) {
      findings::Findings findings;
      findings.secrets = hidden_of_unread(text, place, {});
      const std::string shown = as_shown(text, findings);
      if (place >= text.size()) BOOST_TEST(shown == row.shown);
    }
  }
}

// Whatever is cut off or spoilt, what was secret in the whole text is not shown.
BOOST_AUTO_TEST_CASE(a_spoilt_document_shows_no_secret_wherever_it_is_spoilt) {
  const std::string body(kBody), secret = "planted-secret";
  Checker checker;
  findings::Findings findings;
  for (std::size_t at = 0; at <= body.size(); ++at) {
    for (const std::string& text :
         {body.substr(0, at), body.substr(0, at) + "?" + body.substr(at), body.substr(0, at) + "\"" + body.substr(at),
          at < body.size() ? body.substr(0, at) + body.substr(at + 1) : body}) {
      if (checker.check(backup_plan(), text, {}, findings) != ocpv::Status::not_json) continue;
      const std::string shown = as_shown(text, findings);
      if (shown.find(secret) != std::string::npos) BOOST_TEST(shown == "");
    }
  }
}
