// Pointers and names of any length: told whole while they are short, cut between characters when they are long.
#include "explain/value_pointers.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "base/limits.h"
#include "support.h"

using namespace ocpv;
using namespace ocpv::check;
using namespace ocpv::explain;
using namespace ocpv::check::testing;

BOOST_AUTO_TEST_CASE(a_name_that_is_long_by_its_escapes_only_is_told_whole) {
  std::string escaped;
  for (int i = 0; i < 200; ++i) escaped += "\\u0041";
  Checker checker;
  findings::Findings findings;
  checker.check(compiled(R"({"additionalProperties":{"type":"integer"}})"), "{\"" + escaped + "\":\"x\"}", {},
                findings);
  BOOST_REQUIRE(findings.diagnostics.size() == 1);
  BOOST_TEST(findings.diagnostics.front().pointer == "/" + std::string(200, 'A'));
}

BOOST_AUTO_TEST_CASE(a_long_pointer_keeps_the_numbers_of_items_and_its_field_is_cut) {
  const std::string name(3 * ocpv::kMostPointerBytes, 'a');
  Checker checker;
  findings::Findings findings;
  checker.check(compiled(R"({"items":{"additionalProperties":{"type":"integer"}}})"), "[{},{\"" + name + "\":\"x\"}]",
                {}, findings);
  BOOST_REQUIRE(findings.diagnostics.size() == 1);
  BOOST_TEST(findings.diagnostics.front().pointer.starts_with("/1/aaa"));
  BOOST_TEST(findings.diagnostics.front().field.size() <= ocpv::kMostPointerBytes);
}

BOOST_AUTO_TEST_CASE(a_long_pointer_keeps_its_ends_and_is_cut_between_characters) {
  const std::string whole = "/" + std::string(ocpv::kMostPointerBytes - 1, 'a');
  BOOST_TEST(elided(whole) == whole);
  for (const std::string character : {"a", "\u00e9", "\u5907", "\U0001F600"}) {
    for (const std::string start : {"/", "/b", "/bc", "/bcd"}) {
      std::string pointer = start;
      while (pointer.size() <= ocpv::kMostPointerBytes + 8) pointer += character;
      const std::string cut = elided(pointer);
      const std::size_t gap = cut.find("\u2026");
      BOOST_TEST_CONTEXT(character << " behind " << start) {
        BOOST_REQUIRE(gap != std::string::npos);
        BOOST_TEST(cut.size() <= ocpv::kMostPointerBytes);
        BOOST_TEST(cut.size() + 8 > ocpv::kMostPointerBytes);
        BOOST_TEST((gap - start.size()) % character.size() == 0U);
        BOOST_TEST((cut.size() - gap - 3) % character.size() == 0U);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_pointer_of_broken_bytes_is_cut_within_its_bounds) {
  BOOST_TEST(elided("/" + std::string(2 * ocpv::kMostPointerBytes, '\x80')) == "\u2026");
}
