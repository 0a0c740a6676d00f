#include "files/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "files/descriptor.h"

namespace ocpv::files {
namespace {

namespace fs = std::filesystem;

constexpr Message kCannotWrite{"{0}: cannot be written: {1}", "{0}：无法写入：{1}"};
constexpr Message kCannotList{"{0}: cannot be read: {1}", "{0}：无法读取：{1}"};

struct Reason {
  int error;
  Message text;
};
constexpr Reason kReasons[] = {
    {ENOENT, {"no such file or folder", "文件或目录不存在"}},
    {EACCES, {"permission denied", "权限不足"}},
    {EISDIR, {"is a folder", "是一个目录"}},
    {ENOTDIR, {"a part of the path is not a folder", "路径中有一部分不是目录"}},
    {ENOSPC, {"no space left on the device", "设备上没有剩余空间"}},
    {EROFS, {"the file system is read-only", "文件系统是只读的"}},
    {EPIPE, {"the reader has gone", "读取方已关闭"}},
    {EIO, {"input/output error", "输入输出错误"}},
    {ELOOP, {"too many symbolic links", "符号链接层数过多"}},
    {ENAMETOOLONG, {"the name is too long", "名称过长"}},
    {EEXIST, {"there is a file of that name", "已有同名文件"}},
    {EBADF, {"it is closed", "已关闭"}},
};

std::string temporary_beside(const std::string& path) {
  const fs::path whole(path);
  return (whole.parent_path() / ("." + whole.filename().string() + "." + std::to_string(::getpid()) + ".tmp")).string();
}

// 0, or the errno; nothing is left behind on failure.
int write_temporary(const std::string& temporary, std::string_view bytes) {
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return errno;
  int error = write_bytes(file, bytes);
  if (::close(file) != 0 && error == 0) error = errno;  // Network file systems tell of a full disk here.
  if (error != 0) ::unlink(temporary.c_str());
  return error;
}

Error cannot_write(const std::string& path, int error, Language language) {
  return Error{fill(kCannotWrite.in(language), {path, reason_of(error, language)})};
}

}  // namespace

std::string reason_of(int error, Language language) {
  for (const Reason& reason : kReasons) {
    if (reason.error == error) return std::string(reason.text.in(language));
  }
  return std::strerror(error);
}

std::string_view reason_in_chinese(std::string_view said) {
  for (const Reason& reason : kReasons) {
    if (said == std::strerror(reason.error)) return reason.text.zh;
  }
  return {};
}

Result<std::string> read_file(const std::string& path, std::size_t most_bytes, Language language) {
  const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return Error{reason_of(errno, language)};
  struct stat facts {};
  const bool is_regular = ::fstat(file.number(), &facts) == 0 && S_ISREG(facts.st_mode);
  BytesRead read = read_bytes(file.number(), most_bytes, is_regular ? static_cast<std::size_t>(facts.st_size) : 0);
  if (read.error != 0) return Error{reason_of(read.error, language)};
  return std::move(read.bytes);
}

Result<void> write_file(const std::string& path, std::string_view bytes, Language language) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode)) {
    // A device or a pipe has no place to rename to.
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    const int error = file.number() < 0 ? errno : write_bytes(file.number(), bytes);
    if (error != 0) return cannot_write(path, error, language);
    return {};
  }
  const std::string temporary = temporary_beside(path);
  if (const int error = write_temporary(temporary, bytes); error != 0) return cannot_write(path, error, language);
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    return cannot_write(path, error, language);
  }
  return {};
}

Result<void> write_folder(const std::string& folder, const std::vector<NewFile>& files,
                          const std::vector<std::string>& stale, Language language) {
  std::error_code failure;
  const bool made = fs::create_directories(folder, failure);
  if (failure) return cannot_write(folder, failure.value(), language);
  std::vector<std::string> temporaries;
  const auto give_up = [&](const std::string& path, int error) {
    for (const std::string& temporary : temporaries) ::unlink(temporary.c_str());
    if (made) ::rmdir(folder.c_str());
    return cannot_write(path, error, language);
  };
  for (const NewFile& file : files) {
    const std::string path = folder + "/" + file.name;
    if (is_folder(path)) return give_up(path, EISDIR);
    const std::string temporary = temporary_beside(path);
    if (const int error = write_temporary(temporary, file.bytes); error != 0) return give_up(path, error);
    temporaries.push_back(temporary);
  }
  for (std::size_t at = 0; at < files.size(); ++at) {
    const std::string path = folder + "/" + files[at].name;
    if (::rename(temporaries[at].c_str(), path.c_str()) != 0) return give_up(path, errno);
  }
  for (const std::string& name : stale) ::unlink(joined(folder, name).c_str());
  return {};
}

Result<std::vector<std::string>> list_files(const std::string& folder, std::string_view ending, Language language) {
  std::error_code failure;
  std::vector<std::string> found;
  fs::recursive_directory_iterator at(folder, failure), end;
  while (!failure && at != end) {
    std::error_code unknown_kind;
    if (at->is_regular_file(unknown_kind) && at->path().filename().string().ends_with(ending)) {
      found.push_back(at->path().lexically_relative(folder).generic_string());
    }
    at.increment(failure);
  }
  if (failure) return Error{fill(kCannotList.in(language), {folder, reason_of(failure.value(), language)})};
  std::sort(found.begin(), found.end());
  return found;
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.empty() || folder == "." ? name : (fs::path(folder) / name).lexically_normal().string();
}

bool is_folder(const std::string& path) {
  std::error_code failure;
  return fs::is_directory(path, failure);
}

bool exists(const std::string& path) {
  std::error_code failure;
  return fs::exists(fs::symlink_status(path, failure));
}

std::string working_folder() {
  std::error_code failure;
  const fs::path folder = fs::current_path(failure);
  return failure ? std::string() : folder.string();
}

}  // namespace ocpv::files
