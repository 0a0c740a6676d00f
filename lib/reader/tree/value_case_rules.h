// In: a part's rows with their places, and its fields. Out: fields whose lists are those of all cases, rules that say
// which values belong to which case. Promises: the list of one case is never the list of all; what is taken for a case
// is no sentence of another rule.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reader/tree/fields.h"
#include "reader/types.h"

namespace ocpv::reader {

struct SettledCases {
  std::vector<contract::Rule> rules;
  std::vector<Sentence> left;                              ///< Cases that no rule can say.
  std::set<std::pair<const TableRow*, std::string>> told;  ///< Rows with the sentences that are cases.
};

/// Changes the lists of `root`'s fields. Pointers of the rules begin with `prefix`.
SettledCases settle_value_cases(Part part, const std::vector<Place>& places, contract::Field& root,
                                const std::string& prefix);

}  // namespace ocpv::reader
