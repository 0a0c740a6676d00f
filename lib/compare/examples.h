// In: what changed in what is held to, and in what the tables state. Out: the same changes, with those told apart that
// only an example made.
// Promises: no change is lost; a change that the tables make too is told as the tables make it.
#pragma once

#include <vector>

#include "compare/compare.h"

namespace ocpv::compare {

/// `held` are the differences of the fields that decide a verdict, from `before` to `after`.
std::vector<Difference> told_apart_from_examples(std::vector<Difference> held, const PartFacts& before,
                                                 const PartFacts& after, Part part);

}  // namespace ocpv::compare
