// In: facts. Out: diagnostics, in document order.
// Promises: one cause, one diagnostic: a misspelt or misplaced field and the field that is missing for it are joined;
// no secret value, nor a part of one, in any field; texts are escaped and cut.
#pragma once

#include <memory_resource>

#include "check/check.h"
#include "check/diagnostic.h"
#include "check/facts.h"
#include "check/tree.h"
#include "plan/program.h"

namespace ocpv::check {

/// Fills `findings` (diagnostics, counts and secrets) from the facts. `scratch` is used until it returns.
void explain(const plan::Program& program, const Tree& tree, const Options& options, Facts& facts,
             std::pmr::memory_resource& scratch, Findings& findings);

}  // namespace ocpv::check
