#include "tools/ocpv/check/tracked.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "input/process.h"

namespace ocpv::program {
namespace {

/// What `git WORDS` lists; none when it fails, which it also says on standard error: no news here.
std::optional<std::set<std::string>> listed_by(std::vector<std::string> words) {
  words.insert(words.begin(), "git");
  auto git = input::Process::start(words, "", Language::en, input::Process::Talk::dropped);
  if (!git.ok()) return std::nullopt;
  const std::string listed = git->read_all();
  if (git->wait() != 0) return std::nullopt;
  std::set<std::string> names;
  for (std::string_view rest = listed; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    const std::string_view path = rest.substr(0, end);
    names.emplace(path.substr(path.rfind('/') + 1));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return names;
}

std::set<std::string> names_kept_in(const std::string& folder) {
  // Within a hook git's own variables are about the working folder, so that is asked first.
  const bool is_below = !folder.starts_with('/') && !folder.starts_with("..");
  const std::string pattern = ":(glob)" + (folder == "." ? std::string() : folder + "/") + "*";
  if (is_below) {
    if (auto names = listed_by({"ls-files", "-z", "--", pattern}); names && !names->empty()) return *names;
  }
  return listed_by({"-C", folder, "ls-files", "-z", "--", ":(glob)*"}).value_or(std::set<std::string>());
}

}  // namespace

bool Tracked::holds(const std::string& path) {
  const std::filesystem::path whole(path);
  const std::string folder = whole.has_parent_path() ? whole.parent_path().string() : ".";
  const std::lock_guard lock(guard_);
  const auto known = names_.find(folder);
  const auto& names =
      known != names_.end() ? known->second : names_.emplace(folder, names_kept_in(folder)).first->second;
  return names.contains(whole.filename().string());
}

}  // namespace ocpv::program
