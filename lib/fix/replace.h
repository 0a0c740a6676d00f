// In: a file that was read, and what it should hold now. Out: the file replaced, or one sentence that says why not.
// Promises: the file holds its old bytes or its new ones at every moment, also when the power goes; its mode, access
// control lists and extended attributes stay, or it is not replaced; a
// file that somebody else changed since it was read is left alone; a link is followed, not replaced.
#pragma once

#include <string>
#include <string_view>

#include "base/message.h"
#include "base/result.h"

namespace ocpv::fix {

/// Error::message is a sentence with the path. Signals that end the program wait until the file is whole.
Result<void> replace_file(const std::string& path, std::string_view before, std::string_view after, Language language);

}  // namespace ocpv::fix
