// In: `git:REVISION:FOLDER`, as the user named it. Out: what the pages or generated files in that commit state, as
// facts. Promises: bytes come from git's store as they were committed, no filter is run and nothing is written; git
// starts nothing else (input/git_command.h); what cannot be read is an error, never "nothing changed".
#pragma once

#include <map>
#include <string>

#include "base/message.h"
#include "base/result.h"
#include "tools/ocpv/operations/contracts_on_disk.h"

namespace ocpv::program {

/// A file or folder of that name goes before.
bool is_in_git(const std::string& argument);

/// The pages and generated files of the folder; an Error when the revision or the folder is not there.
struct CommittedFiles {
  std::string folder;
  std::map<std::string, std::string> texts;
};
Result<CommittedFiles> committed_files(const std::string& argument, Language language);

/// A folder that holds operation.json, itself or below, is one of generated files; any other is a tree of pages.
Result<OperationsOnDisk> contracts_of_files(const CommittedFiles& files, const std::string& argument,
                                            Language language);

}  // namespace ocpv::program
