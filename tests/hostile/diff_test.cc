// Schemas that are long, deep or refer to one another, compared: time grows with their bytes, or they are refused.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "compare/compare.h"
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

std::string nested(std::string_view open, std::string_view middle, std::string_view close, std::size_t count) {
  return repeated(open, count) + std::string(middle) + repeated(close, count);
}

std::string objects(std::size_t count, std::string_view of, std::string_view body) {
  return R"({"properties":{)" +
         listed(count / 50,
                [&](std::size_t i) {
                  return "\"" + std::string(of) + number(i) + R"(":{"properties":{)" +
                         listed(50,
                                [&](std::size_t k) {
                                  return "\"" + std::string(of) + number(i * 50 + k) + "\":" + std::string(body);
                                }) +
                         "}}";
                }) +
         "}}";
}

struct Case {
  std::string_view name;
  std::size_t count;
  std::string (*before)(std::size_t count);
  std::string (*after)(std::size_t count);
};

constexpr Case kCases[] = {
    {"values that all changed", 5000,
     [](std::size_t count) {
       return "{\"enum\":[" + listed(count, [](std::size_t i) { return "\"A" + number(i) + "\""; }) + "]}";
     },
     [](std::size_t count) {
       return "{\"enum\":[" + listed(count, [](std::size_t i) { return "\"B" + number(i) + "\""; }) + "]}";
     }},
    {"required fields", 200,
     [](std::size_t count) {
       return "{\"required\":[" + listed(count, [](std::size_t i) { return "\"a" + number(i) + "\""; }) +
              "],\"properties\":{" + listed(count, [](std::size_t i) { return "\"a" + number(i) + "\":{}"; }) + "}}";
     },
     [](std::size_t count) { return objects(count, "a", R"({"type":"string"})"); }},
    {"fields that moved", 2500, [](std::size_t count) { return objects(count, "name", R"({"type":"string"})"); },
     [](std::size_t count) {
       return R"({"properties":{"deeper":)" + objects(count, "name", R"({"type":"string"})") + "}}";
     }},
    {"fields that went and others that came", 2500,
     [](std::size_t count) { return objects(count, "first", R"({"type":"string"})"); },
     [](std::size_t count) { return objects(count, "second", R"({"type":"string"})"); }},
    {"rules that all changed", 2000,
     [](std::size_t count) {
       return "{\"allOf\":[" + listed(count, [](std::size_t i) { return "{\"minimum\":" + number(i) + "}"; }) + "]}";
     },
     [](std::size_t count) {
       return "{\"allOf\":[" + listed(count, [](std::size_t i) { return "{\"maximum\":" + number(i) + "}"; }) + "]}";
     }},
    {"fields that examples contest", 2000,
     [](std::size_t count) { return objects(count, "a", R"({"x-ocpv-contested":{"type":"integer"}})"); },
     [](std::size_t count) { return objects(count, "a", R"({"x-ocpv-contested":{"type":"string"}})"); }},
};

/// Neither side is refused, and nothing else is measured.
void compare(const std::string& before, const std::string& after) {
  const auto old_facts = compare::schema_facts(before, "before", compare::Level::held);
  const auto new_facts = compare::schema_facts(after, "after", compare::Level::held);
  BOOST_REQUIRE(old_facts.ok());
  BOOST_REQUIRE(new_facts.ok());
  BOOST_REQUIRE(!compare::compare_parts(*old_facts, *new_facts, Part::request).empty());
}

BOOST_AUTO_TEST_CASE(time_doubles_when_both_schemas_double_and_no_more) {
  for (const Case& one : kCases) {
    const std::string small_before = one.before(one.count), small_after = one.after(one.count);
    const std::string large_before = one.before(one.count * 4), large_after = one.after(one.count * 4);
    const double growth = growth_between(
        small_before.size(), large_before.size(), [&] { compare(small_before, small_after); },
        [&] { compare(large_before, large_after); });
    BOOST_TEST(growth <= kMostGrowth, one.name << " grows " << growth << "-fold");
  }
}

BOOST_AUTO_TEST_CASE(what_unfolds_without_end_or_nests_too_deeply_is_refused) {
  constexpr std::size_t kDeep = 100'000;
  const std::string chain =
      R"({"$ref":"#/definitions/d0","definitions":{)" +
      listed(9000,
             [](std::size_t i) {
               return "\"d" + number(i) + R"(":{"properties":{"a":{"$ref":"#/definitions/d)" + number(i + 1) + "\"}}}";
             }) +
      R"(,"d9000":{"type":"string"}}})";
  const std::string texts =
      R"({"definitions":{"d":{"description":")" + repeated("x", 1 << 20) + R"("}},"properties":{)" +
      listed(5000, [](std::size_t i) { return "\"a" + number(i) + R"(":{"$ref":"#/definitions/d"})"; }) + "}}";
  const std::vector<std::string> schemas = {
      nested(R"({"items":)", "{}", "}", kDeep),
      nested(R"({"allOf":[)", "{}", "]}", kDeep),
      nested(R"({"not":)", "{}", "}", kDeep),
      R"({"default":)" + nested("[", "", "]", kDeep) + "}",
      "{" + listed(100'000, [](std::size_t i) { return "\"a" + number(i) + "\":1"; }) + "}",
      chain,
      texts,
  };
  for (const std::string& schema : schemas) {
    BOOST_TEST(!compare::schema_facts(schema, "schema", compare::Level::stated).ok(), schema.substr(0, 60));
  }
}

BOOST_AUTO_TEST_CASE(references_in_a_row_are_followed_64_times) {
  const auto row_of = [](std::size_t count) {
    return R"({"$ref":"#/definitions/d1","definitions":{)" +
           listed(count,
                  [&](std::size_t i) {
                    return "\"d" + number(i + 1) + "\":" +
                           (i + 1 == count ? R"({"type":"string"})"
                                           : R"({"$ref":"#/definitions/d)" + number(i + 2) + "\"}");
                  }) +
           "}}";
  };
  BOOST_TEST(compare::schema_facts(row_of(64), "s", compare::Level::held)->fields.front().type == "string");
  BOOST_TEST(compare::schema_facts(row_of(65), "s", compare::Level::held)->fields.front().type == "object");
}

}  // namespace
}  // namespace ocpv::hostile
