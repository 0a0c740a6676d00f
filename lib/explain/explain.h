// In: facts. Out: diagnostics, in document order.
// Promises: one cause, one diagnostic: a misspelt or misplaced field and the field that is missing for it are joined;
// no secret value, nor a part of one, in any field; texts are escaped and cut.
#pragma once

#include <memory_resource>

#include "findings/diagnostic.h"
#include "plan/program.h"
#include "walk/facts.h"
#include "walk/options.h"
#include "walk/tree.h"

namespace ocpv::explain {

/// Fills `findings` (diagnostics, counts and secrets) from the facts. `scratch` is used until it returns.
void explain(const plan::Program& program, const walk::Tree& tree, const walk::Options& options, walk::Facts& facts,
             std::pmr::memory_resource& scratch, findings::Findings& findings);

}  // namespace ocpv::explain
