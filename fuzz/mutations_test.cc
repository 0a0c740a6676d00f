#include "mutations.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "pieces.h"

using namespace ocpv::fuzz;

namespace {

constexpr std::string_view kSchema =
    R"({"type":"object","properties":{"name":{"type":"string"},"ids":{"type":"array","items":{"type":"integer"}}}})";
constexpr std::string_view kTable =
    "# A page\n\n| name | type | text |\n|---|---|---|\n| id | Long | The id. |\n| mode | String | FULL or PART |\n";

}  // namespace

BOOST_AUTO_TEST_CASE(a_neighbour_of_json_is_json_and_seeds_give_many) {
  std::set<std::string> all;
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    const std::string neighbour = mutate_json(kSchema, seed);
    BOOST_TEST(nlohmann::json::accept(neighbour));
    BOOST_TEST(neighbour == mutate_json(kSchema, seed));
    all.insert(neighbour);
  }
  BOOST_TEST(all.size() > 100U);
}

BOOST_AUTO_TEST_CASE(a_neighbour_of_a_table_has_its_columns) {
  std::set<std::string> all;
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    const std::string neighbour = mutate_table(kTable, seed);
    for (std::size_t at = neighbour.find("\n|"); at != std::string::npos; at = neighbour.find("\n|", at + 1)) {
      const std::string row = neighbour.substr(at + 1, neighbour.find('\n', at + 1) - at - 1);
      BOOST_TEST(std::count(row.begin(), row.end(), '|') == 4, row);
    }
    all.insert(neighbour);
  }
  BOOST_TEST(all.size() > 50U);
}

BOOST_AUTO_TEST_CASE(what_has_nothing_to_change_comes_back) {
  BOOST_TEST(mutate_json("{\"a\":", 1) == "{\"a\":");
  BOOST_TEST(mutate_json(std::string(100'000, '['), 1) == std::string(100'000, '['));
  BOOST_TEST(mutate_table("no table", 1) == "no table");
  BOOST_TEST(mutate_pieces("", 1) == "");
}

BOOST_AUTO_TEST_CASE(one_piece_of_several_changes_and_the_dividers_stay) {
  const std::string text = "x" + std::string(kSchema) + std::string(kDivider) + std::string(kTable);
  std::set<std::string> firsts, seconds;
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const std::string neighbour = mutate_pieces(text, seed);
    const Pieces pieces(neighbour);
    BOOST_REQUIRE(pieces.all().size() == 2U);
    BOOST_TEST((pieces.all()[0] == text.substr(0, kSchema.size() + 1) || pieces.all()[1] == kTable));
    firsts.emplace(pieces.all()[0]);
    seconds.emplace(pieces.all()[1]);
  }
  BOOST_TEST(firsts.size() > 20U);
  BOOST_TEST(seconds.size() > 20U);
}
