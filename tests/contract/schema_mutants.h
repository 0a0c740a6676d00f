// In: a generated schema. Out: the schemas that come of removing, widening and narrowing each of its constraints.
// Promises: one change each, named by keyword and place; every constraint keyword that emit writes has its changes.
#pragma once

#include <string>
#include <vector>

namespace ocpv::contract_test {

struct Mutant {
  std::string name;  ///< `/properties/a/enum: drop "FULL_BACKUP"`.
  std::string schema;
  /// Why no document can tell it from the original; empty for those that some case must tell.
  std::string same_because;
};

std::vector<Mutant> schema_mutants(const std::string& schema);

}  // namespace ocpv::contract_test
