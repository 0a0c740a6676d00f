#include "tools/ocpv/check/known_findings.h"

#include "base/status.h"

namespace ocpv::program {

Result<std::unique_ptr<KnownFindings>> KnownFindings::make(const CheckSettings& settings,
                                                           const std::vector<const config::Config*>& configs,
                                                           Language language) {
  std::vector<NamedBaseline> configured;
  for (const config::Config* config : configs) {
    if (config->baseline.value) configured.emplace_back(config, *config->baseline.value);
  }
  OCPV_TRY(baselines, Baselines::make("check", settings.baseline, settings.write_baseline, configured, language));
  return std::unique_ptr<KnownFindings>(new KnownFindings(std::move(baselines)));
}

std::uint32_t KnownFindings::take(const config::Config* config, const std::string& file, Finding& finding) {
  config::Baseline* const baseline = baselines_.of(config);
  return baseline == nullptr ? 0 : take_known(*baseline, baselines_.writes(), file, finding);
}

std::uint32_t take_known(config::Baseline& baseline, bool all, const std::string& file, Finding& finding) {
  findings::Findings& findings = finding.findings;
  if (!was_judged(findings.status) || !finding.problem.empty() || findings.diagnostics.empty()) return 0;
  const std::string beside = config::path_beside(baseline.path(), file);
  std::uint32_t count = 0;
  findings.drop_if([&](const findings::Diagnostic& diagnostic) {
    const bool is_listed = baseline.take(config::known_finding(beside, finding.operation, diagnostic));
    const bool is_known = is_listed || all;
    if (is_known) ++count;
    return is_known;
  });
  return count;
}

void KnownFindings::close(const config::Config* config, const std::string& file, bool whole) {
  config::Baseline* const baseline = baselines_.of(config);
  if (baseline != nullptr && whole) baseline->judged(config::path_beside(baseline->path(), file));
}

}  // namespace ocpv::program
