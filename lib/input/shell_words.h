// In: command lines as a shell or a browser's "copy as cURL" has them. Out: their words, each with the way back.
// Promises: linear; nothing is run and nothing is expanded: `$NAME` becomes `${NAME}`, for which a value can be given.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/decoded_text.h"

namespace ocpv::input {

using ShellCommand = std::vector<DecodedText>;

struct ShellCommands {
  std::vector<ShellCommand> commands;
  std::optional<std::size_t> unclosed;  ///< Where a quote begins that nothing closes; what stands before it was read.
};

/// Of a POSIX shell; or of Windows' cmd, where `^` continues lines and escapes.
ShellCommands shell_commands(std::string_view text);

/// Where the text says that it is PowerShell: a line that a backquote continues, or a command that only that has.
std::optional<std::size_t> mark_of_powershell(std::string_view text);

}  // namespace ocpv::input
