// In: a page, how its rows were placed, and the operation made of it. Out: contradictions that the page has in itself,
// apart from those between tables and example values (contest.h).
// Promises: one cause, one finding.
#pragma once

#include <vector>

#include "reader/contradictions/contest.h"
#include "reader/tree/draft.h"
#include "reader/types.h"

namespace ocpv::reader {

std::vector<Contradiction> find_conflicts(const Sheet& sheet, const References& references, const Drafts& drafts,
                                          const ExampleValues& values, contract::Operation& operation);

}  // namespace ocpv::reader
