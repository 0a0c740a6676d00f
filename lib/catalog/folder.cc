// Reads a generated folder, or one schema, from disk. POSIX calls: std::filesystem ends the process when an allocation
// fails inside one of its noexcept functions.
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/heap_sort.h"
#include "base/joined.h"
#include "base/limits.h"
#include "base/system_reason.h"
#include "catalog/catalog.h"

namespace ocpv::catalog {
namespace {

constexpr Message kNoOperation{"no operation.json in it or in its folders",
                               "其中及其下一级目录中都没有 operation.json"};
constexpr Message kNotRegular{"is no regular file", "不是普通文件"};
constexpr Message kEmpty{"is empty", "是空的"};
constexpr Message kTooLarge{"larger than {0} bytes", "超过 {0} 字节"};

class Descriptor {
 public:
  explicit Descriptor(int number) noexcept : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) (void)::close(number_);
  }
  int number() const noexcept { return number_; }

 private:
  int number_;
};
struct CloseFolder {
  void operator()(DIR* folder) const noexcept { (void)::closedir(folder); }
};

Error io_error(const std::string& file, const Bilingual& why) {
  return Error{.message = why, .file = file, .kind = ErrorKind::io};
}

Error io_error(const std::string& file, int number) { return io_error(file, system_reason(number)); }

// A pipe is not waited for, and a device not opened: nothing but a file can be a schema.
Result<std::string> read_file(const std::string& name) {
  struct stat status {};
  const bool is_known = ::stat(name.c_str(), &status) == 0;
  if (is_known && S_ISDIR(status.st_mode)) return io_error(name, EISDIR);
  if (is_known && !S_ISREG(status.st_mode)) return io_error(name, kNotRegular);
  const Descriptor file(::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) return io_error(name, errno);
  std::string text;
  char buffer[16384];
  for (;;) {
    const ssize_t size = ::read(file.number(), buffer, sizeof buffer);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return io_error(name, errno);
    if (size == 0) return text;
    text.append(buffer, static_cast<std::size_t>(size));
    if (text.size() > kMostPageBytes) return io_error(name, say(kTooLarge, {std::to_string(kMostPageBytes)}));
  }
}

// A link to nothing, a folder and a pipe are there too: they stand where a file should.
bool is_there(const std::string& name) noexcept {
  struct stat status {};
  return ::lstat(name.c_str(), &status) == 0;
}

// A link to nothing, or to itself, stands where a folder should.
bool is_dangling(const std::string& name) noexcept {
  struct stat status {};
  return ::lstat(name.c_str(), &status) == 0 && S_ISLNK(status.st_mode) && ::stat(name.c_str(), &status) != 0;
}

std::string part_file(const std::string& folder, Part part) {
  return joined({folder, "/", name_of(part), ".schema.json"});
}

Texts read_texts(const std::string& folder) {
  Texts texts;
  texts.folder = folder;
  texts.from_folder = true;
  const auto read = [&](const std::string& name, std::string& text) {
    if (texts.problem) return;
    Result<std::string> bytes = read_file(name);
    if (!bytes) {
      texts.problem = bytes.error();
    } else if (bytes.value().empty()) {
      texts.problem = io_error(name, kEmpty);
    } else {
      text = std::move(bytes).value();
    }
  };
  if (Result<std::string> text = read_file(folder + "/operation.json"); text) {
    texts.operation_json = std::move(text).value();
  } else {
    texts.problem = text.error();
  }
  for (const auto& [part, text] :
       {std::pair{Part::parameters, &texts.parameters_schema}, std::pair{Part::request, &texts.request_schema},
        std::pair{Part::response, &texts.response_schema}}) {
    const std::string name = part_file(folder, part);
    if (is_there(name)) read(name, *text);
  }
  return texts;
}

// Whether a folder is one of an operation, or the remains of one: `generate` writes operation.json last.
bool is_operation(const std::string& folder) {
  return is_there(folder + "/operation.json") || is_there(part_file(folder, Part::parameters)) ||
         is_there(part_file(folder, Part::request)) || is_there(part_file(folder, Part::response));
}

Result<std::vector<std::string>> names_in(const std::string& folder) {
  const std::unique_ptr<DIR, CloseFolder> open(::opendir(folder.c_str()));
  if (!open) return io_error(folder, errno);
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(open.get());
    if (entry == nullptr && errno != 0) return io_error(folder, errno);
    if (entry == nullptr) return names;
    names.emplace_back(entry->d_name);
  }
}

// The folders of operations, sorted by bytes so that every machine and file system gives one order.
Result<std::vector<std::string>> operation_folders(std::string folder) {
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  OCPV_TRY(unsorted, names_in(folder));
  std::vector<std::string_view> names(unsorted.begin(), unsorted.end());
  heap_sort(names);
  std::vector<std::string> folders;
  if (is_operation(folder)) folders.push_back(folder);
  for (const std::string_view name : names) {
    if (name.starts_with('.')) continue;
    std::string inside = joined({folder, "/", name});
    if (is_operation(inside) || is_dangling(inside)) folders.push_back(std::move(inside));
  }
  if (folders.empty()) return io_error(folder, kNoOperation);
  return folders;
}

}  // namespace

Result<std::string> read_schema(const std::string& file) { return read_file(file); }

Result<std::vector<Texts>> read_folder(const std::string& folder) {
  OCPV_TRY(folders, operation_folders(folder));
  std::vector<Texts> all_texts;
  for (const std::string& one : folders) all_texts.push_back(read_texts(one));
  return all_texts;
}

}  // namespace ocpv::catalog
