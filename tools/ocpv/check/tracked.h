// In: the path of a file. Out: whether git keeps it.
// Promises: nothing is started and no configuration is read: git's index is read by ourselves, only when somebody wants
// to know, once for each folder; no repository, no index: not kept; an index that cannot be read: kept, so that nobody
// silences a warning by breaking it; any number of threads may ask.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace ocpv::program {

class Tracked {
 public:
  bool holds(const std::string& path);

 private:
  using Names = std::optional<std::set<std::string>>;  ///< None: nobody can tell.

  Names names_kept_in(const std::string& folder);
  /// The files that the index `git_folder/name` has in `folder`.
  Names names_in(const std::string& git_folder, const std::string& name, const std::string& folder);

  std::mutex guard_;
  std::map<std::string, Names> names_;  ///< By folder: those git keeps there.
  std::string index_, index_bytes_;     ///< The path of the last one that was read, and what is in it.
};

}  // namespace ocpv::program
