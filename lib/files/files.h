// In: names of files and folders. Out: their bytes, or one sentence that says why not; files written whole or not at
// all. Promises: no file is read past the bytes asked for; nobody waits for a pipe that has no other end; a file is
// never seen half written, keeps its mode and attributes when it is written anew, and is not reached through a link.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/result.h"

namespace ocpv::files {

/// Of a file whose path stands before the sentence, and with its path; the last argument is the reason.
inline constexpr Message kCannotRead{"cannot be read: {0}", "无法读取：{0}"};
inline constexpr Message kPathCannotBeRead{"{0}: cannot be read: {1}", "{0}：无法读取：{1}"};

/// What an errno means, in the language.
std::string reason_of(int error, Language language);

/// `path: cannot be written: reason`.
Error cannot_write(const std::string& path, std::string_view reason, Language language);
Error cannot_write(const std::string& path, int error, Language language);

/// A descriptor to read from; `-` is standard input. Pipes and devices are opened where the caller has them open
/// already (`/dev/stdin`, `/dev/fd/63`); others are refused. Error::message is the reason alone.
Result<int> open_to_read(const std::string& path, Language language);

/// The first `most_bytes` bytes of what open_to_read opens; Error::message is the reason alone.
Result<std::string> read_file(const std::string& path, std::size_t most_bytes, Language language);

/// Writes a file beside its place and renames it there, with the mode and attributes of the one that was there. To a
/// pipe or a device, and to a descriptor by its name (`/dev/stdout`, `/dev/fd/3`), it is written; a link is refused,
/// because a checkout may hold one that leads to any file of the user's. Error::message is a sentence with the path.
Result<void> write_file(const std::string& path, std::string_view bytes, Language language);

/// Writes several files of one folder (made when it is not there) and removes `stale` ones: all, or none but for what
/// stops a process between two renames. The first file is put there last: it says what the folder holds. A folder that
/// is a link is refused, a file that is one is replaced by a file.
struct NewFile {
  std::string name;
  std::string_view bytes;
};
Result<void> write_folder(const std::string& folder, const std::vector<NewFile>& files,
                          const std::vector<std::string>& stale, Language language);

/// All files below `folder` whose names end with `ending` (and whatever has just this name), relative to it, with
/// forward slashes, sorted bytewise.
Result<std::vector<std::string>> list_files(const std::string& folder, std::string_view ending, Language language);

/// `folder/name`, and `name` alone in the current folder.
std::string joined(const std::string& folder, const std::string& name);

bool is_folder(const std::string& path);
bool exists(const std::string& path);

/// The current folder, absolute; empty when it cannot be told.
std::string working_folder();

}  // namespace ocpv::files
