#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <iterator>

#include "http/open_path.h"
#include "request_cases.h"

using namespace ocpv;
using namespace ocpv::http;
using testing::kBasic;

BOOST_AUTO_TEST_SUITE(reports_of_requests)

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
