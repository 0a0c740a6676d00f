// In: findings of one or more files. Out: JUnit XML: a suite for each file, a case for each operation judged in it.
// Promises: well-formed XML 1.0 whatever the bytes of a path or message; passing cases are there too.
#pragma once

#include <string>
#include <vector>

#include "report/formats.h"

namespace ocpv::report {

std::string junit(const std::vector<File>& files, const RenderOptions& options);

}  // namespace ocpv::report
