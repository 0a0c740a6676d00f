// In: the name of a kind of values. Out: a schema that asks something of them, and documents that have them.
// Promises: the same bytes everywhere; some documents are right and some are not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocpv::guard {

struct Values {
  std::string schema;
  std::vector<std::string> documents;
};

/// Empty for a name that is none.
Values values_of(std::string_view kind);

}  // namespace ocpv::guard
