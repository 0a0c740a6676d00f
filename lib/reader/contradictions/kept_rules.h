// In: a rule and what an example shows. Out: whether the example keeps the rule.
// Promises: judges as the emitted schema does, with `*` for the same item on both sides.
#pragma once

#include "contract/contract.h"
#include "reader/examples/examples.h"

namespace ocpv::reader {

/// `root` is the part that the rule is about; of parameters an object of objects, such as `{"query":{"size":"10"}}`.
bool keeps(const Json& root, const contract::Rule& rule);

}  // namespace ocpv::reader
