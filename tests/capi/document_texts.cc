#include "document_texts.h"

#include <random>

#include "operations.h"
#include "pairs.h"

namespace ocpv_tests {

std::vector<Pair> contract_pairs() {
  std::vector<Pair> out;
  for (const auto& operation : ocpv::contract_test::read_operations()) {
    for (const auto& [part, schema] : operation.schemas) {
      Pair pair{operation.file.operation + " " + part, schema, {}};
      for (const auto& one : operation.file.cases) {
        if (one.part == part) pair.documents.push_back(one.text);
      }
      out.push_back(std::move(pair));
    }
  }
  return out;
}

std::vector<Pair> generated_pairs(std::size_t schemas, std::size_t documents) {
  std::mt19937_64 random(20'240'807);
  const ocpv::differential::Choose choose = [&](std::size_t below) {
    return static_cast<std::size_t>(random() % below);
  };
  std::vector<Pair> out;
  for (std::size_t i = 0; i < schemas; ++i) {
    Pair pair{"generated " + std::to_string(i), ocpv::differential::make_schema(choose), {}};
    for (std::size_t d = 0; d < documents; ++d) pair.documents.push_back(ocpv::differential::make_document(choose));
    out.push_back(std::move(pair));
  }
  return out;
}

}  // namespace ocpv_tests
