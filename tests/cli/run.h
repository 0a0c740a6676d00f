// In: a shell command and a folder to run it in. Out: its exit status and what it wrote.
// Promises: a clean environment (PATH with `ocpv` first, LC_ALL=C, SOURCE and SHARED), no input unless redirected.
#pragma once

#include <string>

namespace cli {

struct Ran {
  int status = 0;  ///< 128 + N when signal N ended it.
  std::string out, err;
  long most_kib = 0;  ///< The most memory that it, or a process it waited for, ever had resident.
};

/// Who runs a command: whoever runs the tests, or somebody whom permissions stop (root without its power over them).
enum class Powers { as_given, none_over_files };

Ran run(const std::string& command, const std::string& folder, Powers powers = Powers::as_given);

/// A new empty folder below a configuration that names the first operation for every file, removed with all it holds.
class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();
  const std::string& path() const noexcept { return path_; }

 private:
  std::string top_, path_;
};

std::string read_bytes(const std::string& path);
void write_bytes(const std::string& path, const std::string& bytes);

}  // namespace cli
