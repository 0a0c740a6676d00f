#include "tools/ocpv/operations/notice_rules.h"

#include <algorithm>

#include "compare/change_kinds.h"
#include "generate/finding_kinds.h"
#include "tools/ocpv/notice_line.h"
#include "tools/ocpv/operations/loading.h"
#include "tools/ocpv/option_values.h"

namespace ocpv::program {
namespace {

template <class Kind>
std::vector<std::string_view> names_of(std::span<const Kind> kinds) {
  std::vector<std::string_view> names;
  for (const Kind& kind : kinds) names.push_back(kind.id);
  return names;
}

void tell_stale(const config::NoticeIgnores& ignores, Context& context) {
  for (const Error& one : ignores.stale(context.language)) {
    context.talk.line(warning_line(one, context.language));
  }
}

}  // namespace

Result<DocsRules> DocsRules::make(const Arguments& arguments, const std::vector<std::string>& pages,
                                  Language language) {
  if (auto apart = given_apart(arguments, {{"baseline", "write-baseline"}}, language); !apart.ok())
    return apart.error();
  auto finder = std::make_unique<config::Finder>(language);
  if (auto used = heed_config_options(arguments, *finder); !used.ok()) return used.error();
  const std::vector<std::string_view> names = names_of(generate::finding_kinds());
  std::map<std::string, config::Found> by_page;
  std::vector<std::pair<const config::Config*, config::NoticeIgnores>> ignores;
  std::vector<NamedBaseline> configured;
  for (const std::string& page : pages) {
    OCPV_TRY(found, finder->for_file(page));
    by_page[page] = found;
    const config::Config* const config = found.config;
    if (config == nullptr) continue;
    const auto known =
        std::find_if(ignores.begin(), ignores.end(), [&](const auto& one) { return one.first == config; });
    if (known != ignores.end()) {
      known->second.consider(found.relative);
      continue;
    }
    ignores.emplace_back(config, config::NoticeIgnores(config->docs_ignores, config->path, today_utc()));
    ignores.back().second.consider(found.relative);
    if (auto checked = ignores.back().second.check_ids(names, language); !checked.ok()) return checked.error();
    if (config->docs_baseline.value) configured.emplace_back(config, *config->docs_baseline.value);
  }
  OCPV_TRY(baselines, Baselines::make("docs", arguments.value("baseline"), arguments.value("write-baseline"),
                                      configured, language));
  DocsRules rules(std::move(baselines));
  rules.finder_ = std::move(finder);
  rules.by_page_ = std::move(by_page);
  rules.ignores_ = std::move(ignores);
  return rules;
}

bool DocsRules::is_left_out(const generate::Finding& finding, const generate::FindingPlace& place) {
  const config::Found& found = by_page_[place.first.page];
  const auto [part, pointer] = config::split_part(place.pointer);
  std::vector<std::string> pages = {found.relative};
  if (!place.second.page.empty()) pages.push_back(by_page_[place.second.page].relative);
  for (auto& [config, ignores] : ignores_) {
    if (config == found.config && ignores.takes({finding.id, place.operation, part, pointer, pages})) return true;
  }
  config::Baseline* const baseline = baselines_.of(found.config);
  if (baseline == nullptr) return false;
  // What is wrong at one place of a page differs by its sentence.
  const bool is_listed = baseline->take({config::path_beside(baseline->path(), place.first.page), place.operation,
                                         finding.id, std::string(part), std::string(pointer), finding.text.en});
  const bool is_known = is_listed || baselines_.writes();
  if (is_known) ++known_;
  return is_known;
}

void DocsRules::apply(std::vector<generate::Finding>& findings, const std::set<std::string>& unread) {
  for (generate::Finding& finding : findings) {
    std::erase_if(finding.places, [&](const generate::FindingPlace& place) { return is_left_out(finding, place); });
  }
  std::erase_if(findings, [](const generate::Finding& finding) { return finding.places.empty(); });
  for (const auto& [page, found] : by_page_) {
    config::Baseline* const baseline = baselines_.of(found.config);
    if (baseline == nullptr) continue;
    baseline->compares_files_by("language-");
    if (!unread.contains(page)) baseline->judged(config::path_beside(baseline->path(), page));
  }
}

ExitStatus DocsRules::finish(bool quiet, Context& context) const {
  for (const auto& one : ignores_) {
    if (!quiet) tell_stale(one.second, context);
  }
  return baselines_.finish(quiet, context);
}

Result<void> ignore_differences(const Arguments& arguments, std::vector<compare::Difference>& differences,
                                Context& context) {
  config::Finder finder(context.language);
  OCPV_TRY(config, config_of_working_folder(arguments, finder));
  if (config == nullptr) return {};
  config::NoticeIgnores ignores(config->diff_ignores, config->path, today_utc());
  const std::vector<std::string_view> names = names_of(compare::change_kinds());
  if (auto checked = ignores.check_ids(names, context.language); !checked.ok()) return checked.error();
  ignores.consider_all();
  std::erase_if(differences, [&](const compare::Difference& one) {
    const std::string_view part = one.part ? name_of(*one.part) : std::string_view();
    std::vector<std::string> pages;
    for (const compare::Place* place : {&one.before_place, &one.after_place}) {
      if (!place->page.empty()) pages.push_back(place->page);
    }
    return ignores.takes({name_of(one.what), one.operation, part, one.pointer, pages});
  });
  tell_stale(ignores, context);
  return {};
}

}  // namespace ocpv::program
