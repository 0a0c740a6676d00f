// In: a folder. Out: the files in it and below that are to be checked.
// Promises: bytewise order of the paths; terminates on symbolic link loops (links to folders are not followed); hidden
// folders, node_modules and build output are left out, unless they are the folder asked for; a folder that cannot be
// listed hides no other.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/result.h"

namespace ocpv::input {

/// Says of a file below the folder whether it is wanted. The path begins with the folder as the user gave it.
using Wanted = std::function<Result<bool>(const std::string& path)>;

/// A file that is wanted, or a folder that could not be listed.
struct Found {
  std::string path;
  std::string problem = {};  ///< Empty, or why not.
};

/// Whether list_folder() would come to a file below a folder: `path` begins with `folder`, which may be empty.
bool is_reached(const std::string& path, const std::string& folder);

/// An Error is one of `wanted`.
Result<std::vector<Found>> list_folder(const std::string& folder, const Wanted& wanted, Language language);

}  // namespace ocpv::input
