// Schemas whose references double, and those that ask for much in few bytes: compiling one takes time and memory that
// grow with its bytes, or it is refused with its place.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "check/check.h"
#include "plan/plan.h"
#include "plan/program.h"
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

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

/// Each definition names the next one twice.
template <class Twice>
std::string ladder(std::size_t count, Twice twice) {
  return R"({"$ref":"#/definitions/d0","definitions":{)" +
         listed(count,
                [&](std::size_t i) {
                  return "\"d" + number(i) + "\":" + twice(R"({"$ref":"#/definitions/d)" + number(i + 1) + "\"}");
                }) +
         ",\"d" + number(count) + R"(":{"type":"integer"}}})";
}

std::string twice_in(std::string_view keyword, std::string_view next) {
  return "{\"" + std::string(keyword) + "\":[" + std::string(next) + "," + std::string(next) + "]}";
}

/// Many places that refer to one that is large.
std::string uses_of(std::size_t count, std::string_view large) {
  return R"({"definitions":{"large":)" + std::string(large) + R"(},"properties":{)" +
         listed(count, [](std::size_t i) { return "\"p" + number(i) + R"(":{"$ref":"#/definitions/large"})"; }) + "}}";
}

std::string some_properties(std::size_t count) {
  return R"({"properties":{)" + listed(count, [](std::size_t i) { return "\"m" + number(i) + "\":{}"; }) + "}}";
}

struct Case {
  std::string_view name;
  std::size_t count;
  std::string (*schema)(std::size_t count);
};

constexpr Case kCases[] = {
    {"allOf doubles", 8,
     [](std::size_t count) { return ladder(count, [](const auto& next) { return twice_in("allOf", next); }); }},
    {"anyOf doubles", 8,
     [](std::size_t count) { return ladder(count, [](const auto& next) { return twice_in("anyOf", next); }); }},
    {"oneOf doubles", 8,
     [](std::size_t count) { return ladder(count, [](const auto& next) { return twice_in("oneOf", next); }); }},
    {"not doubles", 8,
     [](std::size_t count) {
       return ladder(count, [](const auto& next) { return "{\"not\":" + twice_in("allOf", next) + "}"; });
     }},
    {"if, then and else triple", 8,
     [](std::size_t count) {
       return ladder(
           count, [](const auto& next) { return "{\"if\":" + next + ",\"then\":" + next + ",\"else\":" + next + "}"; });
     }},
    {"x-ocpv-advice doubles", 8,
     [](std::size_t count) { return ladder(count, [](const auto& next) { return twice_in("x-ocpv-advice", next); }); }},
    {"properties double on the way down", 8,
     [](std::size_t count) {
       return ladder(count, [](const auto& next) { return R"({"properties":{"a":)" + next + ",\"b\":" + next + "}}"; });
     }},
    {"a long list of values is used often", 1000,
     [](std::size_t count) {
       return uses_of(count, "{\"enum\":[" + listed(count * 4, [](std::size_t i) { return number(i); }) + "]}");
     }},
    {"a wide object is used often, each time from another row", 500,
     [](std::size_t count) {
       return R"({"definitions":{"large":)" + some_properties(count) + R"(},"properties":{)" +
              listed(count,
                     [](std::size_t i) {
                       return "\"p" + number(i) + R"(":{"x-ocpv-said":{"page":"p","line":)" + number(i + 1) +
                              R"(},"items":{"$ref":"#/definitions/large"}})";
                     }) +
              "}}";
     }},
    {"many lists of additional properties beside many members", 500,
     [](std::size_t count) {
       return "{\"allOf\":[" + some_properties(count) + "," +
              listed(count,
                     [](std::size_t i) { return R"({"additionalProperties":{"minLength":)" + number(i) + "}}"; }) +
              "]}";
     }},
    {"many subschemas below a long name", 2000,
     [](std::size_t count) {
       return "{\"properties\":{\"" + repeated("a", count * 10) + "\":{\"allOf\":[" +
              listed(count, [](std::size_t) { return R"({"type":"integer"})"; }) + "]}}}";
     }},
    {"references far down a long list", 2000,
     [](std::size_t count) {
       return R"({"definitions":{"d":{"allOf":[)" + listed(count, [](std::size_t) { return R"({"type":"integer"})"; }) +
              R"(]}},"properties":{)" +
              listed(count,
                     [&](std::size_t i) {
                       return "\"p" + number(i) + R"(":{"$ref":"#/definitions/d/allOf/)" + number(count - 1 - i) +
                              "\"}";
                     }) +
              "}}";
     }},
};

/// Whether it gives a plan; what a plan holds stays within some times the schema.
bool compiles(const std::string& schema) {
  const Result<plan::Plan> plan = plan::compile(schema);
  if (!plan.ok()) return false;
  const plan::Program& program = plan->program();
  const std::size_t most = 400'000 + schema.size();
  BOOST_TEST(program.said.size() <= most);
  BOOST_TEST(program.checks.size() <= most);
  BOOST_TEST(program.values.size() <= most);
  BOOST_TEST(program.members.size() <= most);
  return true;
}

BOOST_AUTO_TEST_CASE(what_a_schema_refers_to_costs_no_more_than_its_bytes_allow_or_is_refused) {
  for (const Case& one : kCases) {
    const std::string large = one.schema(one.count * 4);
    compiles(large);
    // Whatever a schema of so many bytes says, it takes no longer than a flat one of a budget's size.
    const std::string flat =
        "{\"allOf\":[" + listed(100 + large.size() / 20'000, [](std::size_t) { return some_properties(2000); }) + "]}";
    const double most = 4 * least_milliseconds([&] { (void)plan::compile(flat); });
    const double time = least_milliseconds([&] { (void)plan::compile(large); });
    BOOST_TEST(time <= most, one.name << ": " << time << " ms, but at most " << most << " ms were allowed");
  }
}

BOOST_AUTO_TEST_CASE(a_schema_that_refers_to_itself_twice_at_each_level_is_judged) {
  for (const std::string_view keyword : {"allOf", "anyOf"}) {
    for (const std::string_view place : {R"({"additionalProperties":)", R"({"properties":{"a":)"}) {
      std::string schema(place);
      schema += "{\"" + std::string(keyword) + R"(":[{"$ref":"#"},{"$ref":"#"}]}})";
      if (place.back() == ':' && place.find("properties\"") != std::string_view::npos) schema += '}';
      schema.insert(1, R"("type":["object","integer"],)");
      const Result<plan::Plan> plan = plan::compile(schema);
      // What a rule asks has a bit for each time that it is asked, and an object has only so many.
      BOOST_REQUIRE_MESSAGE(plan.ok() || keyword == "anyOf", schema);
      if (!plan.ok()) continue;
      check::Checker checker;
      const std::string right = repeated("{\"a\":", 60) + "1" + repeated("}", 60);
      const std::string wrong = repeated("{\"a\":", 60) + "true" + repeated("}", 60);
      BOOST_TEST((checker.verdict(*plan, right, {}) == Status::ok), schema);
      BOOST_TEST((checker.verdict(*plan, wrong, {}) == Status::invalid), schema);
    }
  }
}

BOOST_AUTO_TEST_CASE(references_that_nest_far_within_one_place_are_refused_and_not_followed_to_the_end_of_the_stack) {
  constexpr std::size_t kNested = 120;
  for (const auto& [open, close] : {std::pair{R"({"allOf":[)", "]}"}, {R"({"not":)", "}"}, {R"({"if":)", "}"}}) {
    const std::string opened = repeated(open, kNested), closed = repeated(close, kNested);
    const std::string schema = R"({"$ref":"#/definitions/d0","definitions":{)" +
                               listed(60,
                                      [&](std::size_t i) {
                                        return "\"d" + number(i) + "\":" + opened + R"({"$ref":"#/definitions/d)" +
                                               number(i + 1) + "\"}" + closed;
                                      }) +
                               R"(,"d60":{"type":"integer"}}})";
    const Result<plan::Plan> plan = plan::compile(schema);
    BOOST_TEST(!plan.ok());
  }
}

}  // namespace
}  // namespace ocpv::hostile
