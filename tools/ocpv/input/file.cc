#include "input/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <utility>

#include "descriptor.h"
#include "files.h"

namespace ocpv::input {
namespace {

constexpr Text kSpecial{"is no regular file", "不是普通文件"};
constexpr Text kChanged{"it changed while it was read", "读取过程中文件发生了变化"};

// Names of what the caller has open already; a pipe there has a writer.
bool is_of_caller(std::string_view path) {
  return path == "-" || path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

Error failed(int error, Language language) { return Error{program::reason_of(error, language)}; }

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t most_bytes, Language language) {
  const bool is_pipe_allowed = is_of_caller(path);
  // Without O_NONBLOCK, opening a named pipe waits for its writer.
  const int flags = O_RDONLY | O_CLOEXEC | (is_pipe_allowed ? 0 : O_NONBLOCK);
  const program::Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), flags));
  if (file.number() < 0) return failed(errno, language);
  struct stat before {};
  if (::fstat(file.number(), &before) != 0) return failed(errno, language);
  if (S_ISDIR(before.st_mode)) return failed(EISDIR, language);
  const bool is_regular = S_ISREG(before.st_mode);
  if (!is_regular && !is_pipe_allowed) return Error{fill(kSpecial, language)};

  const std::size_t expected = is_regular ? static_cast<std::size_t>(before.st_size) : 0;
  program::BytesRead read = program::read_bytes(file.number(), most_bytes, expected);
  if (read.error != 0) return failed(read.error, language);

  struct stat after {};
  const bool has_changed = is_regular && ::fstat(file.number(), &after) == 0 &&
                           (after.st_size != before.st_size || after.st_mtim.tv_sec != before.st_mtim.tv_sec ||
                            after.st_mtim.tv_nsec != before.st_mtim.tv_nsec);
  if (has_changed) return Error{fill(kChanged, language)};
  return std::move(read.bytes);
}

}  // namespace ocpv::input
