// In: pages of several versions and languages. Out: every operation that was read, with its version and language.
// Promises: a tree is read by itself, so that no version and no language is evidence for another; every place names the
// version, the language and the file.
#pragma once

#include <string>
#include <vector>

#include "reader/types.h"
#include "versions/versions.h"

namespace ocpv::versions {

/// Major, minor, patch of `V4.2.2`; sorts as people count.
struct Version {
  std::string name;
  std::vector<unsigned> numbers;
  auto operator<=>(const Version& other) const { return numbers <=> other.numbers; }
  bool operator==(const Version& other) const { return numbers == other.numbers; }
};

struct TreeReading {
  Version version;
  Language language = Language::zh;
  std::string id;    ///< Of the page.
  std::string page;  ///< `V4.2.2/zh-CN/...`.
  contract::Operation operation;
};

struct Trees {
  std::vector<TreeReading> readings;  ///< By version, Chinese first, then by page.
  std::vector<Error> failures;
};

Trees read_trees(const std::vector<Page>& pages);

}  // namespace ocpv::versions
