// In: a part's rows with their places, and its fields. Out: conditional rules, and the sentences left uncompiled.
// Promises: a rule names fields that exist; a condition whose field is not found is a sentence, not a rule.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reader/tree/fields.h"
#include "reader/types.h"

namespace ocpv::reader {

struct RuleReading {
  std::vector<contract::Rule> rules;
  std::vector<Sentence> sentences;
};

/// `told` are rows with sentences that are compiled already.
RuleReading find_rules(Part part, const std::vector<Place>& places, const contract::Field& root,
                       const std::set<std::pair<const TableRow*, std::string>>& told);

/// The field at a pointer from `root` (`*` steps into items); null when there is none.
const contract::Field* field_at(const contract::Field& root, std::string_view pointer);
contract::Field* field_at(contract::Field& root, std::string_view pointer);

/// The pointer without its last step.
std::string_view parent_of(std::string_view pointer);

}  // namespace ocpv::reader
