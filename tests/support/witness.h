// In: a schema that emit wrote. Out: a document that it accepts, made from the schema alone.
// Promises: an honest attempt: what is required, the first value of each list, then whatever check says is missing.
#pragma once

#include <optional>
#include <string>

namespace ocpv::test {

/// A document that `schema` accepts; none, and why not, when none was found.
struct Witness {
  std::optional<std::string> document;
  std::string why;
};
Witness find_witness(const std::string& schema);

}  // namespace ocpv::test
