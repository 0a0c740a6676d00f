// In: the name of a file that a command is about to write. Out: an Error where that would cost the user a file.
// Promises: nothing is read but the beginning of what stands there, nothing is changed; asked before any work is done.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/result.h"

namespace ocpv::program {

/// Where a file stands already it must be one that the command wrote before: one whose beginning has `mark`. Empty
/// files, pipes and devices are nobody's loss. `what`: what the command writes.
Result<void> may_replace(const std::string& path, std::string_view mark, const Message& what, Language language);

/// A report may stand anywhere but in the place of a file that is read for it.
Result<void> is_not_read(const std::string& path, const std::vector<std::string>& read, Language language);

/// No two of the files that will be written are one, however they are spelt; devices may be.
Result<void> are_apart(const std::vector<std::string>& written, Language language);

}  // namespace ocpv::program
