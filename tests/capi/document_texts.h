// In: the contract cases, and seeds. Out: schemas and documents as text, for tests of the library from outside.
#pragma once

#include <string>
#include <vector>

namespace ocpv_tests {

struct Pair {
  std::string name, schema;
  std::vector<std::string> documents;
};

/// Each part of each operation with its cases' documents.
std::vector<Pair> contract_pairs();

/// Small schemas, with small documents that may or may not fit them.
std::vector<Pair> generated_pairs(std::size_t schemas, std::size_t documents);

}  // namespace ocpv_tests
