// In: --config, --no-config, and the names of files. Out: what the configuration says of each file and of the run.
// Promises: the command line goes before the configuration, the configuration before what holds by default; an
// operation that an entry names but nobody loaded is an error with the entry's place.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/limits.h"
#include "catalog/catalog.h"
#include "config/config.h"
#include "config/find.h"
#include "tools/ocpv/check/documents.h"
#include "tools/ocpv/check/settings.h"

namespace ocpv::program {

/// Makes the finder that the command line asks for. It owns the configurations.
Result<std::unique_ptr<config::Finder>> make_finder(const CheckSettings& settings, Language language);

/// The configurations of the files, each once, in the order of the files.
std::vector<const config::Config*> configs_of(const std::vector<NamedFile>& files);

/// What holds for one file.
struct FileRules {
  bool strict = false;
  bool response = false;
  Severity fail_on = Severity::error;
  std::uint32_t max_errors = 0;  ///< 0: no limit.
  Limits limits;
  check::Compat compat;
  bool plain_longs = false;  ///< A Long of a response is a number; else it may be text, whatever `compat` says.
};
FileRules rules_of(const CheckSettings& settings, const FileConfig& file);

/// Every operation that an entry of the configurations names must be there.
Result<void> check_operations(const std::vector<const config::Config*>& configs, const catalog::Catalog& catalog);

}  // namespace ocpv::program
