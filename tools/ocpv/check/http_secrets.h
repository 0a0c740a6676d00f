// In: a request of an .http file. Out: warnings of the credentials that are written out in its headers, variables and
// URL. Promises: placeholders, `<descriptions>` and masks are silent; no text of a credential is kept.
#pragma once

#include "check/check.h"
#include "input/document.h"

namespace ocpv::program {

/// Goes before what was found so far, in the order of the file; the findings' limits hold.
void add_secret_literals(const input::Document& document, const check::Options& options, findings::Findings& findings);

}  // namespace ocpv::program
