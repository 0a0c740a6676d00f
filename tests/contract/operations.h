// In: the folders of schemas/. Out: each operation's cases, schemas and plans, and the examples of its pages.
// Promises: one runner serves every operation: a new folder needs a case file and no C++.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "case_file.h"
#include "plan/plan.h"

namespace ocpv::contract_test {

struct Operation {
  CaseFile file;
  std::map<std::string, std::string> schemas;  ///< By part: request, response, parameters.
  std::map<std::string, plan::Plan> plans;
};

/// An example that a page of the operation shows.
struct Example {
  std::string page, part, text;
  std::uint32_t line = 0;
};

std::vector<std::string> operation_folders();
std::string case_file_of(const std::string& operation);

/// Every operation; what cannot be read ends the test with its reason.
std::vector<Operation> read_operations();

/// The JSON fences of the operation's pages, by the heading they stand under.
std::vector<Example> page_examples(const std::string& operation);

}  // namespace ocpv::contract_test
