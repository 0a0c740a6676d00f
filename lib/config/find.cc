#include "config/find.h"

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "files/files.h"
#include "files/links.h"
#include "input/file.h"

namespace ocpv::config {
namespace {

namespace fs = std::filesystem;

constexpr Message kForeign{
    "belongs to another user and lies where everybody may write; name it with --config to use it",
    "属于其他用户，且位于任何人都可写的目录中；如要使用，请用 --config 指定"};
constexpr std::size_t kMostConfigBytes = std::size_t{64} << 10;

fs::path absolute(const std::string& path) {
  std::error_code failure;
  fs::path whole = fs::absolute(path, failure);
  return (failure ? fs::path(path) : whole).lexically_normal();
}

// As short as it can be said from the working folder.
std::string shown_path(const fs::path& path) {
  const fs::path relative = path.lexically_relative(absolute("."));
  return (relative.empty() ? path : relative).generic_string();
}

// Why a configuration that nobody named is not used; empty: it is. Where everybody may write, as in /tmp, somebody else
// could silence findings.
std::string_view distrusted(const fs::path& file, Language language) {
  if (files::leads_out(file.string())) return files::kLeadsOut.in(language);
  return files::is_of_a_stranger(file.string()) ? kForeign.in(language) : std::string_view();
}

}  // namespace

Result<Found> Finder::for_file(const std::string& path) {
  const fs::path whole = absolute(path);
  const Config* config = fixed_;
  if (searching_) {
    OCPV_TRY(found, for_folder(whole.parent_path().generic_string()));
    config = found;
  }
  if (config == nullptr) return Found{};
  return Found{config, whole.lexically_relative(absolute(config->folder)).generic_string()};
}

Result<void> Finder::use(const std::string& config_path) {
  OCPV_TRY(config, load(config_path));
  searching_ = false;
  fixed_ = config;
  return {};
}

void Finder::use_none() {
  searching_ = false;
  fixed_ = nullptr;
}

Result<const Config*> Finder::for_folder(const std::string& folder) {
  std::vector<std::string> passed;
  const Config* config = nullptr;
  for (fs::path here(folder);; here = here.parent_path()) {
    const std::string name = here.generic_string();
    const auto known = by_folder_.find(name);
    if (known != by_folder_.end()) {
      config = known->second;
      break;
    }
    passed.push_back(name);
    const fs::path file = here / kFileName;
    // A link to nothing is there, too: a configuration that cannot be read is no reason to go on without one.
    if (files::exists(file.string())) {
      if (const auto why = distrusted(file, language_); !why.empty()) return Error{std::string(why), shown_path(file)};
      OCPV_TRY(loaded, load(shown_path(file)));
      config = loaded;
      break;
    }
    const bool is_last = files::exists((here / ".git").string()) || here.parent_path() == here;
    if (is_last) break;
  }
  for (const std::string& name : passed) by_folder_[name] = config;
  return config;
}

Result<const Config*> Finder::load(const std::string& path) {
  const auto known = by_path_.find(path);
  if (known != by_path_.end()) return known->second.get();
  auto text = input::read_file(path, kMostConfigBytes + 1, language_);
  if (!text.ok()) return Error{text.error().message, path};
  OCPV_TRY(config, parse_config(*text, path, language_));
  const auto added = by_path_.emplace(path, std::make_unique<const Config>(std::move(config)));
  return added.first->second.get();
}

}  // namespace ocpv::config
