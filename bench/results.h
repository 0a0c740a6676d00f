// In: what was measured. Out: a table for people, bench.json for scripts, a plot for the documentation.
// Promises: ratios beside times; a figure that could not be had is left out and named, never made up.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "measure.h"

namespace ocpv::bench {

/// One contender on the whole batch.
struct Row {
  std::string key, name;
  bool judges = true;
  Spread nanoseconds;  ///< For one body.
  Spread x_floor;      ///< To the floor of the same round.
  std::size_t accepted = 0;
  std::map<std::string, std::size_t> differences;  ///< From our verdicts, by reason; "" is unexplained.
};

struct Results {
  std::size_t bodies = 0, wrong = 0, bytes = 0, rounds = 0;
  std::vector<Row> rows;
  Spread wrong_bodies_x_floor;  ///< Full check of the wrong bodies to the floor on them.
  Spread scaling_2_threads;
  Spread floor_scaling_2_threads;  ///< Of the floor: what the machine gives.
  double document_x_valijson = 0;  ///< How many times as long valijson takes for the same nlohmann::json.
  std::optional<Spread> start_ms, pages_seconds;
  std::optional<double> start_mib, library_kib;
  std::map<std::string, double> calls;  ///< What bench_calls measured through the C API.
  std::vector<std::string> skipped, notes;

  const Row& row(const std::string& key) const;
};

std::string table(const Results& results);
std::string json(const Results& results);
std::string svg(const Results& results);

}  // namespace ocpv::bench
