// In: a folder of pages. Out: what generate() takes, and texts of files.
// Promises: sorted by path, whatever order the file system lists them in.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "generate/generate.h"

namespace ocpv::test {

/// The bytes of a file; empty when it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// All pages (*.md) below `folder` but README.md, with the corrections beside them.
std::vector<generate::Input> pages_below(const std::filesystem::path& folder);

/// The files of a generated folder that exist: name and bytes.
std::vector<std::pair<std::string, std::string>> files_of(const generate::Generated& generated);

}  // namespace ocpv::test
