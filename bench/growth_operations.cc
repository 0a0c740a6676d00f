#include <cstdio>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "growth.h"
#include "measure.h"
#include "ocpv/ocpv.hpp"

namespace ocpv::bench {

// A whole request, found among so many operations and judged: its time against that with one operation.
void measure_operations() {
  const auto path = [](std::size_t i) { return "/api/v2/things" + std::to_string(i) + "/{id}/start"; };
  const std::string schema = R"({"type":"object","properties":{"name":{"type":"string"}},"required":["name"]})";
  const std::string body = R"({"name":"a name"})";
  const std::vector<std::size_t> counts = {1, 10, 165, 1650};
  std::vector<std::vector<std::string>> texts(counts.size());
  std::vector<Validator> validators;
  std::vector<Checker> checkers;
  for (std::size_t c = 0; c < counts.size(); ++c) {
    std::vector<Source> sources;
    for (std::size_t i = 0; i < counts[c]; ++i)
      texts[c].push_back(R"({"id":"operation)" + std::to_string(i) + R"(","method":"POST","path":")" + path(i) +
                         R"(","title":{"zh":"?","en":"?"},"page":"page.md","rules":[]})");
    for (const std::string& text : texts[c]) sources.push_back({.operation = text, .request_schema = schema});
    Result<Validator> validator = Validator::from_memory(sources);
    if (!validator) throw std::runtime_error(std::string(validator.message()));
    validators.push_back(std::move(*validator));
    checkers.push_back(std::move(*Checker::make(validators.back())));
  }
  std::vector<std::vector<double>> ratios(counts.size());
  for (int round = 0; round <= kRounds; ++round) {
    double alone = 0;
    for (std::size_t c = 0; c < counts.size(); ++c) {
      Report report;
      const std::vector<Header> headers = {{"Content-Type", "application/json"}};
      constexpr std::size_t kRequests = 3300;  // as many of each operation
      const double time = thread_nanoseconds([&] {
        for (std::size_t i = 0; i < kRequests; ++i) {
          const std::string target = "/api/v2/things" + std::to_string(i % counts[c]) + "/7/start";
          const Request request = {
              .method = "POST", .target = target, .headers = headers, .body = body, .skip_authorization = true};
          if (checkers[c].check_request(report, request) != Code::ok)
            throw std::runtime_error("a right request was refused");
        }
      });
      if (c == 0) alone = time;
      if (round != 0) ratios[c].push_back(time / alone);
    }
  }
  std::puts("\n| operations loaded | a whole request, x with one operation |\n| --- | --- |");
  for (std::size_t c = 0; c < counts.size(); ++c) std::printf("| %zu | %.2f |\n", counts[c], spread(ratios[c]).median);
}

}  // namespace ocpv::bench
