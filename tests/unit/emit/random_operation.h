// In: a seed. Out: an operation whose contract is legal but as unlikely as chance makes it.
// Promises: the same seed gives the same operation everywhere.
#pragma once

#include <cstdint>

#include "contract/contract.h"

namespace ocpv::test {

contract::Operation random_operation(std::uint32_t seed);

}  // namespace ocpv::test
