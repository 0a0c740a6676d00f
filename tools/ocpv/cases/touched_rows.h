// In: the documents of cases and their operations. Out: which documented rows no case touches.
// Promises: a row is touched when a body holds its field, right or wrong, or when something is told at its place.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "findings/diagnostic.h"

namespace ocpv::program {

class TouchedRows {
 public:
  explicit TouchedRows(const catalog::Catalog& catalog) : catalog_(catalog) {}

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
  const catalog::Catalog& catalog_;
  std::map<std::pair<std::string, Part>, std::set<std::string>> touched_;
};

}  // namespace ocpv::program
