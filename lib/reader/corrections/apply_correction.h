// In: an operation as read, and one entry of its corrections. Out: the operation as corrected.
// Promises: the entry changes something, or there is a complaint that says why it cannot.
#pragma once

#include "base/bilingual.h"
#include "reader/corrections/corrections.h"
#include "reader/types.h"

namespace ocpv::reader {

/// The complaint, without a place; empty when the entry was applied. `asked`: it answers a question, so it may also
/// confirm what was taken.
Bilingual apply_correction(Reading& reading, const Correction& correction, bool asked);

}  // namespace ocpv::reader
