// In: the folder schemas/. Out: right bodies and right whole requests of its operations, in their newest version.
// Promises: the same bytes on every machine; driven by the schemas alone. An operation whose body the sampler cannot
// make, or the library would not take, is left to the caller to find out.
#pragma once

#include <string>
#include <vector>

namespace ocpv::bench {

struct Asked {
  std::string id, method, target;   ///< Path and query, with values for all parameters.
  std::vector<std::string> bodies;  ///< None: the operation has no body.
};

std::vector<Asked> sample_operations(const std::string& folder, std::size_t bodies_each);

}  // namespace ocpv::bench
