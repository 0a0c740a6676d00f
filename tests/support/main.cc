// The main function of every test program: Boost.Test makes it where a module is named.
#define BOOST_TEST_MODULE ocpv
#include <boost/test/unit_test.hpp>
