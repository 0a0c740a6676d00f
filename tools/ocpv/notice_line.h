// In: something that is told beside the results, and its place. Out: a line such as `a.http:3:1: warning: ...`.
// Promises: as much of the place as is known, in the form of the results.
#pragma once

#include <string>

#include "base/language.h"
#include "base/result.h"

namespace ocpv::program {

std::string warning_line(const Error& what, Language language);
std::string note_line(const Error& what, Language language);

}  // namespace ocpv::program
