// In: what became of a page. Out: every fact of it as text, one a line, to be compared with a file.
// Promises: nothing that the reader says is left out; what is not said takes no room.
#pragma once

#include <string>

#include "reader/reader.h"

namespace ocpv::test {

std::string in_text(const reader::Outcome& outcome);

}  // namespace ocpv::test
