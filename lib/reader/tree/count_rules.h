// In: a sentence of a row that counts the items of a list. Out: the rule it states.
// Promises: a list is one of the members beside the row; where none is named, it is inferred only if one can be meant.
#pragma once

#include <optional>

#include "reader/tree/field_finder.h"
#include "reader/tree/resolver.h"

namespace ocpv::reader {

/// How many items the row's own list has where a condition holds: `RS_LIST 模式下有且只能有一个`.
std::optional<contract::Rule> items_rule(Part part, const Place& place, const ConditionSentence& sentence,
                                         const Resolver& resolver, const ConstFieldFinder& fields);

/// What holds of the row's field where a list has so many items: `only when you add a single host`.
std::optional<contract::Rule> counted_rule(Part part, const Place& place, const ConditionSentence& sentence,
                                           const ConstFieldFinder& fields);

}  // namespace ocpv::reader
