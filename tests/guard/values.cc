#include "values.h"

#include <cstddef>

namespace ocpv::guard {
namespace {

constexpr std::size_t kItems = 100;
constexpr std::size_t kNames = 1000;

std::string array_of(std::string_view item) { return R"({"type":"array","items":)" + std::string(item) + "}"; }

/// A text for each number, joined by commas.
template <class Text>
std::string listed(std::size_t count, Text text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) out += ',';
    out += text(i);
  }
  return out;
}

std::string in_two_digits(std::size_t number) { return std::to_string(number / 10 % 10) + std::to_string(number % 10); }

/// An array that is right, and one of which the last item is not.
template <class Text>
Values arrays(std::string schema, Text right, std::string_view wrong) {
  const std::string items = listed(kItems, right);
  return {std::move(schema), {"[" + items + "]", "[" + items + "," + std::string(wrong) + "]"}};
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string length_of_text(std::size_t i) {
  return i % 4 == 0 ? quoted("\u5907\u4efd\u4efb\u52a1" + std::to_string(i))
                    : quoted("nightly backup number " + std::to_string(i));
}

std::string date_time(std::size_t i) {
  return quoted("2027-06-" + in_two_digits(i % 28 + 1) + "T" + in_two_digits(i % 24) + ":30:" + in_two_digits(i % 60) +
                (i % 2 == 0 ? "Z" : ".123+08:00"));
}

/// Names of fields as documentation has them.
std::string name(std::size_t i) {
  constexpr std::string_view kFirst[] = {"backup", "tenant",  "storage", "cluster", "server",
                                         "zone",   "replica", "archive", "log",     "task"};
  constexpr std::string_view kSecond[] = {"Mode",  "Size",  "Type",  "Path",  "Count",
                                          "Limit", "Owner", "State", "Level", "Name"};
  constexpr std::string_view kThird[] = {"Now", "Min", "Max", "Old", "New", "Raw", "Day", "Key", "Ref", "Set"};
  return std::string(kFirst[i / 100 % 10]) + std::string(kSecond[i / 10 % 10]) + std::string(kThird[i % 10]);
}

Values misspelt() {
  const auto wrong = [](std::size_t i) { return quoted(name(i * 15) + "ss") + ":1"; };
  const auto right = [](std::size_t i) { return quoted(name(i * 15)) + ":1"; };
  return {R"({"type":"object","properties":{)" +
              listed(kNames, [](std::size_t i) { return quoted(name(i)) + R"(:{"type":"integer"})"; }) + "}}",
          {"{" + listed(64, wrong) + "}", "{" + listed(64, right) + R"(,"taskNameSet":"x"})"}};
}

}  // namespace

Values values_of(std::string_view kind) {
  const auto number = [](std::size_t i) { return std::to_string(i); };
  if (kind == "lengths")
    return arrays(array_of(R"({"type":"string","minLength":3,"maxLength":40})"), length_of_text, R"("ab")");
  if (kind == "decimals") {
    return arrays(
        array_of(R"({"type":"number","minimum":0.25,"maximum":99.75})"),
        [](std::size_t i) { return std::to_string(i % 90 + 1) + "." + std::to_string(i * 7); }, "99.751");
  }
  if (kind == "date-times") {
    return arrays(array_of(R"({"type":"string","format":"date-time"})"), date_time, R"("2027-02-29T00:00:00Z")");
  }
  if (kind == "integers") {
    return arrays(
        array_of(R"({"enum":[)" + listed(kItems, [](std::size_t i) { return std::to_string(i * i); }) + "]}"),
        [](std::size_t i) { return std::to_string(i * i); }, "10");
  }
  if (kind == "unique") {
    return arrays(R"({"type":"array","uniqueItems":true,"items":{"type":"string"}})",
                  [](std::size_t i) { return quoted(name(i)); }, quoted(name(kItems / 2)));
  }
  if (kind == "unique-numbers") {
    return arrays(R"({"type":"array","uniqueItems":true,"items":{"type":"number"}})", number, "50.0");
  }
  return kind == "misspelt" ? misspelt() : Values{};
}

}  // namespace ocpv::guard
