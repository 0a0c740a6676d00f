// In: findings, file by file, and baselines. Out: the findings that are not known.
// Promises: what could not be judged is never known.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tools/ocpv/check/file_config.h"
#include "tools/ocpv/check/finding.h"
#include "tools/ocpv/operations/baselines.h"

namespace ocpv::program {

/// Leaves out what the baseline knows of one document of a file, or `all`; says how many that were.
std::uint32_t take_known(config::Baseline& baseline, bool all, const std::string& file, Finding& finding);

class KnownFindings {
 public:
  static Result<std::unique_ptr<KnownFindings>> make(const CheckSettings& settings,
                                                     const std::vector<const config::Config*>& configs,
                                                     Language language);

  /// Leaves out what is known of one document of a file; says how many that were.
  std::uint32_t take(const config::Config* config, const std::string& file, Finding& finding);
  /// All documents of the file were taken; `whole`: each could be judged.
  void close(const config::Config* config, const std::string& file, bool whole);
  ExitStatus finish(bool quiet, Context& context) const { return baselines_.finish(quiet, context); }

 private:
  explicit KnownFindings(Baselines baselines) : baselines_(std::move(baselines)) {}
  Baselines baselines_;
};

}  // namespace ocpv::program
