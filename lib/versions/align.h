// In: every operation of every version and language. Out: one operation for all versions, with one contract each.
// Promises: an operation is known by its method and path, else by its page's id; its id is that of the newest page, the
// others are aliases; what a page prints of another operation is no second operation.
#pragma once

#include <string>
#include <vector>

#include "versions/join.h"
#include "versions/trees.h"

namespace ocpv::versions {

/// One operation in one version.
struct InVersion {
  Version version;
  std::string chinese_page, english_page;  ///< Empty: not in that language.
  Joined joined;
};

/// One operation in all its versions, oldest first.
struct Aligned {
  std::string id, module;
  std::vector<std::string> aliases;
  std::vector<InVersion> versions;
};

/// Sorted by id.
std::vector<Aligned> align(std::vector<TreeReading> readings);

/// `/a/{id}/b` and `/a/{clusterId}/b` are one.
std::string endpoint_of(const contract::Operation& operation);

}  // namespace ocpv::versions
