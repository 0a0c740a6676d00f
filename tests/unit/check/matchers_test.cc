#include "walk/matchers.h"
#include "base/calendar.h"

#include <boost/test/unit_test.hpp>

using namespace ocpv;

BOOST_AUTO_TEST_CASE(times_are_those_of_rfc_3339) {
  const struct {
    const char* text;
    bool date_time;
  } cases[] = {{"2024-08-07T14:51:41Z", true},
               {"2024-08-07t14:51:41z", true},
               {"2024-08-07T14:51:41.135+08:00", true},
               {"2024-08-07T14:51:41", false},
               {"2024-08-07 14:51:41Z", false},
               {"2024-02-29T00:00:00Z", true},
               {"2023-02-29T00:00:00Z", false},
               {"1900-02-29T00:00:00Z", false},
               {"2000-02-29T00:00:00Z", true},
               {"2024-13-01T00:00:00Z", false},
               {"2024-00-01T00:00:00Z", false},
               {"2024-04-31T00:00:00Z", false},
               {"2024-08-07T24:00:00Z", false},
               {"2024-08-07T23:60:00Z", false},
               {"2024-08-07T23:59:60Z", true},
               {"2024-08-07T22:59:60Z", false},
               {"2024-08-08T07:59:60+08:00", true},
               {"2024-08-07T14:51:41.Z", false},
               {"2024-08-07T14:51:41+24:00", false},
               {"2024-08-07T14:51:41+0800", false},
               {"2024-08-07T14:51:41Zx", false},
               {"", false},
               {"2024-8-7T1:5:4Z", false}};
  for (const auto& row : cases) BOOST_TEST_CONTEXT(row.text) BOOST_TEST(is_date_time(row.text) == row.date_time);
  BOOST_TEST(is_time("14:51:41+08:00"));
  BOOST_TEST(!is_time("14:51:41"));
  BOOST_TEST(is_date("2024-08-07"));
  BOOST_TEST(!is_date("2024-08-07Z"));
}

BOOST_AUTO_TEST_CASE(a_protocol_is_letters_then_colon_and_two_slashes) {
  const struct {
    const char* text;
    std::size_t size;
  } cases[] = {{"oss://x", 6},        {"OSS://", 6},  {"s3a+x.y-1://b", 12}, {"/obbackup/", 0},
               {"osstest/backup", 0}, {"1ss://x", 0}, {"://x", 0},           {"oss:/x", 0},
               {"os s://x", 0},       {"", 0},        {"x/oss://y", 0}};
  for (const auto& row : cases) BOOST_TEST_CONTEXT(row.text) BOOST_TEST(walk::protocol_size(row.text) == row.size);
}
