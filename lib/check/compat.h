// In: findings about a text, and what OCP's reader does otherwise. Out: the text as OCP takes it.
// Promises: every byte keeps its place, so that what is found in the new text has the places of the old one; a text
// that nothing was found in, or that has the same key twice, stays as it is.
#pragma once

#include <string>

#include "findings/diagnostic.h"
#include "walk/options.h"

namespace ocpv::check {

/// Blanks members that are null, and the quotes around a Long, where something was found there. False when there was
/// none.
bool take_as_ocp_does(std::string& text, const findings::Findings& findings, const walk::Options& options);

}  // namespace ocpv::check
