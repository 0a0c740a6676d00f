// In: the path of a file. Out: whether git keeps it.
// Promises: git is asked only when somebody wants to know, once for each folder; no git, no repository: not kept; any
// number of threads may ask.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>

namespace ocpv::program {

class Tracked {
 public:
  bool holds(const std::string& path);

 private:
  std::mutex guard_;
  std::map<std::string, std::set<std::string>> names_;  ///< By folder: those git keeps there.
};

}  // namespace ocpv::program
