// In: the files, folders and `-` of the command line, or the index of git. Out: the files to check, in order.
// Promises: a folder's files come in bytewise order; what cannot be listed is a file with a problem, so that the others
// are still checked.
#pragma once

#include <string>
#include <vector>

#include "config/find.h"
#include "tools/ocpv/check/documents.h"
#include "tools/ocpv/check/settings.h"

namespace ocpv::program {

/// `finder` says of each file which configuration holds; a configuration that cannot be read is an Error.
Result<std::vector<NamedFile>> files_to_check(const CheckSettings& settings, config::Finder& finder,
                                              std::size_t most_document_bytes, Language language);

/// What is judged as the body of a request is not judged by itself.
void leave_out_bodies(const CheckSettings& settings, std::vector<NamedFile>& files, Language language);

/// `[[files]]` that take none of the files, of configurations whose whole folder was looked through.
std::vector<Error> unmatched_entries(const CheckSettings& settings, const std::vector<NamedFile>& files,
                                     Language language);

}  // namespace ocpv::program
