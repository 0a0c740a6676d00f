// In: the files to check. Out: the same with what is certain put right, or the differences that would make.
// Promises: what a fix makes no better is undone before anything is written; ignored findings are left alone; a file is
// replaced whole or not at all.
#pragma once

#include <vector>

#include "tools/ocpv/check/documents.h"
#include "tools/ocpv/check/settings.h"
#include "tools/ocpv/check/targets.h"

namespace ocpv::program {

/// Afterwards `files` are what is to be judged: with --dry-run they hold the bytes that would be written. The status is
/// `unreadable` when a file could not be written, and with --dry-run `findings` when something would change.
ExitStatus fix_files(const CheckSettings& settings, std::vector<NamedFile>& files, Targets& targets, Context& context);

}  // namespace ocpv::program
