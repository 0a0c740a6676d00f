#include <boost/test/unit_test.hpp>

#include "service.h"

using namespace ocpv;
using namespace ocpv::http;

namespace {

struct Case {
  const char* what;
  int http_status;
  std::string body;
  std::vector<std::string> told;
};

std::string answer(std::string_view status, std::string_view successful, std::string_view more) {
  return R"({"duration":3,"server":"s","status":)" + std::string(status) + R"(,"successful":)" +
         std::string(successful) + R"(,"timestamp":"2024-08-07T14:51:41+08:00","traceId":"t")" + std::string(more) +
         "}";
}

const std::string kData = answer("200", "true", R"(,"data":{"name":"a"})");
const std::string kFailed = answer("400", "false", R"(,"error":{"code":1,"message":"m"})");
const std::string kLimited =
    R"({"duration":0,"error":{"code":0,"message":"too many"},"server":"a","status":429,"successful":false,)"
    R"("timestamp":"2020-12-03T09:38:24.194+08:00","traceId":""})";

void run(std::string_view operation, const std::vector<Case>& cases) {
  const auto api = testing::things();
  for (const Case& one : cases) {
    check::Checker checker;
    findings::Findings findings;
    const Service::Loaded* loaded = api->service->find(operation);
    BOOST_REQUIRE(loaded != nullptr);
    check_response(*api->service, *loaded, checker, one.http_status, one.body, {}, findings);
    BOOST_TEST_CONTEXT(one.what) BOOST_TEST(testing::told(findings) == one.told, boost::test_tools::per_element());
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(responses)

BOOST_AUTO_TEST_CASE(the_documented_answers_are_found_right) {
  run("get-thing", {
                       {"success", 200, kData, {}},
                       {"failure", 400, kFailed, {}},
                       {"too many requests", 429, kLimited, {}},
                   });
  run("put-thing", {
                       {"no answer is documented and none is there", 200, "", {}},
                       {"no answer is documented and one is there", 200, "[1]", {}},
                       {"too many requests", 429, kLimited, {}},
                       {"no content", 204, "", {}},
                   });
}

BOOST_AUTO_TEST_CASE(the_envelope_is_held_against_the_http_status) {
  run("get-thing", {
                       {"another status", 201, kData, {"warning inconsistent-fields body /status"}},
                       {"a failure that says success",
                        500,
                        answer("500", "true", R"(,"error":{"code":1,"message":"m"})"),
                        {"warning inconsistent-fields body /successful"}},
                       {"a success that says failure",
                        200,
                        answer("200", "false", R"(,"error":{"code":1,"message":"m"})"),
                        {"warning inconsistent-fields body /successful"}},
                       {"both",
                        200,
                        kFailed,
                        {"warning inconsistent-fields body /status", "warning inconsistent-fields body /successful"}},
                   });
}

BOOST_AUTO_TEST_CASE(what_an_answer_lacks_or_adds_is_told) {
  run("get-thing",
      {
          {"nothing at all", 200, "", {"error missing-body body "}},
          {"nothing but a failed status", 500, " ", {"error missing-body body "}},
          {"an unknown member", 200, answer("200", "true", R"(,"extra":1)"), {"note unknown-field body /extra"}},
          {"a wrong type inside",
           200,
           answer("200", "true", R"(,"data":{"name":1})"),
           {"error wrong-type body /data/name"}},
          {"a failure without error", 500, answer("500", "false", ""), {"error missing-field body /error"}},
          {"an error without code",
           500,
           answer("500", "false", R"(,"error":{"message":"m"})"),
           {"error missing-field body /error/code"}},
          {"an error that is text", 500, answer("500", "false", R"(,"error":"m")"), {"error wrong-type body /error"}},
      });
}

BOOST_AUTO_TEST_CASE(what_cannot_be_judged_is_told_apart) {
  const auto api = testing::things();
  const Service::Loaded* loaded = api->service->find("get-thing");
  check::Checker checker;
  findings::Findings findings;
  const auto status = [&](int http_status, std::string_view body) {
    return check_response(*api->service, *loaded, checker, http_status, body, {}, findings);
  };
  BOOST_TEST((status(200, "<html>") == Status::not_json));
  BOOST_TEST((status(502, "<html>") == Status::not_json));
  BOOST_TEST((status(99, kData) == Status::bad_argument));
  BOOST_TEST((status(600, kData) == Status::bad_argument));
  BOOST_TEST((status(200, kData) == Status::ok));
  BOOST_TEST((api->service->find("no-such-operation") == nullptr));
}

BOOST_AUTO_TEST_CASE(a_disagreement_has_its_place) {
  const auto api = testing::things();
  check::Checker checker;
  findings::Findings findings;
  check_response(*api->service, *api->service->find("get-thing"), checker, 201, kData, {}, findings);
  BOOST_REQUIRE(findings.diagnostics.size() == 1U);
  const findings::Range& range = findings.diagnostics.front().range;
  BOOST_TEST(kData.substr(range.start.byte, range.end.byte - range.start.byte) == "200");
  BOOST_TEST(testing::all_texts(findings).find("'status' is 200, but the HTTP status is 201") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
