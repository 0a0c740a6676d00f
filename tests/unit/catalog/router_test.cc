#include "catalog/router.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "base/uri.h"

using namespace ocpv;
using namespace ocpv::catalog;

namespace {

constexpr std::string_view kTemplates[][2] = {
    {"POST", "/api/v2/ob/clusters/{id}/tenants/{tenantId}/backup/backupNow"},
    {"GET", "/api/v2/ob/clusters/{id}/tenants/{tenantId}"},
    {"DELETE", "/api/v2/ob/clusters/{clusterId}/tenants/{tenantId}"},
    {"GET", "/api/v2/ob/clusters/{id}/tenants/names"},
    {"GET", "/api/v2/ob/clusters"},
    {"GET", "/api/v2/files/{name}.log"},
    {"GET", "/api/v2/files/{name}"},
};

Router router() {
  Router made;
  std::uint32_t number = 0;
  for (const auto& [method, path] : kTemplates) {
    const auto added = made.add(method, path, number++);
    BOOST_REQUIRE(added.ok());
    BOOST_REQUIRE(*added);
  }
  return made;
}

std::vector<std::uint32_t> numbers(const Route& route) {
  std::vector<std::uint32_t> out;
  for (const Routed& one : route.routes) out.push_back(one.number);
  return out;
}

struct Case {
  std::string_view method, path;
  std::uint32_t number;
  std::vector<std::pair<std::string, std::string>> parameters;
};

const std::vector<Case> kFound{
    {"POST", "/api/v2/ob/clusters/1/tenants/2/backup/backupNow", 0, {{"id", "1"}, {"tenantId", "2"}}},
    {"GET", "/api/v2/ob/clusters/1/tenants/2", 1, {{"id", "1"}, {"tenantId", "2"}}},
    {"DELETE", "/api/v2/ob/clusters/1/tenants/2", 2, {{"clusterId", "1"}, {"tenantId", "2"}}},
    {"GET", "/api/v2/ob/clusters/1/tenants/names", 3, {{"id", "1"}}},
    {"DELETE", "/api/v2/ob/clusters/1/tenants/names", 2, {{"clusterId", "1"}, {"tenantId", "names"}}},
    {"GET", "/api/v2/ob/clusters", 4, {}},
    {"GET", "/api/v2/files/a.log", 5, {{"name", "a"}}},
    {"GET", "/api/v2/files/a.txt", 6, {{"name", "a.txt"}}},
    {"GET", "/api/v2/files/.log", 6, {{"name", ".log"}}},
    {"GET", "/api/v2/files/a%2Fb%20c", 6, {{"name", "a/b c"}}},
    {"GET", "/%61pi/v2/ob/clusters", 4, {}},
};

struct Near {
  std::string_view method, path;
  std::uint32_t number;
  bool wrong_method, letter_case, trailing_slash, missing_prefix;
};

const std::vector<Near> kNear{
    {"PUT", "/api/v2/ob/clusters", 4, true, false, false, false},
    {"get", "/api/v2/ob/clusters", 4, true, false, false, false},
    {"GET", "/api/v2/OB/Clusters", 4, false, true, false, false},
    {"GET", "/api/v2/ob/clusters/", 4, false, false, true, false},
    {"GET", "/ob/clusters", 4, false, false, false, true},
    {"GET", "/ob/clusters/", 4, false, false, true, true},
    {"POST", "/OB/clusters/1/tenants/2/backup/backupnow", 0, false, true, false, true},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(routing)

BOOST_AUTO_TEST_CASE(a_path_leads_to_its_own_operation_with_decoded_parameters) {
  const Router known = router();
  for (const Case& c : kFound) {
    BOOST_TEST_CONTEXT(c.method << " " << c.path) {
      const Route route = known.route(c.method, c.path);
      BOOST_REQUIRE(route.found);
      BOOST_REQUIRE(route.routes.size() == 1);
      BOOST_TEST(route.routes.front().number == c.number);
      BOOST_TEST((route.path_parameters == c.parameters));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_nearly_fits_is_named_with_its_difference) {
  const Router known = router();
  for (const Near& c : kNear) {
    BOOST_TEST_CONTEXT(c.method << " " << c.path) {
      const Route route = known.route(c.method, c.path);
      BOOST_TEST(!route.found);
      BOOST_REQUIRE(!route.routes.empty());
      BOOST_TEST(route.routes.front().number == c.number);
      BOOST_TEST(route.wrong_method == c.wrong_method);
      BOOST_TEST(route.letter_case == c.letter_case);
      BOOST_TEST(route.trailing_slash == c.trailing_slash);
      BOOST_TEST(route.missing_prefix == c.missing_prefix);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_path_that_fits_nothing_has_no_near_ones) {
  const Router known = router();
  for (const std::string_view path : {"/", "", "/api/v2", "/api/v2/host/things/2", "/api/v3/db/groups"}) {
    const Route route = known.route("GET", path);
    BOOST_TEST(!route.found);
    BOOST_TEST(route.routes.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_percent_sign_that_encodes_nothing_is_refused) {
  const Router known = router();
  for (const std::string_view path :
       {"/api/v2/files/%", "/api/v2/files/%2", "/api/v2/files/%zz", "/api/v2/files/%4z"}) {
    BOOST_TEST(known.route("GET", path).bad_encoding);
  }
}

BOOST_AUTO_TEST_CASE(without_a_method_every_method_is_found) {
  const Route route = router().route("", "/api/v2/ob/clusters/1/tenants/2");
  BOOST_TEST(route.found);
  BOOST_TEST((numbers(route) == std::vector<std::uint32_t>{1, 2}));
}

BOOST_AUTO_TEST_CASE(all_of_a_method_and_path_are_found_each_with_its_own_names) {
  Router known = router();
  BOOST_REQUIRE(*known.add("GET", "/api/v2/ob/clusters/{x}/tenants/{y}", 9));
  Route route = known.route("GET", "/api/v2/ob/clusters/1/tenants/2");
  BOOST_TEST((numbers(route) == std::vector<std::uint32_t>{1, 9}));
  BOOST_TEST(
      (route.path_parameters == std::vector<std::pair<std::string, std::string>>{{"id", "1"}, {"tenantId", "2"}}));
  route.prefer(9);
  BOOST_TEST((numbers(route) == std::vector<std::uint32_t>{9, 1}));
  BOOST_TEST((route.path_parameters == std::vector<std::pair<std::string, std::string>>{{"x", "1"}, {"y", "2"}}));
}

BOOST_AUTO_TEST_CASE(what_gives_way_to_an_owner_is_not_added) {
  Router known = router();
  BOOST_TEST(!*known.add("GET", "/api/v2/ob/clusters/{x}/tenants/{y}", 9, {}, 7));
  BOOST_TEST(*known.add("GET", "/api/v2/ob/clusters/{x}/tenants/{y}", 9, {}, 1));
}

BOOST_AUTO_TEST_CASE(a_malformed_template_is_refused) {
  for (const std::string_view path : {"", "a/b", "/a/{b", "/a/b}", "/a/}b{", "/a/{b}{c}"}) {
    BOOST_TEST(!Router().add("GET", path, 0).ok(), path);
  }
}

BOOST_AUTO_TEST_CASE(a_path_may_have_64_segments_and_no_more) {
  std::string path;
  for (int i = 0; i < 64; ++i) path += "/a";
  Router deep;
  BOOST_REQUIRE(deep.add("GET", path, 0).ok());
  BOOST_TEST(deep.route("GET", path).found);
  BOOST_TEST(!Router().add("GET", path + "/a", 0).ok());
  BOOST_TEST(!deep.route("GET", path + "/a").found);
  BOOST_TEST(!deep.route("GET", path + "/").trailing_slash);
}

BOOST_AUTO_TEST_CASE(what_is_fixed_around_a_parameter_counts_and_the_longest_goes_first) {
  Router known;
  const std::string_view templates[] = {"/{a}", "/x{a}", "/{a}.x", "/x{a}.x"};
  for (std::uint32_t i = 0; i < 4; ++i) BOOST_REQUIRE(*known.add("GET", templates[i], i));
  const std::pair<std::string_view, std::uint32_t> cases[] = {
      {"/b", 0}, {"/xb", 1}, {"/b.x", 2}, {"/xb.x", 3}, {"/Xb.y", 0}};
  for (const auto& [path, number] : cases) {
    BOOST_REQUIRE(known.route("GET", path).found);
    BOOST_TEST(known.route("GET", path).routes.front().number == number, path);
  }
  const Route near = known.route("GET", "/XB.X/");
  BOOST_TEST(near.trailing_slash);
}

BOOST_AUTO_TEST_CASE(time_does_not_grow_with_the_number_of_operations) {
  const auto time_of = [](std::size_t operations) {
    Router many;
    for (std::uint32_t i = 0; i < operations; ++i) {
      BOOST_REQUIRE(
          many.add("GET", "/api/v2/group" + std::to_string(i % 97) + "/{id}/thing" + std::to_string(i), i).ok());
    }
    const std::string path = "/api/v2/group" + std::to_string(50) + "/7/thing50";
    auto best = std::chrono::nanoseconds::max();
    for (int round = 0; round < 20; ++round) {
      const auto start = std::chrono::steady_clock::now();
      for (int i = 0; i < 200; ++i) BOOST_REQUIRE(many.route("GET", path).found);
      best = std::min(best, std::chrono::nanoseconds(std::chrono::steady_clock::now() - start));
    }
    return static_cast<double>(best.count());
  };
  // A look-up in a sorted node grows with the logarithm; a scan would be some hundred times slower.
  BOOST_TEST(time_of(20000) < 5 * time_of(100));
}

BOOST_AUTO_TEST_CASE(a_path_fits_as_it_stands_exactly_where_it_has_a_route_and_no_escape) {
  constexpr std::string_view kPieces[] = {"api",   "v2",     "ob",  "clusters", "clustersX", "tenants",
                                          "names", "backup", "1",   "a",        "files",     "a.log",
                                          ".log",  "",       "%61", "backupNow"};
  Router made = router();
  BOOST_REQUIRE(made.add("GET", "/api/v2/ob/clustersBig/{id}", 90, "id").ok());
  BOOST_REQUIRE(made.add("GET", "/api/v2/ob/clustersBigger/{id}", 91, "id").ok());
  BOOST_REQUIRE(made.add("GET", "/api/v2/ob/clusters/{other}/tenants/names", 92).ok());
  std::uint32_t state = 7;
  const auto any = [&](std::size_t count) {
    state = state * 1664525 + 1013904223;
    return (state >> 16) % count;
  };
  std::size_t found = 0;
  for (int i = 0; i < 40'000; ++i) {
    std::string path;
    // The beginning of a template, and then whatever comes.
    const std::vector<std::string_view> segments = segments_of(kTemplates[any(std::size(kTemplates))][1]);
    const std::size_t kept = any(segments.size() + 1);
    for (std::size_t k = 0; k < kept; ++k) path += "/" + std::string(segments[k]);
    for (std::size_t k = any(3); k != 0; --k) path += "/" + std::string(kPieces[any(std::size(kPieces))]);
    if (any(8) == 0) path += any(2) == 0 ? "/api/v2/ob/clustersBig/a" : "/clustersBigger/5";
    if (any(8) == 0) path.insert(0, "/api/v2/ob/clustersBigger/x");
    const std::string_view method = any(2) == 0 ? "GET" : "POST";
    const Route route = made.route(method, path);
    Fit fit;
    const bool fits = made.fit(method, path, fit);
    const bool is_one = route.found && route.routes.size() == 1;
    BOOST_REQUIRE_MESSAGE(fits == (is_one && path.find('%') == std::string::npos), method << ' ' << path);
    if (!fits) continue;
    ++found;
    BOOST_REQUIRE_EQUAL(fit.number, route.routes.front().number);
    BOOST_REQUIRE_EQUAL(fit.count, route.path_parameters.size());
    for (std::size_t k = 0; k < fit.count; ++k) {
      BOOST_REQUIRE_EQUAL(fit.parameters[k].first, route.path_parameters[k].first);
      BOOST_REQUIRE_EQUAL(fit.parameters[k].second, route.path_parameters[k].second);
    }
  }
  BOOST_TEST(found > 1000U);
}

BOOST_AUTO_TEST_CASE(targets_are_parted_into_path_and_query) {
  const auto path = [](std::string_view target) { return parse_target(target).path; };
  const auto query = [](std::string_view target) { return parse_target(target).query; };
  BOOST_TEST(path("/a/b?c=d#e") == "/a/b");
  BOOST_TEST(query("/a/b?c=d#e") == "c=d");
  BOOST_TEST(path("http://host:8080/a?b") == "/a");
  BOOST_TEST(path("https://host") == "");
  BOOST_TEST(query("/a#b?c") == "");
}

BOOST_AUTO_TEST_SUITE_END()
