#include "results.h"

#include <algorithm>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace ocpv::bench {
namespace {

using Json = nlohmann::ordered_json;

std::string format(const char* pattern, ...) __attribute__((format(printf, 1, 2)));
std::string format(const char* pattern, ...) {
  char line[512];
  va_list arguments;
  va_start(arguments, pattern);
  std::vsnprintf(line, sizeof line, pattern, arguments);
  va_end(arguments);
  return line;
}

double rounded(double value) { return std::round(value * 1000) / 1000; }
Json as_json(const Spread& spread) {
  return {{"median", rounded(spread.median)}, {"p10", rounded(spread.low)}, {"p90", rounded(spread.high)}};
}

struct Goal {
  const char* name;
  std::optional<double> value;
  double hold, aim;
  bool more_is_better = false;
};

std::optional<double> median(const std::optional<Spread>& spread) {
  return spread ? std::optional<double>(spread->median) : std::nullopt;
}

std::vector<Goal> goals(const Results& results) {
  const auto call = [&](const char* name) {
    const auto found = results.calls.find(name);
    return found == results.calls.end() ? std::nullopt : std::optional<double>(found->second);
  };
  return {
      {"verdict_x_floor", call("verdict_x_floor"), 1.0, 0.9},
      {"verdict_tiny_x_floor", call("verdict_tiny_x_floor"), 0.9, 0.7},
      {"verdict_operations_x_floor", call("verdict_operations_x_floor"), 1.5, 1.2},
      {"report_x_floor", call("report_x_floor"), 2.5, 2.5},
      {"request_ns_over_body", call("request_ns_over_body"), 400, 300},
      {"request_among_all_x_alone", call("request_among_all_x_alone"), 1.1, 1.0},
      {"allocations_per_verdict", call("allocations_per_verdict"), 0, 0},
      {"allocations_per_request", call("allocations_per_request"), 0, 0},
      {"open_ms", call("open_ms"), 1, 0.5},
      {"open_mib", call("open_mib"), 1, 0.5},
      {"all_plans_ms", call("all_plans_ms"), 2, 1},
      {"all_plans_mib", call("all_plans_mib"), 2, 1},
      {"scaling_2_threads", results.scaling_2_threads.median, 1.9, 1.95, true},
      {"pages_seconds", median(results.pages_seconds), 0.25, 0.2},
      {"start_ms", median(results.start_ms), 3, 2},
      {"start_mib", results.start_mib, 8, 5},
      {"library_kib", results.library_kib, 400, 250},
  };
}

std::string state(const Goal& goal) {
  if (!goal.value) return "skipped";
  const auto reaches = [&](double bound) { return goal.more_is_better ? *goal.value >= bound : *goal.value <= bound; };
  return reaches(goal.aim) ? "aim reached" : reaches(goal.hold) ? "held" : "NOT HELD";
}

}  // namespace

const Row& Results::row(const std::string& key) const {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.key == key; });
  if (found == rows.end()) throw std::runtime_error("no contender is called " + key);
  return *found;
}

std::string table(const Results& results) {
  std::string text = format("%zu bodies, %zu of them wrong, %zu bytes each on average; %zu interleaved rounds\n\n",
                            results.bodies, results.wrong, results.bytes / results.bodies, results.rounds);
  text += format("%-34s %9s %9s  %-15s %8s  %s\n", "bytes -> verdict, one thread", "ns/body", "x floor", "p10 - p90",
                 "accepts", "differs");
  for (const Row& row : results.rows) {
    std::size_t differs = 0;
    for (const auto& [reason, count] : row.differences) differs += count;
    text += format("%-34s %9.0f %9.2f  %5.2f - %-7.2f %8s  %s\n", row.name.c_str(), row.nanoseconds.median,
                   row.x_floor.median, row.x_floor.low, row.x_floor.high,
                   row.judges ? std::to_string(row.accepted).c_str() : "-",
                   row.judges ? std::to_string(differs).c_str() : "-");
  }
  for (const Row& row : results.rows)
    for (const auto& [reason, count] : row.differences)
      text += format("  %zu verdicts of %s differ: %s\n", count, row.name.c_str(),
                     reason.empty() ? "UNEXPLAINED" : reason.c_str());
  text += format("\n%-34s %10s %8s %8s\n", "", "measured", "hold", "aim");
  for (const Goal& goal : goals(results))
    text += format("%-34s %10s %8g %8g  %s\n", goal.name, goal.value ? format("%.2f", *goal.value).c_str() : "-",
                   goal.hold, goal.aim, state(goal).c_str());
  text += format("\na document that is a nlohmann::json already: %.2f x floor; valijson takes %.1f times as long\n",
                 results.row("ocpv_document").x_floor.median, results.document_x_valijson);
  text += format("two threads against one, of the floor itself: %.2f\n", results.floor_scaling_2_threads.median);
  for (const std::string& note : results.notes) text += "note: " + note + "\n";
  for (const std::string& reason : results.skipped) text += "skipped: " + reason + "\n";
  return text;
}

std::string json(const Results& results) {
  Json document = {{"schema_version", 1},
                   {"bodies", results.bodies},
                   {"wrong", results.wrong},
                   {"bytes", results.bytes},
                   {"rounds", results.rounds}};
  for (const Goal& goal : goals(results))
    if (goal.value) document[goal.name] = rounded(*goal.value);
  for (const auto& [name, value] : results.calls) document[name] = rounded(value);
  document["document_x_floor"] = rounded(results.row("ocpv_document").x_floor.median);
  document["document_x_valijson"] = rounded(results.document_x_valijson);
  document["floor_scaling_2_threads"] = rounded(results.floor_scaling_2_threads.median);
  Json contenders = Json::object();
  for (const Row& row : results.rows) {
    Json entry = {{"name", row.name}, {"ns_per_body", as_json(row.nanoseconds)}, {"x_floor", as_json(row.x_floor)}};
    if (row.judges) entry["accepted"] = row.accepted;
    if (row.judges) entry["disagreements"] = row.differences;
    contenders[row.key] = std::move(entry);
  }
  document["contenders"] = std::move(contenders);
  document["spreads"] = {{"wrong_bodies_x_floor", as_json(results.wrong_bodies_x_floor)},
                         {"scaling_2_threads", as_json(results.scaling_2_threads)}};
  if (results.start_ms) document["spreads"]["start_ms"] = as_json(*results.start_ms);
  if (results.pages_seconds) document["spreads"]["pages_seconds"] = as_json(*results.pages_seconds);
  document["notes"] = results.notes;
  document["skipped"] = results.skipped;
  return document.dump(2) + "\n";
}

std::string svg(const Results& results) {
  // Bars on a logarithmic scale: one step to the right is twice the time.
  const int left = 230, unit = 80, line = 30;
  const int height = 60 + line * static_cast<int>(results.rows.size());
  const auto x = [&](double ratio) {
    return left + static_cast<int>(unit * std::log2(std::max(ratio, 1.0) * 1.0) + 0.5);
  };
  std::string text = format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" "
      "font-size=\"12\">\n",
      left + unit * 7, height);
  text += format(
      "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>\n<text x=\"10\" y=\"20\">time for one body, as a multiple of "
      "simdjson's DOM parse of the same bytes (logarithmic)</text>\n",
      left + unit * 7, height);
  for (int power = 0; power <= 6; ++power)
    text += format(
        "<line x1=\"%d\" y1=\"30\" x2=\"%d\" y2=\"%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\" "
        "fill=\"#666\">%d x</text>\n",
        left + unit * power, left + unit * power, height - 22, left + unit * power, height - 8, 1 << power);
  int y = 38;
  for (const Row& row : results.rows) {
    const bool ours = row.key.starts_with("ocpv");
    text += format("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", left - 8, y + 13, row.name.c_str());
    text += format("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"18\" fill=\"%s\"/>", left, y,
                   std::max(2, x(row.x_floor.median) - left), ours ? "#2a7" : "#89a");
    text += format("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"black\"/>", x(row.x_floor.low), y + 9,
                   x(row.x_floor.high), y + 9);
    text += format("<text x=\"%d\" y=\"%d\">%.2f</text>\n", std::max(x(row.x_floor.median), x(row.x_floor.high)) + 6,
                   y + 13, row.x_floor.median);
    y += line;
  }
  return text + "</svg>\n";
}

}  // namespace ocpv::bench
