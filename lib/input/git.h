// In: the git repository around the working folder. Out: the files of the next commit, with their bytes in the index.
// Promises: git is started without a shell, and whatever the repository's configuration says it starts nothing else
// (git_command.h); no setting changes what is listed; bytes come from the index, never from the working tree; links and
// submodules are left out; a file over the limit is given cut after one byte more than the limit.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/message.h"
#include "base/result.h"

namespace ocpv::input {

struct StagedFile {
  std::string path;    ///< Relative to the working folder.
  std::string object;  ///< Name of its bytes in git's store.
};

/// Files added, copied, modified or renamed in the index; `paths` narrows them (git's own path rules), empty: all.
Result<std::vector<StagedFile>> list_staged(const std::vector<std::string>& paths, Language language);

/// What the index has of these files, named as from the working folder; those that it has not are left out.
Result<std::vector<StagedFile>> list_kept(const std::vector<std::string>& paths, Language language);

/// The files below the folder `path` (relative to the working folder, empty: that itself) as the commit `revision` has
/// them, with paths below `path`. An Error when there is no such commit, or no such folder in it.
Result<std::vector<StagedFile>> list_committed(const std::string& revision, const std::string& path, Language language);

/// Gives the bytes of each file in turn; stops when `take` gives false.
Result<void> read_staged(const std::vector<StagedFile>& files, std::size_t max_bytes, Language language,
                         const std::function<bool(const StagedFile&, std::string&&)>& take);

}  // namespace ocpv::input
