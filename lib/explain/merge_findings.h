// In: worded findings. Out: the same, where one mistake was seen from two sides said once.
// Promises: an unknown field and a missing one are joined when their names are near (misspelt) or equal (misplaced), a
// field of another choice and the chosen one's when one value decides both; severities only grow, so the verdict stays
// what it was.
#pragma once

#include <memory_resource>
#include <span>

#include "explain/item.h"
#include "explain/suggest.h"
#include "explain/value_pointers.h"
#include "plan/program.h"
#include "walk/facts.h"
#include "walk/secrets.h"

namespace ocpv::explain {

struct JoinContext {
  const plan::Program& program;
  const walk::Tree& tree;
  std::span<const Trail> trails;
  std::span<const walk::Secret> secrets;
  Suggester& suggester;
  std::pmr::memory_resource& scratch;
  findings::Findings& findings;
  walk::Facts& facts;  ///< Its counts are corrected.
};

void join(const JoinContext& context, std::span<Item> items);

}  // namespace ocpv::explain
