// The fixed work whose instructions are counted: every body of bodies.json, verdict, full check, or that and its text
// or JSON, by a warm checker; documents that have one kind of values; calls of the C API on a small body. usage:
// guard_workload verdict|report|text|json|call|request|KIND ROUNDS SCHEMA BODIES
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

#include "calls.h"
#include "check/check.h"
#include "first_judge/first_judge.h"
#include "plan/plan.h"
#include "report/report.h"
#include "values.h"

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
  std::string out;
};

using Step = ocpv::Status (*)(Work&, const std::string&);

ocpv::Status verdict(Work& work, const std::string& body) { return work.checker.verdict(work.plan, body, {}); }

ocpv::Status check(Work& work, const std::string& body) {
  return work.checker.check(work.plan, body, {}, work.findings);
}

ocpv::report::File file_of(const Work& work, const std::string& body) {
  return {.path = "-", .operation = "operation", .source = body, .findings = &work.findings};
}

ocpv::Status text(Work& work, const std::string& body) {
  const ocpv::Status status = check(work, body);
  work.out.clear();
  ocpv::report::append_text(work.out, file_of(work, body), {});
  return status;
}

ocpv::Status json(Work& work, const std::string& body) {
  const ocpv::Status status = check(work, body);
  work.out.clear();
  const ocpv::report::File file = file_of(work, body);
  ocpv::report::append_json(work.out, {&file, 1}, ocpv::Language::en, std::size_t{64} << 10);
  return status;
}

Step step_of(std::string_view name) {
  if (name == "report" || name == "misspelt") return check;
  if (name == "text") return text;
  if (name == "json") return json;
  return verdict;
}

}  // namespace

// Callgrind counts inside this function only (--toggle-collect), so that reading the schema and the bodies is left out.
extern "C" __attribute__((noinline)) int guard_pass(Work* work, ocpv::guard::Calls* calls, Step step) {
  if (work == nullptr) return calls->pass();
  int valid = 0;
  for (const std::string& body : work->bodies) valid += step(*work, body) == ocpv::Status::ok ? 1 : 0;
  return valid;
}

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  const char* implementation = fix_implementation();
  ocpv::guard::Calls calls(argv[1]);
  ocpv::guard::Values values = ocpv::guard::values_of(argv[1]);
  if (values.documents.empty()) values = {read_file(argv[3]), nlohmann::json::parse(read_file(argv[4]))};
  auto plan = ocpv::plan::compile(values.schema);
  if (!plan.ok()) return std::fprintf(stderr, "%s\n", plan.error().message.en.c_str()), 3;
  Work work{std::move(plan).value(), std::move(values.documents), {}, {}, {}};
  int valid = 0;
  for (int round = std::atoi(argv[2]); round > 0; --round)
    valid = guard_pass(calls.is_known() ? nullptr : &work, &calls, step_of(argv[1]));
  // What the script compares: how many bodies, how many of them right, what simdjson was told to use, and whether there
  // is a first judge. Callgrind has AVX2 where the processor has, and never AVX-512.
  const bool is_indexed = ocpv::first_judge::best_level() != ocpv::first_judge::Level::none;
  std::printf("%zu %d %s%s\n", calls.is_known() ? 2 : work.bodies.size(), valid, implementation,
              is_indexed ? "-avx2" : "");
  return 0;
}
