// In: findings of one or more files. Out: the JSON array that GitLab reads as a code quality report.
// Promises: every entry has a fingerprint of its own that survives moved lines; an empty array when all is clean.
#pragma once

#include <string>
#include <vector>

#include "report/formats.h"

namespace ocpv::report {

std::string gitlab(const std::vector<File>& files, const RenderOptions& options);

}  // namespace ocpv::report
