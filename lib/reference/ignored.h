// In: a draft-07 schema. Out: the first thing in it that valijson would pass over without a word.
// Promises: bounded, no exception, no recursion; what is found is named with its place in the schema.
#pragma once

#include <string>
#include <string_view>

namespace ocpv::reference {

/// Such as `/properties/a/unevaluatedProperties`; empty when valijson looks at every keyword. Keywords `x-...` are
/// somebody's own and promise nothing.
std::string ignored_keyword(std::string_view schema);

}  // namespace ocpv::reference
