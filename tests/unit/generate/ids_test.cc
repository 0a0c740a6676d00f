#include <boost/test/unit_test.hpp>

#include "generate/ids.h"

using namespace ocpv;

BOOST_AUTO_TEST_SUITE(ids_suite)

struct IdCase {
  std::vector<std::string> paths;
  std::vector<std::string> ids;
};

const std::vector<IdCase>& id_cases() {
  static const std::vector<IdCase> cases = {
      {{"100.start.md", "300.stop-1.md"}, {"start", "stop"}},
      {{"1.host/100.query.md", "2.cluster/100.query.md"}, {"host-query", "cluster-query"}},
      {{"1.host/100.query.md", "100.query.md"}, {"host-query", "query"}},
      {{"a/x/100.query.md", "b/x/100.query.md"}, {"a-x-query", "b-x-query"}},
      {{"1.x/100.query.md", "2.x/100.query.md"}, {"x-query", "x-query-2"}},
      {{"start/page.zh.md", "start/page.en.md"}, {"start", "start"}},
      {{"a/start/page.zh.md", "a/start/page.en.md", "b/start/page.zh.md"}, {"a-start", "a-start", "b-start"}},
      {{"...md"}, {"page"}},
  };
  return cases;
}

BOOST_AUTO_TEST_CASE(ids_are_unique_and_as_short_as_that_allows) {
  for (const IdCase& one : id_cases()) {
    const auto ids = generate::unique_ids(one.paths);
    for (std::size_t n = 0; n < one.paths.size(); ++n)
      BOOST_TEST(ids.at(one.paths[n]) == one.ids[n], one.paths[n] << " gave " << ids.at(one.paths[n]));
  }
}

BOOST_AUTO_TEST_SUITE_END()
