// In: what check said of a document's JSON text. Out: the same about the source the user sees.
// Promises: places, edits, secret ranges and counts all belong to the source afterwards; what was found about a value
// that a placeholder stands for is taken out; no value of a variable is left in any text.
#pragma once

#include "findings/diagnostic.h"
#include "input/document.h"

namespace ocpv::input {

/// Call once for each check. A document that is its own source costs nothing.
void remap(findings::Findings& findings, const Document& document);

}  // namespace ocpv::input
