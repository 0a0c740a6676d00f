// In: something about a place in a file. Out: a workflow command, which GitHub shows as an annotation.
// Promises: one line, whatever its text holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/terms.h"

namespace ocpv::report {

/// One workflow command; without a path it is about the whole run, with line 0 about a whole file.
std::string workflow_command(Severity severity, std::string_view path, std::uint32_t line, std::string_view title,
                             std::string_view text);

}  // namespace ocpv::report
