#include "tools/ocpv/operations/site_folder.h"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <set>

#include "base/ascii.h"
#include "files/files.h"

namespace ocpv::program {
namespace {

namespace fs = std::filesystem;

constexpr Message kLink{"{0}: is a link; name the folder itself", "{0}：是链接，请直接指定目录"};
constexpr Message kNoFolder{"{0}: is no folder", "{0}：不是目录"};
constexpr Message kNotOurs{"{0}: not written: '{1}' in it is not of a site that `ocpv site` wrote",
                           "{0}：未写入：其中的 '{1}' 不属于 `ocpv site` 生成的站点"};

constexpr const char* kMark = "ocpv-site.txt";
constexpr std::string_view kMarkLine = "Written by `ocpv site`, which replaces the whole folder. Its files:";
constexpr std::size_t kMostMarkBytes = 4U << 20U;

/// The files that the mark in a folder lists; none where there is no mark of ours.
std::set<std::string> listed_in(const std::string& folder, Language language) {
  const Result<std::string> text = files::read_file(files::joined(folder, kMark), kMostMarkBytes, language);
  std::set<std::string> names;
  if (!text.ok()) return names;
  const std::vector<std::string> lines = split(*text, '\n');
  if (lines.front() != kMarkLine) return names;
  names.insert(lines.begin() + 1, lines.end());
  names.insert(kMark);
  return names;
}

std::string mark_of(const std::vector<site::File>& files) {
  std::string text(kMarkLine);
  for (const site::File& file : files) text += "\n" + file.name;
  return text + "\n";
}

/// The folder from the root, without a slash behind it.
fs::path place_of(const std::string& folder) {
  std::error_code failure;
  fs::path place = fs::absolute(folder, failure).lexically_normal();
  return place.has_filename() ? place : place.parent_path();
}

/// A new folder beside `folder`, which is on the same file system.
Result<std::string> new_folder_beside(const std::string& folder, Language language) {
  constexpr int kMostTries = 100;
  const fs::path place = place_of(folder);
  if (!place.has_filename()) return files::cannot_write(folder, EBUSY, language);  // The root itself.
  for (int n = 0; n < kMostTries; ++n) {
    const std::string name = "." + place.filename().string() + ".ocpv-" + std::to_string(::getpid()) + "-";
    const fs::path path = place.parent_path() / (name + std::to_string(n));
    std::error_code failure;
    if (fs::create_directory(path, failure)) return path.string();
    if (failure) return files::cannot_write(folder, failure.value(), language);
  }
  return files::cannot_write(folder, EEXIST, language);
}

Result<void> write_files(const std::string& folder, const std::vector<site::File>& all, Language language) {
  for (const site::File& file : all) {
    const fs::path path = fs::path(folder) / file.name;
    std::error_code failure;
    fs::create_directories(path.parent_path(), failure);
    if (failure) return files::cannot_write(path.parent_path().string(), failure.value(), language);
    if (auto written = files::write_file(path.string(), file.bytes, language); !written.ok()) return written.error();
  }
  return files::write_file(files::joined(folder, kMark), mark_of(all), language);
}

/// Puts `made` in the place of `folder`: 0, or an errno. What stood there is at `made` then.
int put_in_place(const std::string& made, const std::string& folder) {
  std::error_code unknown;
  if (!fs::exists(folder, unknown)) return ::rename(made.c_str(), folder.c_str()) == 0 ? 0 : errno;
  if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // A file system that cannot exchange: for a moment there is no site.
  const std::string old = made + ".old";
  if (::rename(folder.c_str(), old.c_str()) != 0) return errno;
  if (::rename(made.c_str(), folder.c_str()) != 0) {
    const int error = errno;
    return ::rename(old.c_str(), folder.c_str()) == 0 ? error : errno;
  }
  return ::rename(old.c_str(), made.c_str()) == 0 ? 0 : errno;
}

}  // namespace

Result<void> may_hold_site(const std::string& folder, Language language) {
  std::error_code failure;
  const fs::file_status status = fs::symlink_status(folder, failure);
  if (status.type() == fs::file_type::not_found) return {};
  if (fs::is_symlink(status)) return Error{fill(kLink.in(language), {folder})};
  if (!fs::is_directory(status)) return Error{fill(kNoFolder.in(language), {folder})};
  const std::set<std::string> ours = listed_in(folder, language);
  auto entry = fs::recursive_directory_iterator(folder, failure);
  for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
    std::error_code unknown;
    if (entry->is_directory(unknown) && !entry->is_symlink(unknown)) continue;
    const std::string name = entry->path().lexically_relative(folder).generic_string();
    if (entry->is_symlink(unknown) || !ours.contains(name)) return Error{fill(kNotOurs.in(language), {folder, name})};
  }
  if (failure) return files::cannot_write(folder, failure.value(), language);
  return {};
}

Result<void> can_write_site(const std::string& folder, Language language) {
  // Tried, not foretold: what file systems refuse is not all in their permissions.
  OCPV_TRY(made, new_folder_beside(folder, language));
  std::error_code ignored;
  fs::remove(made, ignored);
  return {};
}

Result<void> write_site(const std::string& folder, const std::vector<site::File>& files, Language language) {
  OCPV_TRY(made, new_folder_beside(folder, language));
  const fs::path place = place_of(folder);
  Result<void> done = write_files(made, files, language);
  if (done.ok()) done = may_hold_site(place.string(), language);  // It may have become another one's meanwhile.
  if (done.ok()) {
    if (const int error = put_in_place(made, place.string()); error != 0)
      done = files::cannot_write(folder, error, language);
  }
  std::error_code failure;
  fs::remove_all(made, failure);
  return done;
}

}  // namespace ocpv::program
