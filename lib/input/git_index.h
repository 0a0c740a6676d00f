// In: the bytes of git's index, and a folder of its working tree. Out: the names of the files that git keeps there.
// Promises: nothing is started and no configuration is read; what is not understood is told, never taken for an empty
// index; time and memory are bounded by the bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace ocpv::input {

struct IndexNames {
  std::set<std::string> names;  ///< Of the files in the folder itself, not of those below it.
  std::string shared;  ///< The rest is in the file `sharedindex.<this>` beside the index; empty: there is none.
};

/// `folder` is relative to the top of the working tree, with a slash at its end; empty for the top. None when the bytes
/// are no index that is understood (versions 2 to 4), or the folder is kept as a whole.
std::optional<IndexNames> names_in_index(std::string_view index, std::string_view folder);

}  // namespace ocpv::input
