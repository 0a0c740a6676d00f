// In: worded findings. Out: the same, where one mistake was seen from two sides said once.
// Promises: an unknown field and a missing one are joined when their names are near (misspelt) or equal (misplaced), a
// field of another choice and the chosen one's when one value decides both; severities only grow, so the verdict stays
// what it was.
#pragma once

#include <memory_resource>
#include <span>

#include "check/facts.h"
#include "check/item.h"
#include "check/secrets.h"
#include "check/suggest.h"
#include "check/trails.h"
#include "plan/program.h"

namespace ocpv::check {

struct JoinContext {
  const plan::Program& program;
  const Tree& tree;
  std::span<const Trail> trails;
  std::span<const Secret> secrets;
  Suggester& suggester;
  std::pmr::memory_resource& scratch;
  Findings& findings;
  Facts& facts;  ///< Its counts are corrected.
};

void join(const JoinContext& context, std::span<Item> items);

}  // namespace ocpv::check
