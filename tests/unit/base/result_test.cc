#include "base/result.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

BOOST_AUTO_TEST_CASE(an_error_is_told_with_as_much_of_its_place_as_is_known) {
  struct Case {
    ocpv::Error error;
    std::string told;
  };
  const std::vector<Case> cases{
      {{"no table"}, "no table"},
      {{"no table", "page.md"}, "page.md: no table"},
      {{"no table", "page.md", 3}, "page.md:3: no table"},
      {{"no table", "page.md", 3, 7}, "page.md:3:7: no table"},
      {{"no table", "page.md", 0, 7}, "page.md: no table"},
      {{"no table", "", 3, 7}, "3:7: no table"},
  };
  for (const Case& one : cases) BOOST_TEST(ocpv::to_string(one.error) == one.told);
}
