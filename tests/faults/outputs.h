// In: a judged document. Out: everything that any output would say of it, in one text.
// Promises: every format in both languages, the callback of the C interface, and the difference that --fix shows.
#pragma once

#include <string>
#include <string_view>

#include "findings/diagnostic.h"

namespace ocpv::faults_test {

std::string all_formats(std::string_view text, const findings::Findings& findings);

/// What ocpv_check_each() hands out for a body of an operation that is part of the library.
std::string by_callback(std::string_view operation, std::string_view text);

}  // namespace ocpv::faults_test
