#include "files/links.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace ocpv::files {
namespace {

namespace fs = std::filesystem;

fs::path top_of(const fs::path& folder) {
  for (fs::path here = folder;; here = here.parent_path()) {
    std::error_code failure;
    if (fs::exists(here / ".git", failure)) return here;
    if (here == here.parent_path()) return folder;
  }
}

}  // namespace

bool leads_out(const std::string& path, const std::string& searched) {
  const fs::path link(path);
  std::error_code failure;
  if (!fs::is_symlink(link, failure)) return false;
  const fs::path own = link.has_parent_path() ? link.parent_path() : fs::path(".");
  return lies_outside(path, searched.empty() ? own.string() : searched);
}

bool lies_outside(const std::string& path, const std::string& of) {
  std::error_code failure;
  const fs::path target = fs::canonical(path, failure);
  if (failure) return false;
  const fs::path folder = fs::canonical(of, failure);
  if (failure) return true;
  const fs::path top = top_of(folder);
  const auto [end, rest] = std::mismatch(top.begin(), top.end(), target.begin(), target.end());
  return end != top.end();
}

bool is_of_a_stranger(const std::string& path) {
  struct stat file {};
  struct stat folder {};
  const std::string above = fs::path(path).parent_path().string();
  if (::stat(path.c_str(), &file) != 0 || ::stat(above.empty() ? "." : above.c_str(), &folder) != 0) return false;
  return file.st_uid != ::geteuid() && file.st_uid != 0 && (folder.st_mode & S_IWOTH) != 0;
}

}  // namespace ocpv::files
