// In: the folders `valid` and `invalid` of somebody's cases, settings and operations. Out: each case, and why it fails.
// Promises: a case that cannot be judged is a result like any other, and the remaining ones are still run.
#pragma once

#include <string>
#include <vector>

#include "config/find.h"
#include "tools/ocpv/cases/case_results.h"
#include "tools/ocpv/check/settings.h"
#include "tools/ocpv/check/targets.h"

namespace ocpv::program {

/// The name of the file beside a case that lists what must be told of it is the case's with this behind it.
inline constexpr std::string_view kExpectedEnding = ".expected.json";

/// Adds what the cases touch to `rows`. An Error where a folder or a configuration cannot be read.
Result<std::vector<Case>> run_cases(const std::string& folder, const CheckSettings& settings, config::Finder& finder,
                                    Targets& targets, Language language, TouchedRows& rows);

}  // namespace ocpv::program
