#include "input/git_command.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include <unistd.h>

namespace ocpv::input {
namespace {

// Set on the command line they go before every file of configuration, those that others include too.
constexpr std::array<const char*, 12> kSettings = {
    "safe.bareRepository=explicit",  // A folder of a checkout that looks like a repository is none.
    "core.fsmonitor=",               // Empty is "none" for every version; some take `false` for a program.
    "core.hooksPath=/dev/null",      // No hook is there.
    "core.pager=cat",                // Not asked for either: --no-pager.
    "core.sshCommand=false",         // A missing object is not fetched ...
    "protocol.allow=never",          // ... by whatever way, see also GIT_ALLOW_PROTOCOL.
    "core.untrackedCache=false",     //
    "diff.external=",                // Raw differences need none: --no-ext-diff.
    "diff.relative=false",           // Would lose the files that are not below the working folder.
    "diff.ignoreSubmodules=all",     // No submodule is looked into.
    "core.quotePath=false",          // Names are whole: -z.
    "submodule.recurse=false",       //
};

// A hook is started with these, about the repository and the index of the commit that is being made: `git commit -a`
// and `git commit FILE` commit an index of their own. The last three say where the user's own configuration is, which
// says whose repositories he trusts. The rest can only change what git does: GIT_CONFIG_COUNT, GIT_EXTERNAL_DIFF,
// GIT_PAGER, GIT_SSH, GIT_TRACE*, GIT_*_PATHSPECS, GIT_DIFF_OPTS, ...
constexpr std::array<std::string_view, 11> kKept = {"GIT_DIR",
                                                    "GIT_WORK_TREE",
                                                    "GIT_COMMON_DIR",
                                                    "GIT_INDEX_FILE",
                                                    "GIT_OBJECT_DIRECTORY",
                                                    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                                                    "GIT_CEILING_DIRECTORIES",
                                                    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
                                                    "GIT_CONFIG_GLOBAL",
                                                    "GIT_CONFIG_SYSTEM",
                                                    "GIT_CONFIG_NOSYSTEM"};

bool is_kept(std::string_view variable) {
  const std::string_view name = variable.substr(0, variable.find('='));
  return !name.starts_with("GIT_") || std::find(kKept.begin(), kKept.end(), name) != kKept.end();
}

}  // namespace

std::vector<std::string> git_command(std::vector<std::string> words) {
  std::vector<std::string> command = {"git", "--no-pager", "--no-replace-objects"};
  for (const char* setting : kSettings) {
    command.emplace_back("-c");
    command.emplace_back(setting);
  }
  std::move(words.begin(), words.end(), std::back_inserter(command));
  return command;
}

std::vector<std::string> git_environment() {
  std::vector<std::string> variables;
  for (char** at = environ; at != nullptr && *at != nullptr; ++at) {
    if (is_kept(*at)) variables.emplace_back(*at);
  }
  // No transport is allowed, which no configuration overrules; newer versions do not even try to fetch.
  for (const char* one : {"GIT_ALLOW_PROTOCOL=", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
                          "GIT_NO_REPLACE_OBJECTS=1", "GIT_ATTR_NOSYSTEM=1"}) {
    variables.emplace_back(one);
  }
  return variables;
}

}  // namespace ocpv::input
