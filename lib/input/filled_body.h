// In: a body in its file, and values for its variables. Out: the document's JSON text, with the way back to the file.
// Promises: linear; a variable without a value is a notice, and what it stands in is not judged.
#pragma once

#include "base/message.h"
#include "input/document.h"
#include "input/placeholder.h"

namespace ocpv::input {

/// `body` is a piece of `source`.
void fill_body(Document& document, const SourceText& source, Span body, const Values& values, Language language);

}  // namespace ocpv::input
