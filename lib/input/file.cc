#include "input/file.h"

#include <sys/stat.h>

#include <cerrno>
#include <utility>

#include "files/descriptor.h"
#include "files/files.h"

namespace ocpv::input {
namespace {

constexpr Message kChanged{"it changed while it was read", "读取过程中文件发生了变化"};

Error failed(int error, Language language) { return Error{files::reason_of(error, language)}; }

}  // namespace

Result<std::unique_ptr<const OpenFile>> OpenFile::open(const std::string& path, Language language) {
  OCPV_TRY(descriptor, files::open_to_read(path, language));
  std::unique_ptr<OpenFile> file(new OpenFile(descriptor, language));
  if (::fstat(file->descriptor(), &file->before_) != 0) return failed(errno, language);
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
