#include "base/result.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

BOOST_AUTO_TEST_CASE(an_error_is_told_with_as_much_of_its_place_as_is_known) {
  struct Case {
    ocpv::Error error;
    std::string told;
  };
  const ocpv::Message no_table{"no table", "没有表格"};
  const std::vector<Case> cases{
      {{no_table}, "no table"},
      {{no_table, "page.md"}, "page.md: no table"},
      {{no_table, "page.md", 3}, "page.md:3: no table"},
      {{no_table, "page.md", 3, 7}, "page.md:3:7: no table"},
      {{no_table, "page.md", 0, 7}, "page.md: no table"},
      {{no_table, "", 3, 7}, "3:7: no table"},
  };
  for (const Case& one : cases) BOOST_TEST(ocpv::to_string(one.error, ocpv::Language::en) == one.told);
  BOOST_TEST(ocpv::to_string(cases.back().error, ocpv::Language::zh) == "3:7: 没有表格");
}
