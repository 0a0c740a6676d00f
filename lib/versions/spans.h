// In: one operation in all its versions. Out: its files.
// Promises: a folder for each span of versions in which nothing changed, named by the first; a part that did not change
// since an earlier span is not there again; places are those of the first version.
#pragma once

#include <string>
#include <vector>

#include "versions/align.h"
#include "versions/versions.h"

namespace ocpv::versions {

struct Titles {
  std::string chinese, english;
};

struct Spans {
  std::vector<File> files;
  std::size_t count = 0, contested = 0;
};

Spans spans_of(const Aligned& operation, const Titles& titles);

}  // namespace ocpv::versions
