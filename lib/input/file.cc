#include "input/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <utility>

#include "files/descriptor.h"
#include "files/files.h"

namespace ocpv::input {
namespace {

constexpr Message kSpecial{"is no regular file", "不是普通文件"};
constexpr Message kChanged{"it changed while it was read", "读取过程中文件发生了变化"};

// Names of what the caller has open already; a pipe there has a writer.
bool is_of_caller(std::string_view path) {
  return path == "-" || path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

Error failed(int error, Language language) { return Error{files::reason_of(error, language)}; }

}  // namespace

Result<std::unique_ptr<const OpenFile>> OpenFile::open(const std::string& path, Language language) {
  const bool is_pipe_allowed = is_of_caller(path);
  // Without O_NONBLOCK, opening a named pipe waits for its writer.
  const int flags = O_RDONLY | O_CLOEXEC | (is_pipe_allowed ? 0 : O_NONBLOCK);
  std::unique_ptr<OpenFile> file(new OpenFile(path == "-" ? STDIN_FILENO : ::open(path.c_str(), flags), language));
  if (file->descriptor() < 0 || ::fstat(file->descriptor(), &file->before_) != 0) return failed(errno, language);
  if (S_ISDIR(file->before_.st_mode)) return failed(EISDIR, language);
  if (!S_ISREG(file->before_.st_mode) && !is_pipe_allowed) return Error{fill(kSpecial, language)};
  return std::unique_ptr<const OpenFile>(std::move(file));
}

std::size_t OpenFile::expected_bytes() const noexcept {
  return S_ISREG(before_.st_mode) ? static_cast<std::size_t>(before_.st_size) : 0;
}

Result<void> OpenFile::still_the_same() const {
  struct stat after {};
  const bool has_changed = S_ISREG(before_.st_mode) && ::fstat(descriptor(), &after) == 0 &&
                           (after.st_size != before_.st_size || after.st_mtim.tv_sec != before_.st_mtim.tv_sec ||
                            after.st_mtim.tv_nsec != before_.st_mtim.tv_nsec);
  if (has_changed) return Error{fill(kChanged, language_)};
  return {};
}

Result<std::string> read_file(const std::string& path, std::size_t most_bytes, Language language) {
  OCPV_TRY(file, OpenFile::open(path, language));
  files::BytesRead read = files::read_bytes(file->descriptor(), most_bytes, file->expected_bytes());
  if (read.error != 0) return failed(read.error, language);
  if (auto same = file->still_the_same(); !same.ok()) return same.error();
  return std::move(read.bytes);
}

}  // namespace ocpv::input
