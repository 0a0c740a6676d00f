// In: names of files and folders. Out: their bytes, or one sentence that says why not; files written whole or not at
// all. Promises: no file is read past the bytes asked for; a file is never seen half written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/result.h"

namespace ocpv::files {

/// What an errno means, in words of ours for the common ones.
std::string reason_of(int error, Language language);
/// The same in Chinese for what the system says in English; empty when nobody has put it into Chinese.
std::string_view reason_in_chinese(std::string_view said);

/// The first `most_bytes` bytes of a file; `-` is standard input. Error::message is the reason alone.
Result<std::string> read_file(const std::string& path, std::size_t most_bytes, Language language);

/// Writes a file beside its place and renames it there. Error::message is a sentence with the path.
Result<void> write_file(const std::string& path, std::string_view bytes, Language language);

/// Writes several files of one folder (made when it is not there): all of them, or none; removes `stale` ones.
struct NewFile {
  std::string name;
  std::string_view bytes;
};
Result<void> write_folder(const std::string& folder, const std::vector<NewFile>& files,
                          const std::vector<std::string>& stale, Language language);

/// All files below `folder` whose names end with `ending`, relative to it, with forward slashes, sorted bytewise.
Result<std::vector<std::string>> list_files(const std::string& folder, std::string_view ending, Language language);

/// `folder/name`, and `name` alone in the current folder.
std::string joined(const std::string& folder, const std::string& name);

bool is_folder(const std::string& path);
bool exists(const std::string& path);

/// The current folder, absolute; empty when it cannot be told.
std::string working_folder();

}  // namespace ocpv::files
