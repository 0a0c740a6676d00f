// In: findings of documentation, or differences of contracts. Out: the same, as notices that the reports are made of.
// Promises: nothing is left out; places are paths that the user can open, where they are there.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "compare/compare.h"
#include "generate/findings.h"
#include "report/notices.h"

namespace ocpv::program {

/// `whole`: every page could be read.
report::NoticeReport notices_of(const std::vector<generate::Finding>& findings, bool whole, Language language);

/// `old_side` and `new_side` are as the user named them: pages below them are named by their path on disk.
report::NoticeReport notices_of(const std::vector<compare::Difference>& differences, const std::string& old_side,
                                const std::string& new_side, Language language);

}  // namespace ocpv::program
