// In: paths of files to check. Out: the configuration of each, found upwards from its folder.
// Promises: the nearest .ocpv.toml holds, nothing is merged; the search ends at the folder that has .git, or at the
// root; each file is read once.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/result.h"
#include "config/config.h"

namespace ocpv::config {

struct Found {
  const Config* config = nullptr;  ///< Null: there is none.
  std::string relative;            ///< The file's path below the configuration's folder, with forward slashes.
};

/// One thread at a time. Configurations live as long as the finder.
class Finder {
 public:
  explicit Finder(Language language) : language_(language) {}
  /// Looks in the folder of the file; `path` need not exist.
  Result<Found> for_file(const std::string& path);
  /// Every file uses this configuration (`--config FILE`).
  Result<void> use(const std::string& config_path);
  /// No configuration is looked for (`--no-config`).
  void use_none();

 private:
  Result<const Config*> for_folder(const std::string& folder);
  Result<const Config*> load(const std::string& path);

  Language language_;
  bool searching_ = true;
  const Config* fixed_ = nullptr;
  std::map<std::string, const Config*> by_folder_;
  std::map<std::string, std::unique_ptr<const Config>> by_path_;
};

}  // namespace ocpv::config
