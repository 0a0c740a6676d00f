// In: a sub-command of git. Out: how it is started so that it starts nothing itself.
// Promises: whatever the configuration of a repository says, git runs no hook, monitor, filter, pager, difference
// program or transport for it, and takes no bare repository that merely lies in a working tree for its own; settings
// that change what a difference lists are overruled.
#pragma once

#include <string>
#include <vector>

namespace ocpv::input {

/// `git`, with the settings that overrule a repository's own, and `words`.
std::vector<std::string> git_command(std::vector<std::string> words);

/// Our own environment, without git's variables but those that say which repository and index a hook is about.
std::vector<std::string> git_environment();

}  // namespace ocpv::input
