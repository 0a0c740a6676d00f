// How the cost grows: with the size of a document, its depth, the number of its fields and of its mistakes. Prints a
// table in Markdown; each figure is a multiple of simdjson's DOM parse of the same bytes in the same round.
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include "check/check.h"
#include "growth.h"
#include "measure.h"
#include "plan/plan.h"

namespace ocpv::bench {
namespace {

constexpr double kBytesAPass = 4e6;  // Small documents are repeated until a pass has so many.

struct Sample {
  std::string of;
  std::size_t count = 0;
  std::string schema, document;
};

std::string repeated(const std::string& text, std::size_t count, const char* separator) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += (i == 0 ? "" : separator) + text;
  return out;
}

/// `{"field0": ..., "field1": ...}`
std::string members(std::size_t count, const std::function<std::string(std::size_t)>& value) {
  std::string out = "{";
  for (std::size_t i = 0; i < count; ++i)
    out += (i == 0 ? "\"field" : ",\"field") + std::to_string(i) + "\":" + value(i);
  return out + "}";
}

std::vector<Sample> samples() {
  std::vector<Sample> all;
  const std::string item = R"({"name":"a name of some length","number":123456,"flag":true})";
  const std::string items = R"({"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},
      "number":{"type":"integer","minimum":0},"flag":{"type":"boolean"}},"required":["name"]}})";
  for (const std::size_t n : {16U, 160U, 1600U, 16000U})
    all.push_back({"items (62 bytes each)", n, items, "[" + repeated(item, n, ",") + "]"});
  const std::string tree = R"({"$ref":"#/definitions/n","definitions":{"n":{"type":"object","properties":
      {"child":{"$ref":"#/definitions/n"},"name":{"type":"string"}}}}})";
  for (const std::size_t n : {4U, 16U, 60U})
    all.push_back({"levels", n, tree, repeated(R"({"name":"a name","child":)", n, "") + "{}" + std::string(n, '}')});
  for (const std::size_t n : {10U, 100U, 1000U}) {
    const std::string schema = R"({"type":"object","properties":)" +
                               members(n, [](std::size_t) { return std::string(R"({"type":"integer"})"); }) + "}";
    all.push_back({"documented fields", n, schema, members(n, [](std::size_t i) { return std::to_string(i); })});
  }
  const std::string wide = R"({"type":"object","properties":)" +
                           members(64, [](std::size_t) { return std::string(R"({"type":"integer"})"); }) + "}";
  for (const std::size_t n : {0U, 1U, 4U, 16U, 64U})
    all.push_back({"mistakes in 64 fields", n, wide,
                   members(64, [n](std::size_t i) { return i < n ? std::string("\"12\"") : std::string("1234"); })});
  return all;
}

void measure(const Sample& sample) {
  auto plan = plan::compile(sample.schema);
  if (!plan.ok()) std::abort();
  check::Checker checker;
  findings::Findings findings;
  check::Options options;
  options.limits.max_bytes = 64U << 20U;
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(sample.document);
  const auto times = static_cast<std::size_t>(std::max(1.0, kBytesAPass / static_cast<double>(padded.size())));
  const auto pass = [&](const std::function<void()>& one) {
    return thread_nanoseconds([&] {
      for (std::size_t i = 0; i < times; ++i) one();
    });
  };
  std::vector<double> verdicts, checks;
  std::size_t guard = 0;
  for (int round = 0; round <= kRounds; ++round) {
    const double floor = pass([&] { guard += parser.parse(padded).error() == simdjson::SUCCESS ? 1U : 0U; });
    const double verdict =
        pass([&] { guard += checker.verdict(*plan, sample.document, options) == Status::ok ? 1U : 0U; });
    const double full =
        pass([&] { guard += checker.check(*plan, sample.document, options, findings) == Status::ok ? 1U : 0U; });
    if (round == 0) continue;
    verdicts.push_back(verdict / floor);
    checks.push_back(full / floor);
  }
  if (guard == 0) std::abort();
  const auto median = [](std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + kRounds / 2, values.end());
    return values[kRounds / 2];
  };
  std::printf("| %s | %zu | %zu | %.2f | %.2f |\n", sample.of.c_str(), sample.count, sample.document.size(),
              median(verdicts), median(checks));
}

}  // namespace
}  // namespace ocpv::bench

int main() {
  std::puts("| what grows | count | bytes | verdict, x floor | full check, x floor |\n| --- | --- | --- | --- | --- |");
  try {
    for (const auto& sample : ocpv::bench::samples()) ocpv::bench::measure(sample);
    ocpv::bench::measure_operations();
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "bench: %s\n", problem.what());
    return 1;
  }
  return 0;
}
