// In: a request line, and how to judge by one operation. Out: the operations that the line can be for; what was found
// by the one that fits best.
// Promises: of operations that fit alike the first; nothing is judged twice where there is one.
#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "http/http.h"
#include "input/document.h"
#include "tools/ocpv/check/finding.h"

namespace ocpv::program {

/// Nearly always one; none when nothing has its method and path.
std::vector<const catalog::Operation*> candidates_of(const catalog::Catalog& catalog, const input::Request& request);

/// `judge_by` gives the Finding for an operation; there is one at least.
template <class JudgeBy>
Finding best_of(const std::vector<const catalog::Operation*>& candidates, const JudgeBy& judge_by) {
  Finding best = judge_by(*candidates.front());
  for (std::size_t nth = 1; nth < candidates.size(); ++nth) {
    Finding next = judge_by(*candidates[nth]);
    if (http::misfit(next.findings) < http::misfit(best.findings)) best = std::move(next);
  }
  return best;
}

}  // namespace ocpv::program
