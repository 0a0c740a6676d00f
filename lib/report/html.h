// In: findings of one or more files. Out: one page to look at, complete in itself.
// Promises: needs no network, and no script to be read; nothing of a document can become markup; secrets are masked.
#pragma once

#include <string>
#include <vector>

#include "report/formats.h"

namespace ocpv::report {

std::string html(const std::vector<File>& files, const RenderOptions& options);

}  // namespace ocpv::report
