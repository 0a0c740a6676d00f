// Lines of recordings: which are exchanges, and where their bodies stand.
#include "input/exchange_line.h"

#include <boost/test/unit_test.hpp>

#include "documents.h"

namespace {

using namespace ocpv;

struct Case {
  std::string_view line;
  bool is_exchange = false;
  std::string_view request, response;  ///< The bodies put apart.
};

constexpr Case kCases[] = {
    {R"({"request": {"method": "GET", "url": "/api/a"}})", true, "", ""},
    {R"({"request":{"url":"/api/a","body":{"a":[1,"}"]},"method":"GET"},"response":{"body":[{}]}})", true,
     R"({"a":[1,"}"]})", "[{}]"},
    {R"({"request": {"method": "GET", "url": "/api/a", "body": "text"}})", true, "", ""},
    {R"({"request": {"method": "GET", "url": "/api/a", "body": 7}})", true, "", ""},
    {R"({"request": {"method": "GET", "url": "/api/a", "headers": {"body": {}}}})", true, "", ""},
    {R"({"request" : {"method" : "GET", "url" : "/api/a", "body" : {"\"": "\\"} } })", true, R"({"\"": "\\"})", ""},
    {R"({"request": {"method": 1, "url": "/api/a"}})", false, "", ""},
    {R"({"request": {"method": "GET"}, "url": "/api/a"})", false, "", ""},
    {R"({"request": {"a": {"method": "GET", "url": "/api/a"}}})", false, "", ""},
    {R"({"response": {"method": "GET", "url": "/api/a"}})", false, "", ""},
    {R"([{"request": {"method": "GET", "url": "/api/a"}}])", false, "", ""},
    {R"({"a": "request", "method": "GET", "url": "/api/a"})", false, "", ""},
    {R"("request)", false, "", ""},
    {R"(}}}{"request)", false, "", ""},
    {"", false, "", ""},
};

std::string_view piece(std::string_view line, const std::optional<input::Span>& span) {
  return span ? input::slice(line, *span) : std::string_view();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exchange_line)

BOOST_AUTO_TEST_CASE(a_line_is_an_exchange_by_its_first_two_levels_alone) {
  for (const Case& one : kCases) {
    const input::ExchangeShape shape = input::exchange_shape(one.line);
    BOOST_TEST_CONTEXT(one.line) {
      BOOST_TEST(shape.is_exchange == one.is_exchange);
      BOOST_TEST(piece(one.line, shape.bodies.request) == one.request);
      BOOST_TEST(piece(one.line, shape.bodies.response) == one.response);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_piece_of_a_line_is_read_beyond_its_end) {
  for (const Case& one : kCases) {
    for (std::size_t size = 0; size < one.line.size(); ++size) {
      const std::string piece(one.line.substr(0, size));
      std::size_t taken = 0;
      input::read_exchange("a", piece, input::exchange_shape(piece), {}, [&](input::Document&& document) {
        BOOST_TEST(document.problem.has_value());
        ++taken;
        return true;
      });
      BOOST_TEST(taken == 1U);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
