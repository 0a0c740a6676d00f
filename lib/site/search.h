// In: all operations. Out: the list that the script of every page searches.
#pragma once

#include <vector>

#include "site/model.h"

namespace ocpv::site {

File search_list(const std::vector<OperationModel>& models, Language language);

}  // namespace ocpv::site
