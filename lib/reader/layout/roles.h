// In: a page's outline and its request examples. Out: what each table is for.
// Promises: by caption first, then by section, then by the rows themselves.
#pragma once

#include <vector>

#include "reader/layout/outline.h"
#include "reader/layout/references.h"

namespace ocpv::reader {

/// One entry for each table of the outline. An uncaptioned request table is `body` for POST, PUT and PATCH and `query`
/// for GET and DELETE; its rows that the path names are path parameters all the same.
std::vector<Role> find_roles(const Outline& outline);

}  // namespace ocpv::reader
