// The fixed work whose instructions are counted: every body of bodies.json, verdict or full check, by a warm checker.
// usage: guard_workload verdict|report ROUNDS SCHEMA BODIES
//
// simdjson picks an implementation by processor; one is named here, so that the count is the same on every machine.
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "check/check.h"
#include "plan/plan.h"

namespace {

std::string read_file(const char* path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

const char* fix_implementation() {
  for (const char* name : {"westmere", "fallback"}) {
    const simdjson::implementation* one = simdjson::get_available_implementations()[name];
    if (one == nullptr || !one->supported_by_runtime_system()) continue;
    simdjson::get_active_implementation() = one;
    return name;
  }
  return "none";
}

struct Work {
  ocpv::plan::Plan plan;
  std::vector<std::string> bodies;
  ocpv::check::Checker checker;
  ocpv::findings::Findings findings;
};

}  // namespace

// Callgrind counts inside this function only (--toggle-collect), so that reading the schema and the bodies is left out.
extern "C" __attribute__((noinline)) int guard_verdicts(Work* work) {
  int valid = 0;
  for (const std::string& body : work->bodies)
    valid += work->checker.verdict(work->plan, body, {}) == ocpv::Status::ok ? 1 : 0;
  return valid;
}

extern "C" __attribute__((noinline)) int guard_reports(Work* work) {
  int valid = 0;
  for (const std::string& body : work->bodies)
    valid += work->checker.check(work->plan, body, {}, work->findings) == ocpv::Status::ok ? 1 : 0;
  return valid;
}

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  const char* implementation = fix_implementation();
  auto plan = ocpv::plan::compile(read_file(argv[3]));
  if (!plan.ok()) return std::fprintf(stderr, "%s\n", plan.error().message.c_str()), 3;
  Work work{std::move(plan).value(), nlohmann::json::parse(read_file(argv[4])), {}, {}};
  const auto pass = std::string_view(argv[1]) == "verdict" ? guard_verdicts : guard_reports;
  int valid = 0;
  for (int round = std::atoi(argv[2]); round > 0; --round) valid = pass(&work);
  // What the script compares: how many bodies, how many of them right, and what simdjson was told to use.
  std::printf("%zu %d %s\n", work.bodies.size(), valid, implementation);
  return 0;
}
