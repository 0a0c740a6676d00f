#include "files/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <utility>

#include "base/system_reason.h"
#include "files/attributes.h"
#include "files/descriptor.h"
#include "files/links.h"

namespace ocpv::files {
namespace {

namespace fs = std::filesystem;

constexpr Message kCannotWrite{"{0}: cannot be written: {1}", "{0}：无法写入：{1}"};
constexpr Message kSpecial{"is no regular file", "不是普通文件"};
constexpr Message kIsLink{"is a symbolic link; name the file itself", "是符号链接；请直接指定文件本身"};
constexpr Message kNoReader{"nobody reads the pipe", "管道没有读取方"};
constexpr Message kCannotList{"{0}: cannot be read: {1}", "{0}：无法读取：{1}"};

// The descriptor that such a path names; -1: none.
int descriptor_named(std::string_view path) {
  if (path == "/dev/stdin") return STDIN_FILENO;
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    const std::string_view digits = path.substr(folder.size());
    int number = -1;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (failure == std::errc{} && end == digits.data() + digits.size()) return number;
  }
  return -1;
}

// Writes a new file beside `path` and tells its name: 0, or the errno; nothing is left behind on failure. What a dead
// process of the same number left there is in nobody's way.
int write_temporary(const std::string& path, std::string& temporary, std::string_view bytes,
                    const struct stat* like = nullptr) {
  const fs::path whole(path);
  const std::string start =
      (whole.parent_path() / ("." + whole.filename().string() + "." + std::to_string(::getpid()))).string();
  int file = -1;
  for (int i = 0; file < 0 && i < 100; ++i) {
    temporary = start + (i == 0 ? "" : "." + std::to_string(i)) + ".tmp";
    file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, like == nullptr ? 0666 : 0600);
    if (file < 0 && errno != EEXIST) return errno;
  }
  if (file < 0) return EEXIST;
  if (like != nullptr) {
    // Who may not give a file away keeps it; its bits must not lend his rights then.
    const bool same_owner = ::fchown(file, like->st_uid, like->st_gid) == 0;
    (void)::fchmod(file, like->st_mode & (same_owner ? 07777U : 0777U));
  }
  int error = like == nullptr ? 0 : copy_attributes(path, file);
  if (error == 0) error = write_bytes(file, bytes);
  if (::close(file) != 0 && error == 0) error = errno;  // Network file systems tell of a full disk here.
  if (error != 0) ::unlink(temporary.c_str());
  return error;
}

// `like` is what is there, nullptr: nothing.
Result<void> replace_file(const std::string& path, std::string_view bytes, const struct stat* like, Language language) {
  std::string temporary;
  if (const int error = write_temporary(path, temporary, bytes, like); error != 0) {
    return cannot_write(path, error, language);
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    return cannot_write(path, error, language);
  }
  return {};
}

// A descriptor to write to, or -1 and errno. Without O_NONBLOCK a pipe that nobody reads would be waited for; who reads
// it may be a moment later than we.
int open_special(const std::string& path) {
  constexpr int kTries = 100;
  constexpr timespec kMoment = {0, 20'000'000};
  for (int i = 0;; ++i) {
    const int file = ::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY);
    if (file >= 0) (void)::fcntl(file, F_SETFL, ::fcntl(file, F_GETFL) & ~O_NONBLOCK);
    if (file >= 0 || errno != ENXIO || i == kTries) return file;
    ::nanosleep(&kMoment, nullptr);
  }
}

}  // namespace

Error cannot_write(const std::string& path, std::string_view reason, Language language) {
  return Error{fill(kCannotWrite, language, {path, reason})};
}

Error cannot_write(const std::string& path, int error, Language language) {
  return cannot_write(path, reason_of(error, language), language);
}

std::string reason_of(int error, Language language) { return system_reason(error).in(language); }

Result<int> open_to_read(const std::string& path, Language language) {
  const bool is_open_already = path == "-" || descriptor_named(path) >= 0;
  // Without O_NONBLOCK, opening a named pipe waits for its writer.
  const int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (is_open_already ? 0 : O_NONBLOCK);
  struct stat facts {};
  // To open a device can already do something.
  if (!is_open_already && ::stat(path.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode)) {
    return Error{std::string(kSpecial.in(language))};
  }
  const int file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), flags);
  if (file < 0 || ::fstat(file, &facts) != 0) {
    const int error = errno;
    const Descriptor closed(file);
    return Error{reason_of(error, language)};
  }
  if (S_ISREG(facts.st_mode) || (is_open_already && !S_ISDIR(facts.st_mode))) return file;
  const Descriptor closed(file);
  return Error{S_ISDIR(facts.st_mode) ? reason_of(EISDIR, language) : std::string(kSpecial.in(language))};
}

Result<std::string> read_file(const std::string& path, std::size_t most_bytes, Language language) {
  OCPV_TRY(number, open_to_read(path, language));
  const Descriptor file(number);
  struct stat facts {};
  const bool is_regular = ::fstat(file.number(), &facts) == 0 && S_ISREG(facts.st_mode);
  BytesRead read = read_bytes(file.number(), most_bytes, is_regular ? static_cast<std::size_t>(facts.st_size) : 0);
  if (read.error != 0) return Error{reason_of(read.error, language)};
  return std::move(read.bytes);
}

Result<void> write_file(const std::string& path, std::string_view bytes, Language language) {
  struct stat facts {};
  const int named = descriptor_named(path);
  if (named < 0) {
    const bool is_there = ::lstat(path.c_str(), &facts) == 0;
    if (is_there && S_ISLNK(facts.st_mode)) {
      return cannot_write(path, kIsLink.in(language), language);
    }
    if (!is_there || S_ISREG(facts.st_mode)) return replace_file(path, bytes, is_there ? &facts : nullptr, language);
  }
  // A device or a pipe has no place to rename to.
  const Descriptor file(named >= 0 ? ::fcntl(named, F_DUPFD_CLOEXEC, STDERR_FILENO + 1) : open_special(path));
  const int error = file.number() < 0 ? errno : write_bytes(file.number(), bytes);
  if (error == ENXIO) return cannot_write(path, kNoReader.in(language), language);
  if (error != 0) return cannot_write(path, error, language);
  return {};
}

Result<void> write_folder(const std::string& folder, const std::vector<NewFile>& files,
                          const std::vector<std::string>& stale, Language language) {
  std::error_code failure;
  if (fs::is_symlink(folder, failure)) return cannot_write(folder, kIsLink.in(language), language);
  const bool made = fs::create_directories(folder, failure);
  if (failure) return cannot_write(folder, failure.value(), language);
  std::vector<std::string> temporaries;
  const auto give_up = [&](const std::string& path, int error) {
    for (const std::string& temporary : temporaries) ::unlink(temporary.c_str());
    if (made) ::rmdir(folder.c_str());
    return cannot_write(path, error, language);
  };
  const auto place_of = [&](const std::string& name) { return folder + "/" + name; };
  for (const NewFile& file : files) {
    const std::string path = place_of(file.name);
    if (is_folder(path)) return give_up(path, EISDIR);
    std::string temporary;
    if (const int error = write_temporary(path, temporary, file.bytes); error != 0) return give_up(path, error);
    temporaries.push_back(std::move(temporary));
  }
  // What is between the two sets says of itself that it is none.
  if (!files.empty()) ::unlink(place_of(files.front().name).c_str());
  for (std::size_t at = files.size(); at-- > 0;) {
    if (at == 0) {
      for (const std::string& name : stale) ::unlink(place_of(name).c_str());
    }
    const std::string path = place_of(files[at].name);
    if (::rename(temporaries[at].c_str(), path.c_str()) != 0) return give_up(path, errno);
  }
  return {};
}

Result<std::vector<std::string>> list_files(const std::string& folder, std::string_view ending, Language language) {
  std::error_code failure;
  std::vector<std::string> found;
  fs::recursive_directory_iterator at(folder, failure), end;
  while (!failure && at != end) {
    std::error_code unknown_kind;
    const std::string name = at->path().filename().string();
    // What is no file is listed too: who reads it is told, instead of not knowing of it.
    if (name.ends_with(ending) && (name == ending || !at->is_directory(unknown_kind))) {
      if (leads_out(at->path().string(), folder)) {
        return Error{fill(kCannotList.in(language), {at->path().string(), std::string(kLeadsOut.in(language))})};
      }
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
