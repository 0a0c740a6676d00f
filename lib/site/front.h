// In: all operations. Out: the page that lists them by chapter.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "site/model.h"

namespace ocpv::site {

/// Operations of one chapter, in the order of their titles' ids.
struct Chapter {
  std::string name;
  std::vector<const OperationModel*> operations;
};

std::vector<Chapter> chapters_of(const std::vector<OperationModel>& models);

File front_page(const std::vector<Chapter>& chapters, const Reference& reference, bool has_other_language);

}  // namespace ocpv::site
