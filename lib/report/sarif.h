// In: findings of one or more files. Out: one SARIF 2.1.0 log with one run.
// Promises: URIs are relative where they can be; every result has a region; fingerprints hold no line numbers, so that
// a finding keeps its identity when lines above it change.
#pragma once

#include <string>
#include <vector>

#include "report/formats.h"

namespace ocpv::report {

std::string sarif(const std::vector<File>& files, const RenderOptions& options);

}  // namespace ocpv::report
