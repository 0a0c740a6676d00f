// One validator, eight threads with a checker each: the same answers as one thread alone gives, while another thread
// reads the checkers' counters. docs/c-api.md says so in one sentence; ThreadSanitizer (preset tsan) looks on.
#include <atomic>
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
constexpr int kBodies = 2500;  // Each is checked in four ways: 10,000 checks for each thread.

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

std::vector<Answer> answers(ocpv::Checker& checker, const std::vector<std::string>& all) {
  ocpv::Report report;
  std::vector<Answer> out;
  for (const std::string& body : all) {
    const ocpv::Code code = checker.check(report, "backup-tenant-now", body);
    out.push_back({checker.verdict("backup-tenant-now", body), std::string(report.to_json())});
    if (out.back().code != code) out.back().json = "verdict and check disagree";
    const ocpv::Request request{"POST", "/api/v2/ob/clusters/1/tenants/2/backup/backupNow?x=1", {}, body};
    out.push_back({checker.check_request(report, request), std::string(report.to_problem())});
    out.push_back({checker.check_response(report, "backup-tenant-now", 200, body), std::string(report.to_text())});
  }
  return out;
}

// The same bodies as batches, two at the same time, each with threads of its own.
void batches_agree(const ocpv::Validator& validator, const std::vector<std::string>& all) {
  std::vector<std::string_view> bodies;
  for (int round = 0; round < 20; ++round) bodies.insert(bodies.end(), all.begin(), all.end());
  auto alone = ocpv::Checker::make(validator);
  std::vector<Answer> expected;
  ocpv::Report report;
  for (const std::string_view body : bodies) {
    const ocpv::Code code = alone->check(report, "backup-tenant-now", body);
    expected.push_back({code, std::string(report.to_json())});
  }
  std::atomic<int> differences{0};
  const auto batch = [&] {
    auto checkers = ocpv::Checker::make(validator, kThreads / 2);
    std::vector<Answer> told;
    (void)ocpv::check_batch(*checkers, "backup-tenant-now", bodies,
                            [&](std::size_t, ocpv::Code code, const ocpv::Report& one) {
                              told.push_back({code, std::string(one.to_json())});
                            });
    std::vector<ocpv::Code> codes;
    (void)ocpv::verdict_batch(*checkers, "backup-tenant-now", bodies, codes);
    bool same = told == expected && codes.size() == expected.size();
    for (std::size_t i = 0; same && i < codes.size(); ++i) same = codes[i] == expected[i].code;
    if (!same) ++differences;
  };
  std::thread other(batch);
  batch();
  other.join();
  EXPECT(differences.load() == 0);
}

}  // namespace

int main() {
  auto validator = ocpv::Validator::embedded();
  EXPECT(validator);
  const std::vector<std::string> all = bodies();
  auto alone = ocpv::Checker::make(*validator);
  const std::vector<Answer> expected = answers(*alone, all);
  for (const Answer& answer : expected) EXPECT(answer.json != "verdict and check disagree");
  const std::uint64_t invalid_at_once = alone->outcome_count(ocpv::Code::invalid);
  EXPECT(invalid_at_once > 0);

  std::vector<ocpv::Checker> checkers;
  for (int i = 0; i < kThreads; ++i) checkers.push_back(*ocpv::Checker::make(*validator));
  const int rounds = kBodies / static_cast<int>(all.size()) + 1;
  std::vector<int> differences(kThreads, 0);
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int round = 0; round < rounds; ++round) {
        if (!(answers(checkers[thread], all) == expected)) ++differences[thread];
      }
    });
  }

  std::atomic<bool> is_done{false};
  bool has_shrunk = false;
  std::thread watcher([&] {
    for (std::uint64_t before = 0; !is_done.load();) {
      std::uint64_t now = 0;
      for (const ocpv::Checker& checker : checkers) now += checker.outcome_count(ocpv::Code::invalid);
      has_shrunk = has_shrunk || now < before;
      before = now;
    }
  });
  for (std::thread& thread : threads) thread.join();
  is_done.store(true);
  watcher.join();

  EXPECT(!has_shrunk);
  for (const int count : differences) EXPECT(count == 0);
  for (const ocpv::Checker& checker : checkers) {
    EXPECT(checker.outcome_count(ocpv::Code::invalid) == invalid_at_once * static_cast<std::uint64_t>(rounds));
  }
  batches_agree(*validator, all);
  return expect_failures == 0 ? 0 : 1;
}
