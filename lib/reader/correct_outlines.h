// In: the operations that a page prints, and its corrections. Out: the operations as the corrections have them.
// Promises: what decides how rows are read (method, path, whether there is an operation) is put right before they are;
// an entry that names an operation or a page that is not there is refused with its line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reader/corrections/corrections.h"
#include "reader/layout/references.h"

namespace ocpv::reader {

/// `sheets` are those of one page; `pages` the names of the pages that share the file of corrections.
Result<void> correct_outlines(std::vector<Sheet>& sheets, const std::vector<Correction>& corrections,
                              const std::vector<std::string>& pages, const std::string& file);

}  // namespace ocpv::reader
