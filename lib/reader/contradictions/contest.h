// In: an operation and the values of its page's examples. Out: the same operation, with every constraint that an
// example breaks marked as contested, and each such break as a contradiction. Promises: after it, no parsable example
// of the page breaks a constraint that rejects; what a correction settled stays.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "reader/examples/examples.h"
#include "reader/types.h"

namespace ocpv::reader {

/// The value of one of Operation::examples, by the same index; null when there is none.
using ExampleValues = std::vector<ExampleValue>;

std::vector<Contradiction> contest(contract::Operation& operation, const ExampleValues& values);

}  // namespace ocpv::reader
