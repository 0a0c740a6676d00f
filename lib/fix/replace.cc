#include "fix/replace.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "files/attributes.h"
#include "files/files.h"
#include "files/links.h"

namespace ocpv::fix {
namespace {

namespace fs = std::filesystem;

constexpr Message kChanged{"{0}: was changed by another program meanwhile, and is left as it is",
                           "{0}：期间被其他程序修改，未作改动"};

/// Ctrl-C and its like come when the file is whole and nothing lies beside it.
class SignalsLater {
 public:
  SignalsLater() {
    sigset_t later;
    sigemptyset(&later);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) sigaddset(&later, signal);
    ::pthread_sigmask(SIG_BLOCK, &later, &before_);
  }
  SignalsLater(const SignalsLater&) = delete;
  SignalsLater& operator=(const SignalsLater&) = delete;
  ~SignalsLater() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

/// A file of a name of its own beside the path; gone unless it was renamed.
class Beside {
 public:
  explicit Beside(const std::string& path) {
    const fs::path whole(path);
    name_ = (whole.parent_path() / ("." + whole.filename().string() + ".XXXXXX")).string();
    descriptor_ = ::mkostemp(name_.data(), O_CLOEXEC);
    if (descriptor_ < 0) error_ = errno;
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  ~Beside() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (is_there_) ::unlink(name_.c_str());
  }

  int error() const noexcept { return error_; }

  /// 0, or the errno. What `path` has besides its bytes (its mode, access control lists, extended attributes) is kept.
  int fill(std::string_view bytes, const std::string& path, const struct stat& like) {
    is_there_ = true;
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return errno;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    // Who may not give a file away keeps it; then the bits that lend the owner's rights must not stay.
    const bool same_owner = ::fchown(descriptor_, like.st_uid, like.st_gid) == 0;
    if (::fchmod(descriptor_, like.st_mode & (same_owner ? 07777U : 0777U)) != 0) return errno;
    if (const int error = files::copy_attributes(path, descriptor_); error != 0) return error;
    return ::fsync(descriptor_) == 0 ? 0 : errno;
  }

  int rename_to(const std::string& path) {
    if (::rename(name_.c_str(), path.c_str()) != 0) return errno;
    is_there_ = false;
    const int folder = ::open(fs::path(path).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
      ::fsync(folder);  // The name, too; where a folder cannot be synced the bytes are still whole.
      ::close(folder);
    }
    return 0;
  }

 private:
  std::string name_;
  int descriptor_ = -1;
  int error_ = 0;
  bool is_there_ = false;
};

}  // namespace

Result<void> replace_file(const std::string& path, std::string_view before, std::string_view after, Language language) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  if (files::leads_out(path)) return files::cannot_write(path, files::kLeadsOut.in(language), language);
  struct stat like {};
  if (real == nullptr || ::stat(real.get(), &like) != 0) return files::cannot_write(path, errno, language);
  // A rename needs no right to write the file; who took it away meant it.
  if (::access(real.get(), W_OK) != 0) return files::cannot_write(path, errno, language);
  const SignalsLater later;
  Beside beside(real.get());
  if (beside.error() != 0) return files::cannot_write(path, beside.error(), language);
  if (const int error = beside.fill(after, real.get(), like); error != 0)
    return files::cannot_write(path, error, language);
  const auto now = files::read_file(real.get(), before.size() + 1, language);
  if (!now.ok() || *now != before) return Error{fill(kChanged.in(language), {path})};
  if (const int error = beside.rename_to(real.get()); error != 0) return files::cannot_write(path, error, language);
  return {};
}

}  // namespace ocpv::fix
