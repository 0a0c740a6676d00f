#include "json/decimal.h"
#include "json/fixed.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>

using ocpv::json::Decimal;

BOOST_AUTO_TEST_CASE(numbers_are_compared_by_their_digits) {
  const std::string zeros(400, '0');
  const std::string nines = "99999999999999999999", ten = "1" + std::string(60, '0');
  const std::string ascending[] = {"-1e" + ten,
                                   "-1e100000000000000000000",
                                   "-1e" + nines,
                                   "-1e100000000000000001",
                                   "-1e400",
                                   "-9223372036854775809",
                                   "-9223372036854775808",
                                   "-1.5",
                                   "-1.4999999999999999999999",
                                   "-1e-400",
                                   "-1e-" + nines,
                                   "0",
                                   "1e-" + ten,
                                   "1e-100000000000000000000",
                                   "2e-100000000000000000000",
                                   "1e-" + nines,
                                   "1e-100000000000000001",
                                   "1e-99999999999999999",
                                   "1e-400",
                                   "0.1",
                                   "0.10000000000000000000001",
                                   "1",
                                   "9.9e0",
                                   "10",
                                   "9223372036854775807",
                                   "9223372036854775808",
                                   "1" + zeros,
                                   "1e401",
                                   "1e99999999999999999",
                                   "1e100000000000000000",
                                   "1e100000000000000001",
                                   "9e100000000000000001",
                                   "1e" + nines,
                                   "1e100000000000000000000",
                                   "1e100000000000000000001",
                                   "1e" + ten};
  for (std::size_t i = 0; i < std::size(ascending); ++i) {
    for (std::size_t j = 0; j < std::size(ascending); ++j) {
      BOOST_TEST_CONTEXT(ascending[i] << " and " << ascending[j]) {
        BOOST_TEST(((Decimal(ascending[i]) <=> Decimal(ascending[j])) < 0) == (i < j));
        BOOST_TEST((Decimal(ascending[i]) == Decimal(ascending[j])) == (i == j));
      }
    }
  }
  for (const auto& [a, b] :
       {std::pair("1e2", "100"), std::pair("0.01e4", "100.000"), std::pair("-0", "0.0e9"), std::pair("1E-2", "0.01"),
        std::pair("10e99999999999999999999", "1e+0100000000000000000000"),
        std::pair("0.1e-99999999999999999999", "1e-100000000000000000000"),
        std::pair("100e99999999999999999", "1e100000000000000001"), std::pair("0e99999999999999999999", "0")}) {
    BOOST_TEST_CONTEXT(a << " and " << b) BOOST_TEST((Decimal(a) == Decimal(b)));
  }
}

BOOST_AUTO_TEST_CASE(an_integer_is_one_however_it_is_written) {
  const struct {
    const char* text;
    bool is_integer;
    const char* whole;
  } cases[] = {{"26.0", true, "26"},
               {"2.6e1", true, "26"},
               {"1e2", true, "100"},
               {"26.5", false, ""},
               {"1e-1", false, ""},
               {"100e-2", true, "1"},
               {"-0.0", true, "0"},
               {"9223372036854775807", true, "9223372036854775807"},
               {"9223372036854775808", true, ""},
               {"-9223372036854775808", true, "-9223372036854775808"},
               {"-9223372036854775809", true, ""},
               {"922337203685477580.7e1", true, "9223372036854775807"},
               {"1e18", true, "1000000000000000000"},
               {"1e19", true, ""},
               {"0e999999999999999999999999", true, "0"},
               {"1e999999999999999999999999", true, ""},
               {"1e-999999999999999999999999", false, ""}};
  for (const auto& row : cases) {
    BOOST_TEST_CONTEXT(row.text) {
      const Decimal number(row.text);
      BOOST_TEST(number.is_integer() == row.is_integer);
      BOOST_TEST((number.to_int64() ? std::to_string(*number.to_int64()) : "") == row.whole);
    }
  }
}

BOOST_AUTO_TEST_CASE(multiples_are_exact_at_any_length) {
  BOOST_TEST(Decimal("0").is_multiple_of(7));
  BOOST_TEST(Decimal("-21").is_multiple_of(7));
  BOOST_TEST(!Decimal("22").is_multiple_of(7));
  BOOST_TEST(!Decimal("7.5").is_multiple_of(7));
  BOOST_TEST(Decimal("7e1000000000000").is_multiple_of(7));
  BOOST_TEST(!Decimal("1e1000000000000").is_multiple_of(7));
  BOOST_TEST(Decimal("1e9").is_multiple_of(2147483647) == false);
  BOOST_TEST(Decimal("2147483647e3").is_multiple_of(2147483647));
}

BOOST_AUTO_TEST_CASE(a_few_digits_around_a_point_are_the_number_that_all_digits_are) {
  using ocpv::json::fixed_of;
  const std::string texts[] = {"0",
                               "-0",
                               "0.0",
                               "-0.000",
                               "1",
                               "1.0",
                               "10",
                               "0.1",
                               "0.10",
                               "0.01",
                               "-0.1",
                               "99.75",
                               "99.751",
                               "-99.75",
                               "26.00",
                               "100.0000000000000001",
                               "123456789012345678",
                               "-123456789012345678",
                               "0.12345678901234567",
                               "999999999999999999",
                               "9.99999999999999999",
                               "-9.99999999999999999"};
  for (const std::string& a : texts) {
    const auto x = fixed_of(a);
    BOOST_REQUIRE_MESSAGE(x.has_value() == (a != "100.0000000000000001"), a);
    if (!x) continue;
    BOOST_TEST(x->whole().has_value() == Decimal(a).is_integer(), a);
    BOOST_TEST((x->whole() == Decimal(a).to_int64()), a);
    for (const std::string& b : texts) {
      const auto y = fixed_of(b);
      if (y) BOOST_TEST((compare(*x, *y) == (Decimal(a) <=> Decimal(b))), a << " and " << b);
    }
    for (const std::int64_t bound : {INT64_MIN, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}, INT64_MAX}) {
      BOOST_TEST((compare(*x, {bound, 0}) == (Decimal(a) <=> Decimal(std::to_string(bound)))), a << " and " << bound);
    }
  }
  for (const char* text : {"1e2", "1E-2", "1.5e0", "1234567890123456789", "0.1234567890123456789"}) {
    BOOST_TEST(!fixed_of(text).has_value(), text);
  }
}
