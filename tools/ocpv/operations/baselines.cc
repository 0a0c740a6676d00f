#include "tools/ocpv/operations/baselines.h"

#include <algorithm>

#include "files/files.h"
#include "tools/ocpv/notice_line.h"
#include "tools/ocpv/operations/written_files.h"

namespace ocpv::program {
namespace {

constexpr Message kFindingsWritten{"{0}: known findings written: {1}", "{0}：已写入 {1} 个已知问题"};

constexpr Message kBaseline{"baseline", "基线"};

constexpr std::size_t kMostStale = 20;

}  // namespace

Result<Baselines> Baselines::make(std::string_view command, const std::string& read, const std::string& write,
                                  const std::vector<NamedBaseline>& configured, Language language) {
  Baselines baselines;
  if (!write.empty()) {
    // A shell that puts names in for `*` makes the first of them the option's value.
    if (auto may = may_replace(write, "\"ocpv_baseline\"", kBaseline, language); !may.ok()) return may.error();
    baselines.writes_ = true;
    baselines.all_.emplace_back(nullptr, std::make_shared<config::Baseline>(write, command));
    return baselines;
  }
  const std::vector<NamedBaseline> given = {{nullptr, read}};
  for (const auto& [config, path] : read.empty() ? configured : given) {
    const auto same = std::find_if(baselines.all_.begin(), baselines.all_.end(),
                                   [&path = path](const auto& one) { return one.second->path() == path; });
    if (same != baselines.all_.end()) {
      baselines.all_.emplace_back(config, std::shared_ptr(same->second));
      continue;
    }
    OCPV_TRY(baseline, config::Baseline::read(path, command, language));
    baselines.all_.emplace_back(config, std::make_shared<config::Baseline>(std::move(baseline)));
  }
  return baselines;
}

config::Baseline* Baselines::of(const config::Config* config) {
  for (const auto& [owner, baseline] : all_) {
    if (owner == nullptr || owner == config) return baseline.get();
  }
  return nullptr;
}

ExitStatus Baselines::finish(bool quiet, Context& context) const {
  if (writes_) {
    const config::Baseline& baseline = *all_.front().second;
    if (const auto written = files::write_file(baseline.path(), baseline.text(), context.language); !written.ok()) {
      context.talk.problem(written.error().message.in(context.language));
      return ExitStatus::unreadable;
    }
    if (!quiet)
      context.talk.line(fill(kFindingsWritten, context.language, {baseline.path(), std::to_string(baseline.count())}));
    return ExitStatus::clean;
  }
  std::vector<const config::Baseline*> told;
  for (const auto& one : all_) {
    const config::Baseline* const baseline = one.second.get();
    if (quiet || std::find(told.begin(), told.end(), baseline) != told.end()) continue;
    told.push_back(baseline);
    for (const Error& stale : baseline->stale(kMostStale, context.language)) {
      context.talk.line(note_line(stale, context.language));
    }
  }
  return ExitStatus::clean;
}

}  // namespace ocpv::program
