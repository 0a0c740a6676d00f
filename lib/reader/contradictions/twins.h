// In: a documented name that an example lacks, and the example's names that nobody knows. Out: the one that is meant.
// Promises: none when two are equally near.
#pragma once

#include <string>
#include <vector>

namespace ocpv::reader {

/// The unknown name that is probably `name`, spelt otherwise; it is unknown no longer. Empty when there is none.
std::string take_twin(const std::string& name, std::vector<std::string>& unknown);

}  // namespace ocpv::reader
