// In: findings of one or more files. Out: workflow commands, which GitHub shows as annotations, and a summary.
// Promises: one line for each finding, whatever its text holds; empty when all is clean.
#pragma once

#include <string>
#include <vector>

#include "report/formats.h"

namespace ocpv::report {

std::string github(const std::vector<File>& files, const RenderOptions& options);

}  // namespace ocpv::report
