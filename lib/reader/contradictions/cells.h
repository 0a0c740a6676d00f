// In: an operation. Out: what its defaults and the cells under "example value" say against its types, lists and ranges.
// Promises: what they break is contested and rejects no more, as with examples; a masked value, or words about a value,
// is no witness; what a correction settled stays; values of secrets are never shown.
#pragma once

#include <vector>

#include "reader/types.h"

namespace ocpv::reader {

/// A default outside the list or the range that stands beside it.
std::vector<Contradiction> contest_defaults(contract::Operation& operation);

/// An example cell against its own row. What is contested already is not told again.
std::vector<Contradiction> contest_cells(contract::Operation& operation);

}  // namespace ocpv::reader
