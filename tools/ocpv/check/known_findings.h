// In: --baseline, --write-baseline or the `baseline` of configurations; findings, file by file. Out: the findings that
// are not known; the baseline written; what of it no longer occurs.
// Promises: what could not be judged is never known; a file is written whole or not at all.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "config/baseline.h"
#include "tools/ocpv/check/file_config.h"
#include "tools/ocpv/check/finding.h"

namespace ocpv::program {

class KnownFindings {
 public:
  /// A baseline that cannot be read is an Error with its place.
  static Result<std::unique_ptr<KnownFindings>> make(const CheckSettings& settings,
                                                     const std::vector<const config::Config*>& configs,
                                                     Language language);

  /// Leaves out what is known of one document of a file; says how many that were.
  std::uint32_t take(const config::Config* config, const std::string& file, Finding& finding);
  /// All documents of the file were taken; `whole`: each could be judged.
  void close(const config::Config* config, const std::string& file, bool whole);
  /// Writes what is to be written and tells what is stale.
  ExitStatus finish(const CheckSettings& settings, Context& context);

 private:
  config::Baseline* baseline_for(const config::Config* config);

  bool writes_ = false;
  /// One for all files, or those of the configurations.
  std::vector<std::pair<const config::Config*, std::shared_ptr<config::Baseline>>> baselines_;
};

}  // namespace ocpv::program
