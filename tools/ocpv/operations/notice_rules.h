// In: what `ocpv docs` or `ocpv diff` found, the configurations that hold for it, and baselines. Out: what is to be
// told. Promises: a place that is ignored or known is left out, a finding with all its places; what is left keeps its
// order; entries that are expired or of no use are told.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "compare/compare.h"
#include "config/find.h"
#include "config/notice_ignores.h"
#include "generate/findings.h"
#include "tools/ocpv/operations/baselines.h"

namespace ocpv::program {

class DocsRules {
 public:
  /// The configurations of all pages are read now; one that cannot be read is an Error.
  static Result<DocsRules> make(const Arguments& arguments, const std::vector<std::string>& pages, Language language);

  /// Leaves out what is ignored or known; `unread`: pages of which not all was found.
  void apply(std::vector<generate::Finding>& findings, const std::set<std::string>& unread);
  std::size_t known() const noexcept { return known_; }  ///< Places.
  ExitStatus finish(bool quiet, Context& context) const;

 private:
  explicit DocsRules(Baselines baselines) : baselines_(std::move(baselines)) {}
  bool is_left_out(const generate::Finding& finding, const generate::FindingPlace& place);

  std::unique_ptr<config::Finder> finder_;
  std::map<std::string, config::Found> by_page_;
  std::vector<std::pair<const config::Config*, config::NoticeIgnores>> ignores_;
  Baselines baselines_;
  std::size_t known_ = 0;
};

/// Leaves out what `[[diff.ignore]]` of the folder at hand says, and tells entries that are stale.
Result<void> ignore_differences(const Arguments& arguments, std::vector<compare::Difference>& differences,
                                Context& context);

}  // namespace ocpv::program
