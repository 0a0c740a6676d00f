#include "http/plain_request.h"

#include <boost/test/unit_test.hpp>
#include <random>

#include "service.h"

using namespace ocpv;
using namespace ocpv::http;

namespace {

/// Requests of pieces that are right, nearly right, and seldom seen.
class Maker {
 public:
  std::string method(std::string_view target) {
    if (seldom()) return pick({"GET", "POST", "PUT", "DELETE", "get", ""});
    return target.find("/parts") == std::string_view::npos ? "GET" : "POST";
  }

  std::string target() {
    std::string out = pick({"/api/v2/things", "/api/v2/things/7", "/api/v2/things/7", "/api/v2/things/7/parts"});
    if (seldom())
      out = pick({"/api/v2/things/", "/api/v2//things", "/api/v2/things/x", "/api/v2/things/%37", "/api/v2/things/07",
                  "/api/v2/things/7;a", "/api/v2/things/-1/parts", "/api/v2/things/1e3", "/api/v2/things/99999999999",
                  "/api/v2/things/.", "api/v2/things/7", "http://host/api/v2/things/7", "/api/v2/Things/7", "*",
                  "/api/v2/things/7/\xE4\xBB\xBD"});
    if (out.ends_with("/7") || seldom()) out += query();
    if (seldom()) out += pick({"#", " ", "&", "?", "\x7F", "%"});
    return out;
  }

  std::string headers() {
    std::string out;
    if (!seldom())
      out += pick({"Authorization: Basic Zm9vOmJhcg==\n", "authorization: basic Zm9vOmJhcg==\n",
                   "Authorization: OCP-ACCESS-KEY-HMACSHA1 cqammmxBpfGjFlto:TsQD6HDOuZuJ409m0wdnZPmijlc=\n"
                   "Date: Tue, 17 Jan 2023 03:36:01 GMT\n"});
    if (!seldom())
      out += pick({"Content-Type: application/json\n", "content-type: Application/JSON; charset=utf-8\n",
                   "Content-Type: application/json ;charset=\"UTF-8\"\n"});
    while (seldom())
      out += pick({"Host: a\n", "Date: now\n", "Authorization: Basic x\n", "Content-Length: 3\n", "Content-Length: \n",
                   "Content-Type: text/plain\n", "Content-Type: application/json; charset=gbk\n", "X-Any: \xE4\xBB\n",
                   "Transfer-Encoding: chunked\n", "x-ocp-level: 1\n", "x-ocp-level: 0\n", "X-Any: a\rb\n",
                   "Content\rType: a\n"});
    return out;
  }

  std::string body(std::string_view method) {
    if ((method == "POST" || method == "PUT") == seldom()) return pick({"", "", " \n"});
    return pick(
        {R"({"name":"a"})", R"({"name":"a","thing":7})", R"({"name":"a","thing":8})", R"({"nam":1})", "{}", "x"});
  }

  bool seldom() { return below(12) == 0; }

 private:
  std::string query() {
    std::string out;
    const auto add = [&](const std::string& pair) { out += (out.empty() ? "?" : "&") + pair; };
    if (!seldom()) add(pick({"mode=FULL", "mode=%46ULL", "mode=PART"}));
    if (below(3) == 0) add(pick({"size=1", "size=100", "size=%31", "size=101", "size=007", "size=-0", "size=1.0"}));
    if (below(3) == 0) add(pick({"ratio=1.5", "ratio=-0", "ratio=1e400", "ratio=1%2E5", "ratio=.5", "ratio=+1"}));
    if (below(3) == 0) add(pick({"verbose=true", "verbose=fals%65", "verbose=TRUE", "verbose", "verbose="}));
    if (below(3) == 0)
      add(pick(
          {"after=2027-06-30T23%3A59%3A59Z", "after=2027-06-30T23:59:59%2B08:00", "after=2027-06-30T23:59:59+08:00"}));
    if (below(3) == 0)
      add(pick({"password=abcd", "password=a+b", "password=", "password=%E5%AF%86%E7%A0%81", "password=%00",
                "password=abcde", "password=%FF"}));
    if (below(3) == 0)
      add(pick({"names=a", "names=a,b", "names=", "names=,a", "names=a&names=b,c", "names=%E5%AF%86,b", "names=a+b",
                "ids=1", "ids=1,2", "ids=1&ids=2", "ids=1%2C2", "ids=1,x", "ids=1,,2", "ids=007", "ids=1,2,", "ids="}));
    while (seldom())
      add(pick({"", "=", "mode", "=FULL", "%6Dode=FULL", "m+de=FULL", "other=1", "size=%", "size=%3", "verbose=%GG",
                "mode=PART", "size=1", "mode=FU+LL", "mode=", "mode=FULL=", "mode=\xE4\xBB\xBD"}));
    return out;
  }

  std::string pick(std::initializer_list<const char*> all) { return all.begin()[below(all.size())]; }
  std::size_t below(std::size_t count) { return random_() % count; }

  std::mt19937 random_{20261129};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(plain_requests)

BOOST_AUTO_TEST_CASE(what_is_judged_without_the_steps_is_judged_as_by_them) {
  const auto api = testing::things();
  check::Checker checker;
  Maker maker;
  std::size_t plain_ones = 0;
  constexpr std::size_t kCount = 20'000;
  for (std::size_t i = 0; i < kCount; ++i) {
    const std::string target = maker.target(), method = maker.method(target);
    const std::string lines = maker.headers(), body = maker.body(method);
    const std::vector<Header> headers = testing::headers(lines);
    Options options;
    options.strict = maker.seldom();
    options.authorization = !maker.seldom();
    options.all_secrets = maker.seldom();
    const Request request{method, target, headers, body};
    PlainRequest plain;
    if (is_plain(*api->service, request, options, plain)) ++plain_ones;
    findings::Findings findings;
    BOOST_TEST_CONTEXT(lines << body)
    testing::judged_both_ways(*api->service, checker, request, options, findings);
  }
  BOOST_TEST_MESSAGE(plain_ones << " of " << kCount << " are plain");
  BOOST_TEST(plain_ones > kCount / 5);
}

BOOST_AUTO_TEST_SUITE_END()
