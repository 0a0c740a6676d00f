// In: a sentence by which a library refused a schema or a folder; libraries speak English. Out: the same in the
// language that was chosen. Promises: a sentence that nobody has put into Chinese comes out as it is.
#pragma once

#include <string>
#include <string_view>

#include "base/message.h"
#include "base/result.h"

namespace ocpv::files {

std::string library_words(std::string_view sentence, Language language);

/// The whole error with its place.
std::string library_words(const Error& error, Language language);

}  // namespace ocpv::files
