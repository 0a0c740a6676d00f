// In: findings of one or more files. Out: workflow commands, which GitHub shows as annotations, and a summary.
// Promises: one line for each finding, whatever its text holds; empty when all is clean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/formats.h"

namespace ocpv::report {

/// One workflow command; without a path it is about the whole run, with line 0 about a whole file.
std::string workflow_command(Severity severity, std::string_view path, std::uint32_t line, std::string_view title,
                             std::string_view text);

std::string github(const std::vector<File>& files, const RenderOptions& options);

}  // namespace ocpv::report
