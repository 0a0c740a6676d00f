// In: one operation in all its versions, and its corrections.json. Out: the operation as corrected.
// Promises: an entry is for every version that it changes something in, or for those it names; one that changes nothing
// in any version is an error with its line, so that no correction outlives its cause.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "versions/align.h"

namespace ocpv::versions {

/// The complaints; `file` is for messages.
std::vector<Error> correct(Aligned& operation, const std::string& text, const std::string& file);

}  // namespace ocpv::versions
