#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <iterator>

#include "http/open_path.h"
#include "service.h"

using namespace ocpv;
using namespace ocpv::http;
using testing::kBasic;
using testing::kJson;

namespace {

struct Case {
  const char* what;
  const char* method;
  const char* target;
  std::string_view headers;
  const char* body;
  std::vector<std::string> told;
};

std::vector<std::string> judge(const testing::Api& api, const Case& one, Options options = {}) {
  check::Checker checker;
  findings::Findings findings;
  const std::vector<Header> headers = testing::headers(one.headers);
  testing::judged_both_ways(*api.service, checker, {one.method, one.target, headers, one.body}, options, findings);
  return testing::told(findings);
}

void run(const std::vector<Case>& cases, const Options& options = {}) {
  const auto api = testing::things();
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.what) BOOST_TEST(judge(*api, one, options) == one.told, boost::test_tools::per_element());
  }
}

constexpr const char* kThing = "/api/v2/things/7";
constexpr const char* kFull = "/api/v2/things/7?mode=FULL";
constexpr const char* kParts = "/api/v2/things/7/parts";
constexpr const char* kPart = R"({"name":"a"})";

}  // namespace

BOOST_AUTO_TEST_SUITE(requests)

BOOST_AUTO_TEST_CASE(a_target_that_servers_read_in_two_ways_is_refused) {
  const std::vector<std::string> refused = {"error no-such-operation path "};
  run({
      {"a fragment", "GET", "/api/v2/things#top", kBasic, "", refused},
      {"no slash", "GET", "api/v2/things", kBasic, "", refused},
      {"a blank", "GET", "/api/v2/things ", kBasic, "", refused},
      {"a semicolon", "GET", "/api/v2/things;x=y", kBasic, "", refused},
      {"an encoded slash", "GET", "/api/v2%2Fthings", kBasic, "", refused},
      {"an encoded dot", "GET", "/api/v2/%2e/things", kBasic, "", refused},
      {"an encoded zero byte", "GET", "/api/v2/things%00", kBasic, "", refused},
      {"an empty segment", "GET", "/api//v2/things", kBasic, "", refused},
      {"two dots", "GET", "/api/v2/x/../things", kBasic, "", refused},
  });
}

BOOST_AUTO_TEST_CASE(a_documented_request_is_found_right) {
  run({
      {"no parameters", "GET", "/api/v2/things", kBasic, "", {}},
      {"a path parameter and a query", "GET", kFull, kBasic, "", {}},
      {"a URL", "GET", "http://ocp.example.com:8080/api/v2/things", kBasic, "", {}},
      {"an encoded path", "GET", "/api/v2/%74hings/%37?mode=FULL", kBasic, "", {}},
      {"a body", "POST", kParts, kJson, kPart, {}},
      {"a charset",
       "POST",
       kParts,
       "authorization: Basic Zm9vOmJhcg==\ncontent-type: Application/JSON; charset=\"UTF-8\"\n",
       kPart,
       {}},
      {"a signature",
       "GET",
       "/api/v2/things",
       "Authorization: OCP-ACCESS-KEY-HMACSHA1 cqammmxBpfGjFlto:TsQD6HDOuZuJ409m0wdnZPmijlc=\n"
       "Date: Tue, 17 Jan 2023 04:14:02 GMT\n",
       "",
       {}},
      {"a body that has to be there only by its braces", "PUT", kThing, kJson, "{}", {}},
      {"an optional query given in full",
       "GET",
       "/api/v2/things/7?mode=PART&size=100&ratio=0.5&names=a,b&names=c&ids=9223372036854775807&"
       "after=2024-08-07T14:51:41%2B08:00&verbose=true",
       kBasic,
       "",
       {}},
  });
}

BOOST_AUTO_TEST_CASE(who_asks_is_judged_first_in_one_of_two_shapes) {
  run({
      {"nobody", "GET", "/api/v2/things", "", "", {"error not-authenticated header /Authorization"}},
      {"twice",
       "GET",
       "/api/v2/things",
       "Authorization: Basic Zm9vOmJhcg==\nauthorization: Basic Zm9vOmJhcg==\n",
       "",
       {"error not-authenticated header /Authorization"}},
      {"another scheme",
       "GET",
       "/api/v2/things",
       "Authorization: Bearer abc\n",
       "",
       {"error not-authenticated header /Authorization"}},
      {"a signature without a date",
       "GET",
       "/api/v2/things",
       "Authorization: OCP-ACCESS-KEY-HMACSHA1 cqammmxBpfGjFlto:TsQD6HDOuZuJ409m0wdnZPmijlc=\n",
       "",
       {"error bad-header header /Date"}},
      {"a signature with another form of date",
       "GET",
       "/api/v2/things",
       "Authorization: OCP-ACCESS-KEY-HMACSHA1 cqammmxBpfGjFlto:TsQD6HDOuZuJ409m0wdnZPmijlc=\nDate: 2023-01-17\n",
       "",
       {"error bad-header header /Date"}},
      {"before all other mistakes",
       "POST",
       "/api/v2/things/x/parts?y=1",
       "",
       R"({"nam":"a"})",
       {"error not-authenticated header /Authorization", "error bad-header header /Content-Type",
        "warning unknown-parameter query /y", "error bad-parameter path /id", "error unknown-field body /nam"}},
  });
  Options options;
  options.authorization = false;
  run({{"somebody else judges who asks", "GET", "/api/v2/things", "", "", {}}}, options);
}

BOOST_AUTO_TEST_CASE(a_request_that_belongs_to_no_operation_is_told_what_is_near) {
  run({
      {"nothing near", "GET", "/other", kBasic, "", {"error no-such-operation path "}},
      {"another method", "PATCH", kThing, kBasic, "", {"error wrong-method path "}},
      {"a method in small letters", "get", "/api/v2/things", kBasic, "", {"error wrong-method path "}},
      {"no method", "", "/api/v2/things", kBasic, "", {"error wrong-method path "}},
      {"no target", "GET", "", kBasic, "", {"error no-such-operation path "}},
      {"letter case", "GET", "/api/v2/Things", kBasic, "", {"error no-such-operation path "}},
      {"a slash at the end", "GET", "/api/v2/things/", kBasic, "", {"error no-such-operation path "}},
      {"no prefix", "GET", "/things", kBasic, "", {"error no-such-operation path "}},
      {"an empty parameter", "POST", "/api/v2/things//parts", kBasic, "", {"error no-such-operation path "}},
      {"a bad escape", "GET", "/api/v2/things/%7", kBasic, "", {"error no-such-operation path "}},
  });
  const struct {
    const char *method, *target, *text;
  } texts[] = {
      {"PATCH", kThing, "this path is documented for GET, PUT or DELETE only"},
      {"get", kThing, "letter case counts in methods: this path is documented for GET, PUT or DELETE only"},
      {"GET", "/api/v2/Things?password=x",
       "no operation 'GET /api/v2/Things'; letter case counts, the nearest is GET /api/v2/things"},
      {"GET", "/api/v2/things/",
       "no operation 'GET /api/v2/things/'; without the slash at the end it is GET /api/v2/things"},
      {"POST", "/things/7/parts",
       "no operation 'POST /things/7/parts'; with /api/v2 before it, it is POST /api/v2/things/{id}/parts"},
      {"GET", "/api/v2/things/%7", "no operation 'GET /api/v2/things/%7': a percent sign in it encodes nothing"},
  };
  const auto api = testing::things();
  for (const auto& one : texts) {
    check::Checker checker;
    findings::Findings findings;
    const std::vector<Header> headers = testing::headers(kBasic);
    BOOST_TEST((testing::judged_both_ways(*api->service, checker, {one.method, one.target, headers, ""}, {},
                                          findings) == Status::invalid));
    BOOST_TEST(testing::all_texts(findings).find(one.text) != std::string::npos, testing::all_texts(findings));
  }
}

BOOST_AUTO_TEST_CASE(parameters_are_decoded_typed_and_judged) {
  run({
      {"no number", "GET", "/api/v2/things/1x?mode=FULL", kBasic, "", {"error bad-parameter path /id"}},
      {"a word where the path ends with a number",
       "GET",
       "/api/v2/things/x?mode=FULL",
       kBasic,
       "",
       {"error no-such-operation path "}},
      {"too large for 32 bits",
       "GET",
       "/api/v2/things/2147483648?mode=FULL",
       kBasic,
       "",
       {"error bad-parameter path /id"}},
      {"a bad escape in the query",
       "GET",
       "/api/v2/things/7?mode=FULL&names=%4",
       kBasic,
       "",
       {"error bad-parameter query /names"}},
      {"bytes that are not UTF-8", "GET", "/api/v2/things/%FF?mode=FULL", kBasic, "", {"error bad-parameter path /id"}},
      {"a required one is missing", "GET", kThing, kBasic, "", {"error missing-field query /mode"}},
      {"no value of the list", "GET", "/api/v2/things/7?mode=HALF", kBasic, "", {"error bad-parameter query /mode"}},
      {"out of range", "GET", "/api/v2/things/7?mode=FULL&size=0", kBasic, "", {"error bad-parameter query /size"}},
      {"an empty number", "GET", "/api/v2/things/7?mode=FULL&size=", kBasic, "", {"error bad-parameter query /size"}},
      {"no date", "GET", "/api/v2/things/7?mode=FULL&after=today", kBasic, "", {"error bad-parameter query /after"}},
      {"a plus that became a blank",
       "GET",
       "/api/v2/things/7?mode=FULL&after=2024-08-07T14:51:41+08:00",
       kBasic,
       "",
       {"error bad-parameter query /after"}},
      {"no boolean", "GET", "/api/v2/things/7?mode=FULL&verbose=1", kBasic, "", {"error bad-parameter query /verbose"}},
      {"an item of a list",
       "GET",
       "/api/v2/things/7?mode=FULL&ids=1,x",
       kBasic,
       "",
       {"error bad-parameter query /ids/1"}},
      {"given twice", "GET", "/api/v2/things/7?mode=FULL&mode=PART", kBasic, "", {"error bad-parameter query /mode"}},
      {"an unknown one",
       "GET",
       "/api/v2/things/7?mode=FULL&colour=red",
       kBasic,
       "",
       {"warning unknown-parameter query /colour"}},
      {"a misspelt one", "GET", "/api/v2/things/7?Mode=FULL", kBasic, "", {"error unknown-parameter query /Mode"}},
      {"where none is documented",
       "GET",
       "/api/v2/things?size=1",
       kBasic,
       "",
       {"warning unknown-parameter query /size"}},
      {"three at once",
       "GET",
       "/api/v2/things/1x?mode=HALF&size=0",
       kBasic,
       "",
       {"error bad-parameter path /id", "error bad-parameter query /mode", "error bad-parameter query /size"}},
      {"a documented header is missing", "DELETE", kThing, kBasic, "", {"error missing-field header /x-ocp-level"}},
      {"a documented header is wrong",
       "DELETE",
       kThing,
       "Authorization: Basic Zm9vOmJhcg==\nX-OCP-Level: none\n",
       "",
       {"error bad-header header /x-ocp-level"}},
      {"a documented header is right", "DELETE", kThing, "Authorization: Basic Zm9vOmJhcg==\nX-OCP-Level: 3\n", "", {}},
  });
}

BOOST_AUTO_TEST_CASE(a_body_is_there_where_one_is_documented_and_only_there) {
  run({
      {"none", "POST", kParts, kJson, "", {"error missing-body body "}},
      {"a blank one", "POST", kParts, kJson, " \r\n\t", {"error missing-body body "}},
      {"none where nothing in it is required", "PUT", kThing, kJson, "", {"warning missing-body body "}},
      {"one where none is documented", "GET", "/api/v2/things", kJson, "{}", {"warning unknown-field body "}},
      {"no content type", "POST", kParts, kBasic, kPart, {"error bad-header header /Content-Type"}},
      {"another content type",
       "POST",
       kParts,
       "Authorization: Basic Zm9vOmJhcg==\nContent-Type: text/json\n",
       kPart,
       {"error bad-header header /Content-Type"}},
      {"another charset",
       "POST",
       kParts,
       "Authorization: Basic Zm9vOmJhcg==\nContent-Type: application/json; charset=GBK\n",
       kPart,
       {"error bad-header header /Content-Type"}},
      {"an id that is not the path's",
       "POST",
       kParts,
       kJson,
       R"({"name":"a","thing":8})",
       {"warning inconsistent-fields body /thing"}},
      {"an id that is the path's", "POST", kParts, kJson, R"({"name":"a","thing":7})", {}},
  });
}

BOOST_AUTO_TEST_CASE(placeholders_stand_for_something_right_where_they_may) {
  const std::vector<Case> cases = {
      {"in the header and the path",
       "GET",
       "/api/v2/things/{{id}}?mode=${MODE}&size={{size}}",
       "Authorization: Basic {{auth}}\n",
       "",
       {}},
      {"as a path's id", "POST", "/api/v2/things/{{id}}/parts", kJson, R"({"name":"a","thing":8})", {}},
      {"beside a mistake", "GET", "/api/v2/things/{{id}}?mode=HALF", kBasic, "", {"error bad-parameter query /mode"}},
  };
  Options options;
  options.placeholders = true;
  options.find_open = open_path;
  run(cases, options);
  const auto api = testing::things();
  BOOST_TEST(judge(*api, cases.front()).size() == 4U);  // Authorization, id, mode, size.
}

BOOST_AUTO_TEST_CASE(a_body_that_cannot_be_judged_is_told_apart_and_does_not_hide_the_rest) {
  const auto api = testing::things();
  check::Checker checker;
  findings::Findings findings;
  const Status status =
      testing::judged_both_ways(*api->service, checker, {"POST", kParts, {}, "{\"name\":"}, {}, findings);
  BOOST_TEST((status == Status::not_json));
  BOOST_TEST(findings.errors == 3U);
  BOOST_TEST(testing::told(findings).front() == "error not-authenticated header /Authorization");
  BOOST_TEST(testing::told(findings).back().starts_with("error not-json body"));
}

BOOST_AUTO_TEST_CASE(no_credential_and_no_secret_of_the_query_is_ever_told) {
  constexpr std::string_view kSecret = "planted-secret";
  const auto api = testing::things();
  for (const char* authorization : {"Basic planted-secret", "planted-secret", "Bearer planted-secret",
                                    "OCP-ACCESS-KEY-HMACSHA1 planted-secret:x"}) {
    for (const char* target :
         {"/api/v2/things/7?mode=FULL&password=planted-secret", "/api/v2/Things?password=planted-secret",
          "/api/v2/things/7?mode=FULL&pasword=planted-secret",
          "/api/v2/things/7?password=planted-secret&password=planted-secret",
          "/api/v2/things/7?accessKeySecret=%2&token=planted-secret"}) {
      check::Checker checker;
      findings::Findings findings;
      const std::vector<Header> headers = {{"Authorization", authorization}};
      testing::judged_both_ways(*api->service, checker, {"GET", target, headers, ""}, {}, findings);
      BOOST_TEST(findings.errors > 0U);
      BOOST_TEST(testing::all_texts(findings).find(kSecret) == std::string::npos, testing::all_texts(findings));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_limit_on_findings_holds_for_the_whole_request_and_counts_go_on) {
  const auto api = testing::things();
  Options options;
  options.limits.max_diagnostics = 3;
  check::Checker checker;
  findings::Findings findings;
  testing::judged_both_ways(*api->service, checker, {"POST", "/api/v2/things/x/parts?a=1&b=2", {}, R"({"nam":1})"},
                            options, findings);
  BOOST_TEST(findings.diagnostics.size() == 3U);
  BOOST_TEST(findings.errors + findings.warnings == 3U + findings.left_out);
  BOOST_TEST(testing::told(findings).front() == "error not-authenticated header /Authorization");
}

BOOST_AUTO_TEST_CASE(a_strict_run_is_invalid_by_warnings_alone) {
  const auto api = testing::things();
  const std::vector<Header> headers = testing::headers(kBasic);
  for (const bool strict : {false, true}) {
    Options options;
    options.strict = strict;
    check::Checker checker;
    findings::Findings findings;
    const Status status = testing::judged_both_ways(*api->service, checker, {"GET", "/api/v2/things?a=1", headers, ""},
                                                    options, findings);
    BOOST_TEST((status == (strict ? Status::invalid : Status::ok)));
  }
}

BOOST_AUTO_TEST_CASE(places_are_asked_for_by_piece_of_the_request) {
  const auto api = testing::things();
  Options options;
  std::vector<std::string> asked;
  const std::vector<Header> headers = {{"Host", "x"}, {"Authorization", "Bearer abc"}};
  const std::string target = "/api/v2/things/1x?mode=FULL&colour=red&password=planted";
  options.locate = [&](Where where, std::size_t header, std::size_t begin, std::size_t end) {
    const std::string_view text = where == Where::target ? std::string_view(target) : headers[header].value;
    asked.push_back(std::string(text.substr(begin, end - begin)));
    return findings::Range{{1, static_cast<std::uint32_t>(begin) + 1, begin},
                           {1, static_cast<std::uint32_t>(end) + 1, end}};
  };
  std::vector<std::string> hidden;
  options.hide = [&](Where where, std::size_t header, std::size_t begin, std::size_t end) {
    const std::string_view text = where == Where::target ? std::string_view(target) : headers[header].value;
    hidden.push_back(std::string(text.substr(begin, end - begin)));
  };
  check::Checker checker;
  findings::Findings findings;
  testing::judged_both_ways(*api->service, checker, {"GET", target, headers, ""}, options, findings);
  BOOST_TEST(
      testing::told(findings) ==
          (std::vector<std::string>{"error not-authenticated header /Authorization", "error bad-parameter path /id",
                                    "warning unknown-parameter query /colour", "error bad-parameter query /password"}),
      boost::test_tools::per_element());
  BOOST_TEST(findings.diagnostics[1].range.start.column == 16U);
  for (const char* piece : {"Bearer abc", "1x", "colour"}) {
    BOOST_TEST((std::find(asked.begin(), asked.end(), piece) != asked.end()), piece);
  }
  const std::vector<std::string> expected = {"Bearer abc", "planted"};
  BOOST_TEST(hidden == expected, boost::test_tools::per_element());

  // What nobody has looked at is hidden too: undocumented values, and those that cannot be read.
  const std::pair<const char*, const char*> unjudged[] = {{"/api/v2/things?token=planted", "planted"},
                                                          {"/api/v2/things/7?mode=FULL&password=%2", "%2"},
                                                          {"/api/v2/nothing?a=b&c=d", "a=b&c=d"}};
  for (const auto& [text, piece] : unjudged) {
    std::string_view told;
    options.locate = {};
    options.hide = [&, whole = std::string_view(text)](Where where, std::size_t, std::size_t begin, std::size_t end) {
      if (where == Where::target) told = whole.substr(begin, end - begin);
    };
    testing::judged_both_ways(*api->service, checker, {"GET", text, headers, ""}, options, findings);
    BOOST_TEST(told == piece, text);
  }
}

BOOST_AUTO_TEST_CASE(no_bytes_in_a_request_break_anything_or_reach_a_report_unescaped) {
  constexpr std::string_view kPieces[] = {"/api/v2/things",
                                          "/7",
                                          "/parts",
                                          "?",
                                          "&",
                                          "=",
                                          "%",
                                          "%41",
                                          "%FF",
                                          "%00",
                                          "mode=FULL",
                                          "names=",
                                          "ids=1,",
                                          "{{",
                                          "}}",
                                          "${",
                                          "#",
                                          "//",
                                          "http://",
                                          " ",
                                          "\x01",
                                          "\xFF",
                                          "\xE4\xB8\xAD",
                                          "Basic ",
                                          "Zm9vOmJhcg==",
                                          "OCP-ACCESS-KEY-HMACSHA1 ",
                                          ":",
                                          ",",
                                          "\r\n"};
  constexpr std::string_view kNames[] = {"Authorization", "Date", "Content-Type", "x-ocp-level", "\xFF", ""};
  constexpr std::string_view kMethods[] = {"GET", "POST", "DELETE", "get", "", "\xFF"};
  constexpr std::string_view kBodies[] = {"", "{}", "{", R"({"name":"a","thing":8})", "\xFF", "null"};
  const auto api = testing::things();
  check::Checker checker;
  findings::Findings findings;
  std::uint32_t state = 1;
  const auto any = [&](const auto& choices) {
    state = state * 1664525 + 1013904223;
    return choices[(state >> 16) % std::size(choices)];
  };
  const auto text = [&](std::size_t most) {
    std::string out;
    for (std::size_t i = 0; i < most; ++i) out += any(kPieces);
    return out;
  };
  for (int i = 0; i < 20'000; ++i) {
    const std::string target = "/api/v2/things" + text(6), first = text(3), second = text(2);
    const std::vector<Header> headers = {{any(kNames), first}, {any(kNames), second}};
    Options options;
    options.placeholders = i % 2 == 0;
    if (options.placeholders) options.find_open = open_path;
    options.locate = [](Where, std::size_t, std::size_t begin, std::size_t end) {
      BOOST_REQUIRE(begin <= end);
      return findings::Range{{1, 1, begin}, {1, 1, end}};
    };
    const Status status = testing::judged_both_ways(*api->service, checker,
                                                    {any(kMethods), target, headers, any(kBodies)}, options, findings);
    BOOST_REQUIRE((was_judged(status) || status == Status::not_json));
    BOOST_REQUIRE((status == Status::invalid) == (findings.errors != 0 && was_judged(status)));
    if (i % 100 != 0) continue;
    const std::string told = testing::all_texts(findings);
    BOOST_REQUIRE(told.find_first_of(std::string_view("\0\x01\r\x1b\xFF", 5)) == std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
