// Documents in which very much is wrong, without a limit on what is told: the time may only double with them, as it
// must where a configuration changes a severity and nothing may be left out beforehand.
#include <boost/test/unit_test.hpp>

#include <limits>
#include <string>
#include <string_view>

#include "check/check.h"
#include "findings/diagnostic.h"
#include "plan/plan.h"
#include "report/formats.h"
#include "timing.h"

namespace ocpv::hostile {
namespace {

std::string number(std::size_t i) { return std::to_string(i); }

template <class Text>
std::string listed(std::size_t count, Text text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) out += ',';
    out += text(i);
  }
  return out;
}

std::string open_object(std::size_t) { return R"({"properties":{"a":{}}})"; }
std::string quarters(std::size_t count) {
  return "{\"required\":[" + listed(count, [](std::size_t i) { return "\"quarter" + number(i) + "\""; }) + "]}";
}

struct Case {
  std::string_view name;
  std::size_t count;
  std::string (*schema)(std::size_t count);
  std::string (*document)(std::size_t count);
};

constexpr Case kCases[] = {
    {"one name again and again", 10'000, open_object,
     [](std::size_t count) { return "{" + listed(count, [](std::size_t) { return R"("b":1)"; }) + "}"; }},
    {"names given twice", 5'000, open_object,
     [](std::size_t count) {
       return "{" + listed(count, [](std::size_t i) { return "\"b" + number(i) + "\":1,\"b" + number(i) + "\":2"; }) +
              "}";
     }},
    {"a documented name again and again, behind others", 5'000, open_object,
     [](std::size_t count) {
       return "{" + listed(count, [](std::size_t i) { return "\"b" + number(i) + "\":1"; }) + "," +
              listed(count, [](std::size_t) { return R"("a":1)"; }) + "}";
     }},
    {"unknown names", 10'000, open_object,
     [](std::size_t count) {
       return "{" + listed(count, [](std::size_t i) { return "\"b" + number(i) + "\":1"; }) + "}";
     }},
    {"the same missing in many objects, and unknown in one", 2500,
     [](std::size_t) { return std::string(R"({"properties":{"a":{"items":{"required":["name"]}}}})"); },
     [](std::size_t count) {
       return R"({"a":[)" + listed(count, [](std::size_t) { return "{}"; }) + "]," +
              listed(count, [](std::size_t i) { return "\"nam" + number(i) + "\":1"; }) + "}";
     }},
};

struct Work {
  Work(const Case& one, std::size_t count) : document(one.document(count)), plan(*plan::compile(one.schema(count))) {}

  void check() {
    check::Options options;
    options.limits.max_diagnostics = std::numeric_limits<std::uint32_t>::max();
    options.limits.max_bytes = kMostBytes;
    BOOST_REQUIRE(checker.check(plan, document, options, findings) != Status::too_large);
    BOOST_REQUIRE(findings.diagnostics.size() >= 500);
  }

  std::string document;
  plan::Plan plan;
  check::Checker checker;
  findings::Findings findings;
};

BOOST_AUTO_TEST_CASE(time_doubles_with_what_is_told_and_no_more) {
  for (const Case& one : kCases) {
    Work small(one, one.count), large(one, one.count * 4);
    const double growth = growth_between(
        small.document.size(), large.document.size(), [&] { small.check(); }, [&] { large.check(); });
    // What is told outgrows the caches of the machine; what is quadratic grows fourfold.
    BOOST_TEST(growth <= 3, one.name << " grows " << growth << "-fold");
  }
}

BOOST_AUTO_TEST_CASE(what_is_missing_and_misspelt_thousandfold_is_joined_within_a_budget) {
  const Case many = {"", 0, quarters, [](std::size_t count) {
                       return "{" + listed(count, [](std::size_t i) { return "\"quarrer" + number(i) + "\":1"; }) + "}";
                     }};
  Work few(many, 500), more(many, 2000);
  // All pairs are compared here, which four times as many are sixteen times of; all triples would be sixty-four.
  const double growth = growth_between(
      few.document.size(), more.document.size(), [&] { few.check(); }, [&] { more.check(); });
  BOOST_TEST(growth * growth <= 24);
}

BOOST_AUTO_TEST_CASE(each_format_grows_with_what_it_tells) {
  const Case& alike = kCases[0];
  Work small(alike, 2000), large(alike, 8000);
  small.check();
  large.check();
  using report::Format;
  for (const Format format :
       {Format::json, Format::sarif, Format::junit, Format::github, Format::gitlab, Format::html}) {
    const auto render = [&](const Work& work) {
      report::File file;
      file.path = "a.json";
      file.source = work.document;
      file.findings = &work.findings;
      BOOST_REQUIRE(!report::render(format, {file}, {}).empty());
    };
    const double growth = growth_between(
        small.document.size(), large.document.size(), [&] { render(small); }, [&] { render(large); });
    BOOST_TEST(growth <= kMostGrowth, "format " << static_cast<int>(format) << " grows " << growth << "-fold");
  }
}

}  // namespace
}  // namespace ocpv::hostile
