#include "tools/ocpv/check/known_findings.h"

#include <algorithm>

#include "base/status.h"
#include "files/files.h"

namespace ocpv::program {
namespace {

constexpr Message kWritten{"{0}: {1} known findings written", "{0}：已写入 {1} 个已知问题"};
constexpr Message kNote{"{0}: note: {1}", "{0}: 提示：{1}"};

constexpr std::string_view kCommand = "check";
constexpr std::size_t kMostStale = 20;

}  // namespace

Result<std::unique_ptr<KnownFindings>> KnownFindings::make(const CheckSettings& settings,
                                                           const std::vector<const config::Config*>& configs,
                                                           Language language) {
  auto known = std::make_unique<KnownFindings>();
  if (!settings.write_baseline.empty()) {
    known->writes_ = true;
    known->baselines_.emplace_back(nullptr, std::make_shared<config::Baseline>(settings.write_baseline, kCommand));
    return known;
  }
  if (!settings.baseline.empty()) {
    OCPV_TRY(baseline, config::Baseline::read(settings.baseline, kCommand, language));
    known->baselines_.emplace_back(nullptr, std::make_shared<config::Baseline>(std::move(baseline)));
    return known;
  }
  for (const config::Config* config : configs) {
    if (!config->baseline.value) continue;
    const auto same = std::find_if(known->baselines_.begin(), known->baselines_.end(),
                                   [&](const auto& one) { return one.second->path() == *config->baseline.value; });
    if (same != known->baselines_.end()) {
      known->baselines_.emplace_back(config, same->second);
      continue;
    }
    OCPV_TRY(baseline, config::Baseline::read(*config->baseline.value, kCommand, language));
    known->baselines_.emplace_back(config, std::make_shared<config::Baseline>(std::move(baseline)));
  }
  return known;
}

config::Baseline* KnownFindings::baseline_for(const config::Config* config) {
  for (const auto& [owner, baseline] : baselines_) {
    if (owner == nullptr || owner == config) return baseline.get();
  }
  return nullptr;
}

std::uint32_t KnownFindings::take(const config::Config* config, const std::string& file, Finding& finding) {
  config::Baseline* const baseline = baseline_for(config);
  findings::Findings& findings = finding.findings;
  if (baseline == nullptr || !was_judged(findings.status) || !finding.problem.empty()) return 0;
  if (findings.diagnostics.empty()) return 0;
  const std::string beside = config::path_beside(baseline->path(), file);
  std::uint32_t count = 0;
  findings.drop_if([&](const findings::Diagnostic& diagnostic) {
    const bool is_known = baseline->take(config::known_finding(beside, finding.operation, diagnostic)) || writes_;
    if (is_known) ++count;
    return is_known;
  });
  return count;
}

void KnownFindings::close(const config::Config* config, const std::string& file, bool whole) {
  config::Baseline* const baseline = baseline_for(config);
  if (baseline != nullptr && whole) baseline->judged(config::path_beside(baseline->path(), file));
}

ExitStatus KnownFindings::finish(const CheckSettings& settings, Context& context) {
  if (writes_) {
    const config::Baseline& baseline = *baselines_.front().second;
    if (const auto written = files::write_file(baseline.path(), baseline.text(), context.language); !written.ok()) {
      context.talk.problem(written.error().message);
      return ExitStatus::unreadable;
    }
    if (!settings.quiet) {
      context.talk.line(fill(kWritten, context.language, {baseline.path(), std::to_string(baseline.count())}));
    }
    return ExitStatus::clean;
  }
  if (settings.quiet) return ExitStatus::clean;
  const config::Baseline* last = nullptr;
  for (const auto& one : baselines_) {
    if (std::exchange(last, one.second.get()) == one.second.get()) continue;
    for (const Error& stale : one.second->stale(kMostStale, context.language)) {
      const std::string place =
          stale.line == 0 ? stale.file
                          : stale.file + ":" + std::to_string(stale.line) + ":" + std::to_string(stale.column);
      context.talk.line(fill(kNote, context.language, {place, stale.message}));
    }
  }
  return ExitStatus::clean;
}

}  // namespace ocpv::program
