// In: one operation's generated files. Out: its folder on disk, or how the folder differs from them.
// Promises: all files of a folder or none; files of ours that are no longer made are removed; no other file is touched.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "generate/generate.h"

namespace ocpv::program {

Result<void> write_generated(const std::string& folder, const generate::Generated& generated, Language language);

/// Adds it to those that are loaded so far, and compiles its schemas: nothing, or why a folder with it cannot be
/// loaded.
Result<void> load_generated(catalog::Catalog& loaded, const generate::Generated& generated);

/// One line for each file that is missing, left over, or different, then one for each change of meaning; empty when the
/// folder is as it should be.
std::vector<std::string> differences(const std::string& folder, const generate::Generated& generated,
                                     Language language);

/// The folders of operations directly below `root` that are not in `made`, in order: an earlier run left them.
std::vector<std::string> stale_folders(const std::string& root, const std::set<std::string>& made);

}  // namespace ocpv::program
