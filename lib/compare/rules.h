// In: the conditional rules of one part, before and after. Out: what changed in them.
// Promises: a rule about a field that only one side has is told with the field, unless it asks for something new.
#pragma once

#include <vector>

#include "compare/compare.h"

namespace ocpv::compare {

std::vector<Difference> compare_rules(const PartFacts& before, const PartFacts& after, Part part);

/// `only when /type is "A", "B"`.
std::string rule_text(const RuleFacts& rule);

}  // namespace ocpv::compare
