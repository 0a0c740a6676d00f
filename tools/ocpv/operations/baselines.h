// In: --baseline, --write-baseline, or what configurations say. Out: the baseline that holds for a file; it is written,
// and what of it no longer occurs is told.
// Promises: one file is read once; a baseline that cannot be read is an Error with its place.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "config/baseline.h"
#include "config/config.h"
#include "tools/ocpv/command.h"

namespace ocpv::program {

/// A configuration, and the baseline that it names.
using NamedBaseline = std::pair<const config::Config*, std::string>;

class Baselines {
 public:
  /// `command` is whose findings they are. `read` and `write` are of the command line; empty: not given.
  static Result<Baselines> make(std::string_view command, const std::string& read, const std::string& write,
                                const std::vector<NamedBaseline>& configured, Language language);

  /// Null: there is none.
  config::Baseline* of(const config::Config* config);
  /// Whatever is found is known from now on.
  bool writes() const noexcept { return writes_; }
  /// Writes what is to be written; else tells what is stale.
  ExitStatus finish(bool quiet, Context& context) const;

 private:
  bool writes_ = false;
  /// One for all files, or those of the configurations.
  std::vector<std::pair<const config::Config*, std::shared_ptr<config::Baseline>>> all_;
};

}  // namespace ocpv::program
