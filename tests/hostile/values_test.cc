// Schemas that ask much and documents that make the most of it: both grow together, and the time may only double with
// them. What is asked of the products of both is the kind of work that an attacker looks for.
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "check/check.h"
#include "findings/diagnostic.h"
#include "plan/plan.h"
#include "timing.h"

namespace ocpv::hostile {
namespace {

/// A schema and a document that grow with a number.
struct Case {
  std::string_view name;
  std::string (*schema)(std::size_t count);
  std::string (*document)(std::size_t count);
};

template <class Text>
std::string listed(std::size_t count, Text text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) out += ',';
    out += text(i);
  }
  return out;
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }
std::string number(std::size_t i) { return std::to_string(i * 2); }
std::string word(std::size_t i) { return quoted("value_" + std::to_string(1'000'000 + i)); }
std::string other_word(std::size_t i) { return quoted("valoe_" + std::to_string(1'000'000 + i)); }

std::string list_of(std::string_view items) { return "[" + std::string(items) + "]"; }
std::string array_of(std::string_view item) { return R"({"type":"array","items":)" + std::string(item) + "}"; }

std::string documented(std::size_t count) {
  return R"({"properties":{)" + listed(count, [](std::size_t i) { return word(i) + ":{}"; }) + "}}";
}
std::string misspelt(std::size_t count) {
  return "{" + listed(count, [](std::size_t i) { return other_word(i) + ":1"; }) + "}";
}

std::string documented_objects(std::size_t count) {
  return R"({"properties":{)" +
         listed(count, [](std::size_t i) { return word(i) + R"(:{"properties":{"inner":{"type":"integer"}}})"; }) +
         "}}";
}
std::string objects_and_strangers(std::size_t count) {
  return "{" + listed(count, [](std::size_t i) { return word(i) + R"(:{"stranger":{}})"; }) + "}";
}

std::string some_words(std::size_t count) { return array_of(R"({"enum":[)" + listed(count, word) + "]}"); }
std::string some_numbers(std::size_t count) { return array_of(R"({"enum":[)" + listed(count, number) + "]}"); }
std::string each_of_some_fields(std::size_t count) {
  return R"({"properties":{)" +
         listed(count / 8, [](std::size_t i) { return word(i) + R"(:{"enum":["AB","CD","EF","GH"]})"; }) + "}}";
}

std::string unique(std::size_t) {
  return R"({"type":"array","uniqueItems":true,"items":{"type":["string","number"]}})";
}

/// Pairs of words of which the second makes good what the first has done to the sum over both: they all meet in one
/// place of a table that goes by such a sum.
std::string texts_that_meet(std::size_t count) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
  const auto mixed = [](std::uint64_t hash, std::uint64_t more) {
    hash = (hash ^ more) * kMix;
    return hash ^ hash >> 32;
  };
  std::string out;
  std::uint64_t state = 1;
  std::size_t found = 0;
  while (found < count) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    char text[16];
    for (std::size_t i = 0; i < 8; ++i) text[i] = static_cast<char>('a' + (state >> (8 * i + 3)) % 26);
    std::uint64_t first;
    std::memcpy(&first, text, sizeof first);
    const std::uint64_t second = mixed(16, first) ^ 0x5A5A5A5A5A5A5A5AU;
    std::memcpy(text + 8, &second, sizeof second);
    bool is_plain = true;
    for (const char c : std::string_view(text + 8, 8))
      is_plain = is_plain && c >= ' ' && c != '"' && c != '\\' && c != 0x7F;
    if (!is_plain) continue;
    if (found++ != 0) out += ',';
    out += quoted({text, sizeof text});
  }
  return list_of(out);
}

std::string long_decimal(std::size_t i) { return "0." + std::string(40, '1') + std::to_string(i); }
std::string wide_text(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count * 16; ++i) out += "\u5907";
  return list_of(quoted(out));
}

constexpr Case kCases[] = {
    {"misspelt names among documented ones", documented, misspelt},
    {"objects that may be the home of a field", documented_objects, objects_and_strangers},
    {"wrong words among allowed ones", some_words,
     [](std::size_t count) { return list_of(listed(count, other_word)); }},
    {"right words among allowed ones", some_words, [](std::size_t count) { return list_of(listed(count, word)); }},
    {"allowed integers", some_numbers, [](std::size_t count) { return list_of(listed(count, number)); }},
    {"integers that are not allowed", some_numbers,
     [](std::size_t count) { return list_of(listed(count, [](std::size_t i) { return std::to_string(i * 2 + 1); })); }},
    {"values of other fields", each_of_some_fields,
     [](std::size_t count) {
       return "{" + listed(count / 8, [](std::size_t i) { return word(i) + R"(:"AC")"; }) + "}";
     }},
    {"different words", unique, [](std::size_t count) { return list_of(listed(count, word)); }},
    {"different numbers", unique, [](std::size_t count) { return list_of(listed(count, number)); }},
    {"different long decimals", unique, [](std::size_t count) { return list_of(listed(count, long_decimal)); }},
    {"different texts that meet", unique, [](std::size_t count) { return texts_that_meet(count); }},
    {"long texts", [](std::size_t) { return array_of(R"({"minLength":100000,"maxLength":100001})"); }, wide_text},
    {"decimals with bounds",
     [](std::size_t) { return array_of(R"({"minimum":0.00000000000000000001,"maximum":1.5e3})"); },
     [](std::size_t count) { return list_of(listed(count, long_decimal)); }},
};

/// A case at one size, ready to be judged.
struct Work {
  Work(const Case& one, std::size_t count) : document(one.document(count)), plan(compiled(one.schema(count))) {}

  static plan::Plan compiled(const std::string& schema) {
    Result<plan::Plan> plan = plan::compile(schema);
    BOOST_REQUIRE_MESSAGE(plan.ok(), schema.substr(0, 200));
    return std::move(plan).value();
  }

  void verdict() {
    status = checker.verdict(plan, document, {});
    BOOST_REQUIRE(status == Status::ok || status == Status::invalid);
  }
  void check() { BOOST_REQUIRE(checker.check(plan, document, {}, findings) == status); }

  std::string document;
  plan::Plan plan;
  check::Checker checker;
  findings::Findings findings;
  Status status = Status::ok;
};

BOOST_AUTO_TEST_CASE(time_doubles_when_schema_and_document_double_and_no_more) {
  constexpr std::size_t kCount = 1000;
  for (const Case& one : kCases) {
    Work small(one, kCount), large(one, 4 * kCount);
    const auto growth = [&](void (Work::*work)()) {
      return growth_between(
          small.document.size(), large.document.size(), [&] { (small.*work)(); }, [&] { (large.*work)(); });
    };
    const double verdict = growth(&Work::verdict);
    const double check = growth(&Work::check);
    BOOST_TEST(verdict <= kMostGrowth, one.name << ": verdict grows " << verdict << "-fold");
    BOOST_TEST(check <= kMostGrowth, one.name << ": full check grows " << check << "-fold");
  }
}

}  // namespace
}  // namespace ocpv::hostile
