#include <boost/test/unit_test.hpp>

#include "http/open_path.h"
#include "request_cases.h"

using namespace ocpv;
using namespace ocpv::http;
using testing::Case;
using testing::judge;
using testing::kBasic;
using testing::kFull;
using testing::kJson;
using testing::kPart;
using testing::kParts;
using testing::kThing;
using testing::run;

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
      {"two dots, one encoded", "GET", "/api/v2/x/.%2E/things", kBasic, "", refused},
  });
}

BOOST_AUTO_TEST_CASE(a_header_that_servers_read_in_two_ways_is_refused) {
  const std::string basic(kBasic);
  for (const std::string name : {"A@b", "A(b", "X[1]", "A=b", "A b", "\"A\"", "<A>"}) {
    const std::string headers = basic + name + ": 1\n";
    run({{name.c_str(), "GET", "/api/v2/things", headers, "", {"error bad-header header /" + name}}});
  }
  const std::string length = "error bad-header header /Content-Length";
  for (const char* value : {"0x206", "+5", "5, 5", "206zz", "-5", "", "1e1", "99999999999999999999999"}) {
    const std::string headers = basic + "Content-Length: " + value + "\n";
    run({{value, "GET", "/api/v2/things", headers, "", {length}}});
  }
  const std::string both = basic + "Content-Length: 5\nTransfer-Encoding: chunked\n";
  run({{"both", "GET", "/api/v2/things", both, "", {length}}});
  for (const char* right :
       {"Content-Length: 017\n", "Content-Length:  17 \n", "Transfer-Encoding: chunked\n", "!#$%&'*+-.^_`|~: 1\n"}) {
    const std::string headers = basic + right;
    run({{right, "GET", "/api/v2/things", headers, "", {}}});
  }
}

BOOST_AUTO_TEST_CASE(a_documented_request_is_found_right) {
  run({
      {"no parameters", "GET", "/api/v2/things", kBasic, "", {}},
      {"a path parameter and a query", "GET", kFull, kBasic, "", {}},
      {"a URL", "GET", "http://ocp.example.com:8080/api/v2/things", kBasic, "", {}},
      {"an encoded path", "GET", "/api/v2/%74hings/%37?mode=FULL", kBasic, "", {}},
      {"a scheme in capitals", "GET", "HTTP://ocp/api/v2/things", kBasic, "", {}},
      {"a body", "POST", kParts, kJson, kPart, {}},
      {"a charset",
       "POST",
       kParts,
       "authorization: Basic Zm9vOmJhcg==\ncontent-type: Application/JSON; charset=\"UTF-8\"\n",
       kPart,
       {}},
      {"the other name of that charset",
       "POST",
       kParts,
       "Authorization: Basic Zm9vOmJhcg==\nContent-Type: application/json; charset=UTF8\n",
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

BOOST_AUTO_TEST_SUITE_END()
