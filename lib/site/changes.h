// In: all operations of all versions. Out: pages about what changed from any version to any newer one.
#pragma once

#include <string>
#include <vector>

#include "site/model.h"

namespace ocpv::site {

/// Differences as a list, those that break somebody first.
std::string list_of_differences(const std::vector<compare::Difference>& differences, Language language);

/// `versions/index.html`, and a page for each two versions. None where there is one version only.
std::vector<File> changes_pages(const std::vector<OperationModel>& models, const Reference& reference,
                                bool has_other_language);

}  // namespace ocpv::site
