// In: how a page was read. Out: reading.txt, for the person who reviews it.
// Promises: one line for each row of each table, then what was not compiled, then what is open; no locale.
#pragma once

#include <string>
#include <vector>

#include "reader/reader.h"

namespace ocpv::generate {

/// The text of one page's part of reading.txt. `left_out`: rules that have no form in the schema.
std::string reading_text(const reader::Reading& reading, const std::vector<std::string>& left_out);

}  // namespace ocpv::generate
