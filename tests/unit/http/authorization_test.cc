#include "http/authorization.h"
#include "base/calendar.h"

#include <boost/test/unit_test.hpp>

using namespace ocpv;
using namespace ocpv::http;

BOOST_AUTO_TEST_SUITE(authorization)

BOOST_AUTO_TEST_CASE(only_the_two_documented_shapes_are_right) {
  const struct {
    const char* value;
    Shape shape;
  } cases[] = {
      {"Basic Zm9vOmJhcg==", Shape::basic},
      {"basic Zm9vOmJhcg==", Shape::basic},
      {"Basic   Zm9vOmJhcg== ", Shape::basic},
      {"Basic Og==", Shape::basic},            // An empty user and an empty password.
      {"Basic Zm9vYmFy", Shape::bad_basic},    // foobar, without a colon.
      {"Basic Zm9vOmJhcg", Shape::bad_basic},  // Without padding.
      {"Basic foo:bar", Shape::bad_basic},
      {"Basic foo bar", Shape::bad_basic},
      {"Basic", Shape::bad_basic},
      {"Basic ", Shape::bad_basic},
      {"Basic ====", Shape::bad_basic},
      {"Basic {{auth}}", Shape::bad_basic},
      {"OCP-ACCESS-KEY-HMACSHA1 cqammmxBpfGjFlto:XN8P+O+v3vUabB16ZCooq5wMJoY=", Shape::signature},
      {"OCP-ACCESS-KEY-HMACSHA1 cqammmxBpfGjFlto:XN8P+O+v3vUabB16ZCooq5wMJo=", Shape::bad_signature},
      {"OCP-ACCESS-KEY-HMACSHA1 :XN8P+O+v3vUabB16ZCooq5wMJoY=", Shape::bad_signature},
      {"OCP-ACCESS-KEY-HMACSHA1 cqammmxBpfGjFlto XN8P+O+v3vUabB16ZCooq5wMJoY=", Shape::bad_signature},
      {"OCP-ACCESS-KEY-HMACSHA1", Shape::bad_signature},
      {"OCP-ACCESS-KEY-HMACSHA256 a:XN8P+O+v3vUabB16ZCooq5wMJoY=", Shape::unknown_scheme},
      {"ocp-access-key-hmacsha1 a:XN8P+O+v3vUabB16ZCooq5wMJoY=", Shape::unknown_scheme},
      {"Bearer Zm9vOmJhcg==", Shape::unknown_scheme},
      {"Zm9vOmJhcg==", Shape::unknown_scheme},
      {"", Shape::unknown_scheme},
  };
  for (const auto& one : cases) BOOST_TEST((shape_of(one.value, false) == one.shape), one.value);
}

BOOST_AUTO_TEST_CASE(a_placeholder_stands_for_what_is_right_only_where_it_may) {
  for (const char* value :
       {"Basic {{auth}}", "Basic ${AUTH}", "{{authorization}}", "${AUTHORIZATION}",
        "OCP-ACCESS-KEY-HMACSHA1 {{ak}}:{{signature}}", "Basic user:password", "Basic user password"}) {
    const Shape shape = shape_of(value, true);
    BOOST_TEST((shape == Shape::basic || shape == Shape::signature), value);
  }
  BOOST_TEST((shape_of("Bearer {{token}}", true) == Shape::unknown_scheme));
  BOOST_TEST((shape_of("Basic {auth}", true) == Shape::bad_basic));
}

BOOST_AUTO_TEST_CASE(a_date_has_the_form_of_rfc_1123) {
  for (const char* date :
       {"Tue, 17 Jan 2023 03:36:01 GMT", "Mon, 3 Jan 2010 08:33:47 GMT", "Thu, 29 Feb 2024 23:59:60 GMT"}) {
    BOOST_TEST(read_http_date(date).has_value(), date);
  }
  for (const char* date :
       {"", "2023-01-17T03:36:01Z", "Tue, 17 Jan 2023 03:36:01", "Tue, 17 Jan 2023 03:36:01 UTC",
        "tue, 17 Jan 2023 03:36:01 GMT", "Tue 17 Jan 2023 03:36:01 GMT", "Tue, 32 Jan 2023 03:36:01 GMT",
        "Wed, 29 Feb 2023 03:36:01 GMT", "Tue, 17 Jan 23 03:36:01 GMT", "Tue, 17 Jan 2023 24:00:00 GMT",
        "Tue, 17 Jan 2023 3:36:01 GMT", "Tue, 17 Jan 2023 03:36:01 GMT x", "Tue, 0 Jan 2023 03:36:01 GMT"}) {
    BOOST_TEST(!read_http_date(date), date);
  }
}

BOOST_AUTO_TEST_SUITE_END()
