// In: an operation as read, and the corrections for it. Out: the operation as corrected.
// Promises: every entry changes something; one that matches nothing, or says what the page says already, is an error
// with the line of the entry.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "reader/corrections/corrections.h"
#include "reader/corrections/questions.h"
#include "reader/types.h"

namespace ocpv::reader {

/// Applies all entries but those that must be known before the rows are placed (`structure`).
/// Questions that no entry answers are left in the reading.
Result<void> apply_corrections(Reading& reading, const std::vector<Correction>& corrections,
                               const std::vector<OpenQuestion>& questions, std::string_view file);

/// True when an entry is for the page of this path.
bool is_for_page(const Correction& correction, std::string_view page_path);

}  // namespace ocpv::reader
