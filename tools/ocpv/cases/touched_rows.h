// In: the documents of cases and their operations. Out: which documented rows no case touches.
// Promises: a row is touched when a body holds its field, right or wrong, or when something is told at its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coverage/tally.h"

namespace ocpv::program {

class TouchedRows {
 public:
  explicit TouchedRows(const catalog::Catalog& catalog) : contracts_(catalog), counter_(contracts_) {
    counter_.use(tally_, {});
  }
  TouchedRows(const TouchedRows&) = delete;
  TouchedRows& operator=(const TouchedRows&) = delete;

  void add(const std::string& operation, Part part, std::string_view json, const findings::Findings& found);

  struct Row {
    std::string pointer;  ///< `*` stands for every item of a list.
    std::string said;     ///< `page.md:12`; empty when unknown.
  };
  struct Coverage {
    std::string operation;
    Part part = Part::request;
    std::size_t rows = 0;
    std::vector<Row> untouched;
  };
  std::vector<Coverage> coverage() const;

 private:
  coverage::Contracts contracts_;
  coverage::Tally tally_;
  coverage::Counter counter_;
};

}  // namespace ocpv::program
