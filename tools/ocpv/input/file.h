// In: the path of a file. Out: its bytes, or one sentence that says why not.
// Promises: never waits for a named pipe that nobody writes to; a file that changes while it is read is an Error, not a
// mixture; never more than the bytes asked for.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "input/wording.h"

namespace ocpv::input {

/// The first `most_bytes` bytes; `-` is standard input. Pipes are read where the shell made them (`/dev/fd/63`,
/// `/dev/stdin`); other special files are refused. Error::message is the reason alone, without the path.
Result<std::string> read_file(const std::string& path, std::size_t most_bytes, Language language);

}  // namespace ocpv::input
