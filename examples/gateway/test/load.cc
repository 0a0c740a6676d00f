// Sends requests from many connections for some seconds, and holds that every answer is there and is its own.
//
//   load PORT SECONDS CONNECTIONS FILE [--no-refusals]
//
// FILE is a body that is right. Every fourth request has a body that is not, and must be refused with 400; the others
// must be answered with 200. Every request has an X-Trace-Id of its own, which the stand-in puts into its answer.
// Prints one line: requests, requests a second, median and 99th percentile of the time of those let through in
// microseconds, and what was lost or mixed up. Ends with 1 where anything was.
#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Tally {
  std::vector<std::uint32_t> microseconds;
  std::uint64_t requests = 0, lost = 0, mixed_up = 0, wrong_status = 0;
};

struct Plan {
  int port = 0;
  Clock::time_point end;
  std::string right, wrong;
  bool has_refusals = true;
};

void send_all(const Plan& plan, unsigned connection, Tally& tally) {
  httplib::Client client("127.0.0.1", plan.port);
  client.set_keep_alive(true);
  client.set_tcp_nodelay(true);
  const char* path = "/api/v2/ob/clusters/31/tenants/207/backup/backupNow";
  for (unsigned n = 0; Clock::now() < plan.end; ++n) {
    const bool is_right = !plan.has_refusals || (n + connection) % 4 != 0;
    const std::string id = std::to_string(connection) + "-" + std::to_string(n);
    const httplib::Headers headers{{"Authorization", "Basic bG9hZDpsb2Fk"}, {"X-Trace-Id", id}};
    const auto begin = Clock::now();
    const auto answer = client.Post(path, headers, is_right ? plan.right : plan.wrong, "application/json");
    const auto time = Clock::now() - begin;
    ++tally.requests;
    if (!answer) {
      ++tally.lost;
      continue;
    }
    if (answer->status != (is_right ? 200 : 400)) {
      ++tally.wrong_status;
    } else if (is_right) {
      if (answer->body.find("\"" + id + "\"") == std::string::npos) ++tally.mixed_up;
      tally.microseconds.push_back(
          static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::microseconds>(time).count()));
    } else if (answer->body.find("no-such-choice") == std::string::npos) {
      ++tally.mixed_up;
    }
  }
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::uint32_t percentile(const std::vector<std::uint32_t>& sorted, double part) {
  return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::fprintf(stderr, "usage: load PORT SECONDS CONNECTIONS FILE [--no-refusals]\n");
    return 2;
  }
  std::ifstream file(argv[4], std::ios::binary);
  Plan plan;
  plan.port = number(argv[1]);
  plan.right = {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  plan.has_refusals = argc < 6 || std::string_view(argv[5]) != "--no-refusals";
  plan.wrong = R"({"backupMode":"no-such-choice"})";
  const int seconds = number(argv[2]);
  const auto connections = static_cast<unsigned>(number(argv[3]));
  const auto begin = Clock::now();
  plan.end = begin + std::chrono::seconds(seconds);

  std::vector<Tally> tallies(connections);
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < connections; ++i) threads.emplace_back([&, i] { send_all(plan, i, tallies[i]); });
  for (std::thread& thread : threads) thread.join();
  const double spent = std::chrono::duration<double>(Clock::now() - begin).count();

  Tally all;
  for (const Tally& one : tallies) {
    all.requests += one.requests;
    all.lost += one.lost;
    all.mixed_up += one.mixed_up;
    all.wrong_status += one.wrong_status;
    all.microseconds.insert(all.microseconds.end(), one.microseconds.begin(), one.microseconds.end());
  }
  std::sort(all.microseconds.begin(), all.microseconds.end());
  std::printf(
      "%llu requests, %.0f a second, median %u us, 99%% %u us, %llu lost, %llu mixed up, %llu of another status\n",
      static_cast<unsigned long long>(all.requests), static_cast<double>(all.requests) / spent,
      percentile(all.microseconds, 0.5), percentile(all.microseconds, 0.99), static_cast<unsigned long long>(all.lost),
      static_cast<unsigned long long>(all.mixed_up), static_cast<unsigned long long>(all.wrong_status));
  return all.requests > 0 && all.lost + all.mixed_up + all.wrong_status == 0 ? 0 : 1;
}
