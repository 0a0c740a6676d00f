// In: an operation's structures. Out: which of them a schema needs, under which names, in which order.
// Promises: each is given once, in the order of first use; names are safe in a URI fragment and unique.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace ocpv::emit {

class Definitions {
 public:
  explicit Definitions(const std::vector<contract::Structure>& structures);

  /// The structure of that name, noted as needed; nullptr when there is none.
  const contract::Structure* wanted(std::string_view name);

  /// The next structure that is needed and was not given yet; nullptr when all were.
  const contract::Structure* next();

  /// Its name under `definitions`.
  const std::string& name(const std::string& structure) const { return names_.at(structure); }

  /// True if requiring `member` of `structure` would ask for a value without end: the member's structure requires,
  /// through objects alone, the structure that holds the member.
  bool requires_itself(const std::string& structure, const contract::Field& member) const;

 private:
  const std::vector<contract::Structure>& structures_;
  std::map<std::string, std::string> names_;
  std::vector<const contract::Structure*> needed_;
  std::size_t given_ = 0;
};

}  // namespace ocpv::emit
