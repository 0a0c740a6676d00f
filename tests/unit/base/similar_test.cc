#include "base/similar.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using ocpv::find_similar;

BOOST_AUTO_TEST_CASE(a_near_name_is_found_and_a_far_one_is_not) {
  const struct {
    const char* name;
    const char* candidate;
    bool is_near;
  } cases[] = {{"storageURL", "storageUrl", true},
               {"storage_url", "storageUrl", true},
               {"confgName", "configName", true},
               {"ocnfigName", "configName", true},
               {"configNames", "configName", true},
               {"cnfgName", "configName", true},
               {"cnfgNme", "configName", false},
               {"id", "ids", true},
               {"id", "ip", false},
               {"mode", "made", true},
               {"mode", "mad", false},
               {"accessKeyId", "accessKey", true},
               {"serviceId", "serviceName", false},
               {"", "a", false},
               {"backupMode", "backupMode", false}};
  for (const auto& row : cases) {
    const std::string_view candidate = row.candidate;
    BOOST_TEST_CONTEXT(row.name << " and " << row.candidate) {
      BOOST_TEST(find_similar(row.name, {&candidate, 1}).has_value() == row.is_near);
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_guessed_between_two_equally_near) {
  constexpr std::string_view kNames[] = {"ossAccessKey", "cosAccessKey", "s3AccessKey"};
  BOOST_TEST(!find_similar("cssAccessKey", kNames).has_value());
  BOOST_TEST(find_similar("s3AcessKey", kNames).value() == 2U);
}

namespace {

/// The whole table, as the books have it.
std::size_t plain_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

BOOST_AUTO_TEST_CASE(nearness_is_that_of_the_whole_table_of_distances) {
  std::uint64_t state = 1;
  const auto below = [&](std::size_t bound) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state >> 33) % bound;
  };
  const auto word = [&](std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += static_cast<char>('a' + below(3));
    return text;
  };
  for (int i = 0; i < 20'000; ++i) {
    const std::string a = word(1 + below(12)), b = word(1 + below(12));
    if (a == b) continue;
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t allowed = shorter >= 8 ? 2 : shorter >= 3 ? 1 : 0;
    const bool plural = a + "s" == b || b + "s" == a;
    const std::string_view candidate = b;
    BOOST_TEST_CONTEXT(a << " and " << b) {
      BOOST_TEST(find_similar(a, {&candidate, 1}).has_value() == (plural || plain_distance(a, b) <= allowed));
    }
  }
}
