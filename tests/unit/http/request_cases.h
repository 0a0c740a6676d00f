// In: a request in pieces. Out: what is told of it, by each way of judging.
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "service.h"

namespace ocpv::http::testing {

struct Case {
  const char* what;
  const char* method;
  const char* target;
  std::string_view headers;
  const char* body;
  std::vector<std::string> told;
};

inline std::vector<std::string> judge(const Api& api, const Case& one, Options options = {}) {
  check::Checker checker;
  findings::Findings found;
  const std::vector<Header> all = headers(one.headers);
  judged_both_ways(*api.service, checker, {one.method, one.target, all, one.body}, options, found);
  return told(found);
}

inline void run(const std::vector<Case>& cases, const Options& options = {}) {
  const auto api = things();
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.what) BOOST_TEST(judge(*api, one, options) == one.told, boost::test_tools::per_element());
  }
}

inline constexpr const char* kThing = "/api/v2/things/7";
inline constexpr const char* kFull = "/api/v2/things/7?mode=FULL";
inline constexpr const char* kParts = "/api/v2/things/7/parts";
inline constexpr const char* kPart = R"({"name":"a"})";

}  // namespace ocpv::http::testing
