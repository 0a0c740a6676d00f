// In: a text that is no JSON, and what its reader found. Out: its values are hidden, too.
// Promises: for a text of which nobody knows the operation, and so none of the secrets: names and brackets up to the
// fault are left, but for names that the reader has hidden.
#pragma once

#include <string_view>

#include "findings/diagnostic.h"

namespace ocpv::program {

void hide_values_of_unread(std::string_view json, findings::Findings& findings);

}  // namespace ocpv::program
