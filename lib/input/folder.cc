#include "input/folder.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "files/files.h"
#include "files/links.h"

namespace ocpv::input {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 5> kLeftOut = {"node_modules", "build", "dist", "target", "__pycache__"};

bool is_left_out(const fs::path& folder) {
  const std::string name = folder.filename().string();
  if (name.starts_with('.')) return true;
  if (std::find(kLeftOut.begin(), kLeftOut.end(), name) != kLeftOut.end()) return true;
  // What builds write says so: https://bford.info/cachedir/, and CMake's own build folders.
  std::error_code unknown;
  return fs::exists(folder / "CACHEDIR.TAG", unknown) || fs::exists(folder / "CMakeCache.txt", unknown);
}

}  // namespace

bool is_reached(const std::string& path, const std::string& folder) {
  const std::string below = path.substr(std::min(path.size(), folder.size()));
  for (std::size_t end = below.find('/'); end != std::string::npos; end = below.find('/', end + 1)) {
    const fs::path here = folder + below.substr(0, end);
    if (end != 0 && here.filename() != ".." && is_left_out(here)) return false;
  }
  return !below.substr(below.rfind('/') + 1).starts_with('.');
}

Result<std::vector<Found>> list_folder(const std::string& folder, const Wanted& wanted, Language language) {
  std::vector<Found> found;
  std::vector<fs::path> waiting = {fs::path(folder)};
  // What is below `.` needs no `./` before it.
  const std::string prefix = fs::path(folder).lexically_normal() == "." ? waiting[0].generic_string() + "/" : "";
  const auto as_given = [&](const fs::path& path) {
    std::string name = path.generic_string();
    if (!prefix.empty() && name.starts_with(prefix)) name.erase(0, prefix.size());
    return name;
  };
  while (!waiting.empty()) {
    const fs::path here = std::move(waiting.back());
    waiting.pop_back();
    std::error_code failure;
    fs::directory_iterator at(here, failure), end;
    for (; !failure && at != end; at.increment(failure)) {
      std::error_code unknown;
      const fs::path& path = at->path();
      if (!at->is_symlink(unknown) && at->is_directory(unknown)) {
        if (!is_left_out(path)) waiting.push_back(path);
        continue;
      }
      // A link to a file of the same checkout is read; one to a folder is not followed, for it may lead back.
      if (path.filename().string().starts_with('.') || !at->is_regular_file(unknown)) continue;
      std::string name = as_given(path);
      OCPV_TRY(is_wanted, wanted(name));
      if (!is_wanted) continue;
      const bool is_outside = files::leads_out(path.string(), folder);
      found.push_back({std::move(name), is_outside ? std::string(files::kLeadsOut.in(language)) : std::string()});
    }
    if (failure) found.push_back({as_given(here), files::reason_of(failure.value(), language)});
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.path < b.path; });
  return found;
}

}  // namespace ocpv::input
