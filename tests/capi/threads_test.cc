// One validator, eight threads with a checker each: the same answers as one thread alone gives.
#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "expect.h"
#include "ocpv/ocpv.hpp"

namespace {

constexpr int kThreads = 8;
constexpr int kRounds = 400;

std::string read_request(const std::string& name) {
  std::ifstream file(std::string(OCPV_REQUESTS_DIR) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The right request, the broken one, and each with one byte taken out here and there.
std::vector<std::string> bodies() {
  std::vector<std::string> all;
  for (const char* name : {"backup-tenant-now.json", "broken.json"}) {
    const std::string whole = read_request(name);
    all.push_back(whole);
    for (std::size_t at = 0; at < whole.size(); at += 31) {
      all.push_back(whole);
      all.back().erase(at, 1);
    }
  }
  return all;
}

struct Answer {
  ocpv::Code code;
  std::string json;
  bool operator==(const Answer& other) const { return code == other.code && json == other.json; }
};

std::vector<Answer> answers(const ocpv::Validator& validator, const std::vector<std::string>& all) {
  auto checker = ocpv::Checker::make(validator);
  ocpv::Report report;
  std::vector<Answer> out;
  for (const std::string& body : all) {
    const ocpv::Code code = checker->check(report, "backup-tenant-now", body);
    out.push_back({checker->verdict("backup-tenant-now", body), std::string(report.to_json())});
    if (out.back().code != code) out.back().json = "verdict and check disagree";
  }
  return out;
}

}  // namespace

int main() {
  auto validator = ocpv::Validator::embedded();
  EXPECT(validator);
  const std::vector<std::string> all = bodies();
  const std::vector<Answer> expected = answers(*validator, all);
  for (const Answer& answer : expected) EXPECT(answer.json != "verdict and check disagree");

  std::vector<int> differences(kThreads, 0);
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int round = 0; round < kRounds / static_cast<int>(all.size()) + 1; ++round) {
        if (!(answers(*validator, all) == expected)) ++differences[thread];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : differences) EXPECT(count == 0);
  return expect_failures == 0 ? 0 : 1;
}
