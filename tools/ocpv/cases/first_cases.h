// In: an operation. Out: a first set of cases for it, from the sampler: `valid` and `invalid` of a folder.
// Promises: each of the two folders is there whole or not at all.
#pragma once

#include <string>

#include "base/language.h"
#include "catalog/catalog.h"

namespace ocpv::program {

/// How many cases were written.
Result<std::size_t> write_first_cases(const std::string& folder, const catalog::Catalog& catalog,
                                      const catalog::Operation& operation, Language language);

}  // namespace ocpv::program
