// In: the files of a site and the folder that is to hold them. Out: that folder with these files and no others.
// Promises: a folder that holds anything else is refused before any work is done; readers find the old site or the new
// one, never half of one.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "site/site.h"

namespace ocpv::program {

/// It is not there yet, or is empty, or holds nothing but what an earlier run wrote.
Result<void> may_hold_site(const std::string& folder, Language language);

/// A folder can be made beside it, as write_site does; none is left there.
Result<void> can_write_site(const std::string& folder, Language language);

/// Writes the files beside the folder and puts them in its place.
Result<void> write_site(const std::string& folder, const std::vector<site::File>& files, Language language);

}  // namespace ocpv::program
