// In: an operation as read, and an entry that moves a field or takes it out. Out: the operation with it done.
// Promises: rules and row readings follow; what a rule says of fields that are then in two parts is told, not lost.
#pragma once

#include <string>

#include "reader/corrections/corrections.h"
#include "reader/types.h"

namespace ocpv::reader {

/// The complaint, without a place; empty when it was done. `asked` as in apply_correction().
Bilingual move_field(Reading& reading, const Correction& correction, bool asked);
Bilingual remove_field(Reading& reading, const Correction& correction);

}  // namespace ocpv::reader
