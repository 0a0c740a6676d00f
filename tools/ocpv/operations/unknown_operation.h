// In: the name of an operation that was not found. Out: the sentence that says so, in the language chosen.
// Promises: near misses are named; no query of a target is shown.
#pragma once

#include <string>

#include "base/message.h"
#include "catalog/catalog.h"

namespace ocpv::program {

/// catalog.unknown(); where no id is near, those that the words of the name find.
catalog::Unknown unknown_operation(const catalog::Catalog& catalog, const std::string& name);

/// The box is loaded in a version that lacks the operation, and has it in another.
bool is_of_another_version(const catalog::Catalog& catalog, const std::string& name);

/// catalog.find(), and what unknown_operation() finds; an operation that only another version has is told as that.
Result<catalog::Match> find_operation(const catalog::Catalog& catalog, const std::string& name);

}  // namespace ocpv::program
