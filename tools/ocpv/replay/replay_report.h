// In: what a whole recording exercised. Out: the report as text, JSON or Markdown.
// Promises: bounded by the catalogue and by what a tally keeps; nothing in it can become markup or a terminal's
// control.
#pragma once

#include <string>
#include <vector>

#include "coverage/learn.h"
#include "coverage/tally.h"
#include "tools/ocpv/replay/replay_work.h"

namespace ocpv::program {

struct ReplayReport {
  const coverage::Contracts* contracts = nullptr;
  coverage::Tally tally;
  ReplayCounts counts;
  coverage::FileNames files;
};

std::string as_text(const ReplayReport& report, Language language);
std::string as_json(const ReplayReport& report);
std::string as_markdown(const ReplayReport& report, Language language);

/// What was met of one part of an operation, in document order.
struct PartCoverage {
  Part part = Part::request;
  std::uint64_t documents = 0;
  struct Row {
    std::string at, said;
    std::uint64_t count = 0;
  };
  struct Value {
    std::string at, value;
    std::uint64_t count = 0;
  };
  struct Condition {
    std::string kind, at, decider;
    std::vector<std::string> in;
    std::uint64_t held = 0, not_held = 0;
  };
  std::vector<Row> rows;
  std::vector<Value> values;  ///< Of lists.
  std::vector<Row> outside;   ///< How many values a list does not have, where there were some.
  std::vector<Condition> conditions;
};
/// Of the parts that the operation documents.
std::vector<PartCoverage> coverage_of(const coverage::Contracts& contracts, std::uint32_t operation,
                                      const coverage::OperationCounts& counts);

/// The ids of the operations that no request or response was of, in the catalogue's order.
std::vector<std::string> not_exercised(const ReplayReport& report);

/// Which operation it is of; empty for none.
std::string operation_of(const ReplayReport& report, const coverage::Fact& fact);

/// `string 3, integer 1`; empty when no kind is known.
std::string kinds_text(const coverage::Fact& fact, Language language);

}  // namespace ocpv::program
