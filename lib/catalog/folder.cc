// Reads a generated folder, or one schema, from disk. POSIX calls: std::filesystem ends the process when an allocation
// fails inside one of its noexcept functions.
#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/joined.h"
#include "base/limits.h"
#include "catalog/catalog.h"

namespace ocpv::catalog {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const noexcept { (void)std::fclose(file); }
};
struct CloseFolder {
  void operator()(DIR* folder) const noexcept { (void)::closedir(folder); }
};

// The system's sentence, whatever the locale. Not std::error_category::message: its string is memory of libstdc++'s
// own.
Error io_error(const std::string& file, int number) {
#if defined(__GLIBC__)
  const char* said = ::strerrordesc_np(number);
#else
  const char* said = std::strerror(number);
#endif
  return Error{said == nullptr ? "cannot be read" : said, file};
}

Result<std::string> read_file(const std::string& name) {
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(name.c_str(), "rb"));
  if (!file) return io_error(name, errno);
  std::string text;
  char buffer[16384];
  for (;;) {
    const std::size_t size = std::fread(buffer, 1, sizeof buffer, file.get());
    text.append(buffer, size);
    if (text.size() > kMostPageBytes)
      return Error{joined({"larger than ", std::to_string(kMostPageBytes), " bytes"}), name};
    if (size == sizeof buffer) continue;
    if (std::ferror(file.get()) != 0) return io_error(name, errno);
    return text;
  }
}

bool is_file(const std::string& name) noexcept {
  struct stat status {};
  return ::stat(name.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

// A part's text; empty when the operation does not have it.
Result<std::string> read_part(const std::string& folder, Part part) {
  const std::string file = joined({folder, "/", name_of(part), ".schema.json"});
  return is_file(file) ? read_file(file) : Result<std::string>(std::string());
}

Result<Texts> read_texts(const std::string& folder) {
  OCPV_TRY(operation_json, read_file(folder + "/operation.json"));
  OCPV_TRY(parameters, read_part(folder, Part::parameters));
  OCPV_TRY(request, read_part(folder, Part::request));
  OCPV_TRY(response, read_part(folder, Part::response));
  return Texts{folder, std::move(operation_json), std::move(parameters), std::move(request), std::move(response)};
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

// The folders with an operation.json, sorted by bytes so that every machine and file system gives one order.
Result<std::vector<std::string>> operation_folders(std::string folder) {
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  OCPV_TRY(unsorted, names_in(folder));
  std::vector<std::string_view> names(unsorted.begin(), unsorted.end());
  std::sort(names.begin(), names.end());
  std::vector<std::string> folders;
  if (is_file(folder + "/operation.json")) folders.push_back(folder);
  for (const std::string_view name : names) {
    if (name == "." || name == "..") continue;
    std::string inside = joined({folder, "/", name});
    if (is_file(inside + "/operation.json")) folders.push_back(std::move(inside));
  }
  if (folders.empty()) return Error{"no operation.json in it or in its folders", folder};
  return folders;
}

}  // namespace

Result<std::string> read_schema(const std::string& file) { return read_file(file); }

Result<std::vector<Texts>> read_folder(const std::string& folder) {
  OCPV_TRY(folders, operation_folders(folder));
  std::vector<Texts> all_texts;
  for (const std::string& one : folders) {
    OCPV_TRY(texts, read_texts(one));
    all_texts.push_back(std::move(texts));
  }
  return all_texts;
}

}  // namespace ocpv::catalog
