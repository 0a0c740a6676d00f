#include "tools/ocpv/check/tracked.h"

#include <filesystem>
#include <string_view>
#include <utility>

#include "files/files.h"
#include "input/file.h"
#include "input/git_index.h"

namespace ocpv::program {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostIndexBytes = std::size_t{128} << 20;
constexpr std::size_t kMostLinkBytes = 4096;

bool is_there(const fs::path& path) {
  std::error_code failure;
  return fs::exists(path, failure);
}

/// Where git keeps what belongs to the working tree whose top is `top`; empty when that is none. `.git` is a folder, or
/// a file that names one (linked working trees, submodules).
fs::path git_folder_of(const fs::path& top) {
  fs::path folder = top / ".git";
  std::error_code failure;
  const fs::file_status status = fs::status(folder, failure);
  if (fs::is_regular_file(status)) {
    constexpr std::string_view kBefore = "gitdir: ";
    const auto text = input::read_file(folder.string(), kMostLinkBytes, Language::en);
    if (!text.ok() || !text->starts_with(kBefore) || text->find('\0') != std::string::npos) return {};
    folder = top / text->substr(kBefore.size(), text->find_last_not_of("\r\n") + 1 - kBefore.size());
  }
  return is_there(folder / "HEAD") ? folder : fs::path();
}

}  // namespace

Tracked::Names Tracked::names_in(const std::string& git_folder, const std::string& name, const std::string& folder) {
  const std::string path = git_folder + "/" + name;
  if (path != index_) {
    index_ = path;
    auto bytes = input::read_file(path, kMostIndexBytes + 1, Language::en);
    index_bytes_ = bytes.ok() && bytes->size() <= kMostIndexBytes ? std::move(*bytes) : std::string();
  }
  auto found = input::names_in_index(index_bytes_, folder);
  if (!found) return std::nullopt;
  if (found->shared.empty()) return std::move(found->names);
  // A split index: the other part may still name what this one has taken away, which is one warning too many at most.
  const auto rest = input::read_file(git_folder + "/sharedindex." + found->shared, kMostIndexBytes, Language::en);
  auto shared = rest.ok() ? input::names_in_index(*rest, folder) : std::nullopt;
  if (!shared || !shared->shared.empty()) return std::nullopt;
  found->names.merge(shared->names);
  return std::move(found->names);
}

Tracked::Names Tracked::names_kept_in(const std::string& folder) {
  std::error_code failure;
  const fs::path whole = fs::canonical(folder, failure);
  if (failure) return std::set<std::string>();
  for (fs::path top = whole;; top = top.parent_path()) {
    const fs::path git_folder = git_folder_of(top);
    if (!git_folder.empty()) {
      if (!files::exists((git_folder / "index").string())) return std::set<std::string>();
      const std::string below = whole.lexically_relative(top).generic_string();
      return names_in(git_folder.string(), "index", below == "." ? std::string() : below + "/");
    }
    if (top == top.parent_path()) return std::set<std::string>();
  }
}

bool Tracked::holds(const std::string& path) {
  const fs::path whole(path);
  const std::string folder = whole.has_parent_path() ? whole.parent_path().string() : ".";
  const std::lock_guard lock(guard_);
  auto known = names_.find(folder);
  if (known == names_.end()) known = names_.emplace(folder, names_kept_in(folder)).first;
  return !known->second || known->second->contains(whole.filename().string());
}

}  // namespace ocpv::program
