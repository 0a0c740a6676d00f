#include "reader/tree/nesting.h"

#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using namespace ocpv::reader;

namespace {

struct Row {
  const char* name;
  int depth;
  bool container = false;
  bool told_elsewhere = false;
  bool is_text = false, is_map = false, is_array = false;
};

/// `owner/name` for each row, in order.
std::vector<std::string> placed(const std::vector<Row>& rows, const char* example) {
  const Json value = Json::parse(example);
  std::vector<NestRow> input;
  for (const Row& row : rows)
    input.push_back({row.name, row.depth, row.container, row.told_elsewhere, row.is_text, row.is_map, row.is_array});
  std::vector<std::string> result;
  const std::vector<Placement> placements = nest_rows(input, {&value});
  for (std::size_t at = 0; at < placements.size(); ++at) {
    const int owner = placements[at].owner;
    result.push_back((owner < 0 ? "" : std::string(rows[static_cast<std::size_t>(owner)].name) + "/") + rows[at].name);
  }
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(nesting)

BOOST_AUTO_TEST_CASE(rows_find_their_owners) {
  struct Case {
    const char* name;
    std::vector<Row> rows;
    const char* example;
    std::vector<std::string> expected;
  };
  const std::vector<Case> cases = {
      {"marks alone",
       {{"a", 0, true}, {"b", 1, true}, {"c", 2}, {"d", 1}, {"e", 0}},
       "{}",
       {"a", "a/b", "b/c", "a/d", "e"}},
      {"a flat run belongs to the object before it",
       {{"base", 0, true}, {"kind", 1}, {"one", 1, true}, {"x", 1}, {"y", 1}, {"two", 1, true}, {"x", 1}, {"y", 1}},
       "{}",
       {"base", "base/kind", "base/one", "one/x", "one/y", "base/two", "two/x", "two/y"}},
      {"the example ends a flat run",
       {{"list", 0, true}, {"objects", 1, true}, {"id", 1}, {"ok", 1}},
       R"({"list":[{"ok":true,"objects":[{"id":1}]}]})",
       {"list", "list/objects", "objects/id", "list/ok"}},
      {"the example is stronger than a mark",
       {{"base", 0, true}, {"url", 1}, {"limit", 1}},
       R"({"limit":9,"base":{"url":"x"}})",
       {"base", "base/url", "limit"}},
      {"a container that the example shows as values owns nothing",
       {{"list", 0, true}, {"ids", 1, true}, {"code", 1}},
       R"({"list":[{"ids":[1]}]})",
       {"list", "list/ids", "list/code"}},
      {"one single last row needs evidence",
       {{"list", 0, true}, {"id", 1}, {"error", 1, true}, {"hint", 1}},
       "{}",
       {"list", "list/id", "list/error", "list/hint"}},
      {"a container with a table of its own owns no rows",
       {{"data", 0, true}, {"page", 1, true, true}, {"total", 1}, {"size", 1}},
       "{}",
       {"data", "data/page", "data/total", "data/size"}},
      {"deeper marks are a container's own even then",
       {{"data", 0, true}, {"page", 1, true, true}, {"total", 2}, {"size", 2}},
       "{}",
       {"data", "data/page", "page/total", "page/size"}},
      {"marked rows after a row that the example shows as a plain value are its siblings",
       {{"name", 0}, {"cluster", 1, true}, {"id", 1}, {"status", 1}},
       R"({"name":"a"})",
       {"name", "cluster", "cluster/id", "cluster/status"}},
      {"rows drawn below a text without an example are its members",
       {{"data", 0, false, false, true}, {"name", 1}, {"status", 1}, {"code", 0}},
       "{}",
       {"data", "data/name", "data/status", "code"}},
      {"a map takes no rows of its own mark",
       {{"tail", 0, true}, {"names", 1, true, false, false, true}, {"height", 1}, {"width", 1}},
       "{}",
       {"tail", "tail/names", "tail/height", "tail/width"}},
      {"a row of an array's own mark is its sibling unless an example says otherwise",
       {{"tail", 0, true}, {"posts", 1, true, false, false, false, true}, {"plank", 1}, {"nail", 1}},
       "{}",
       {"tail", "tail/posts", "tail/plank", "tail/nail"}},
      {"a name that comes again further out belongs to the inner object before",
       {{"id", 0}, {"cluster", 1, true}, {"name", 1}, {"type", 1}, {"tenant", 1, true}, {"name", 1}, {"type", 0}},
       R"({"id":1,"type":"A"})",
       {"id", "cluster", "cluster/name", "cluster/type", "tenant", "tenant/name", "type"}},
      {"rows without marks stay unless the example shows them below",
       {{"pool", 0, true}, {"spec", 0}, {"count", 0}},
       R"({"pool":{"spec":"S1","count":1}})",
       {"pool", "pool/spec", "pool/count"}},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.name) {
      BOOST_TEST(placed(one.rows, one.example) == one.expected, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_place_that_nothing_decides_names_its_rival) {
  const std::vector<NestRow> rows = {
      {"list", 0, true, false}, {"id", 1, false, false}, {"error", 1, true, false}, {"hint", 1, false, false}};
  const std::vector<Placement> placements = nest_rows(rows, {});
  BOOST_TEST(placements[3].owner == 0);
  BOOST_TEST(placements[3].rival == 2);
  BOOST_TEST(placements[1].rival == -1);
}

BOOST_AUTO_TEST_CASE(ten_thousand_rows_are_placed_soon) {
  std::vector<NestRow> rows;
  for (int at = 0; at < 10'000; ++at) rows.push_back({"same", at % 3, at % 2 == 0, false});
  BOOST_TEST(nest_rows(rows, {}).size() == rows.size());
}

BOOST_AUTO_TEST_SUITE_END()
