// In: the folder of the published pages and that of the catalogue. Out: the catalogue's generated files, or how they
// differ from what is there.
// Promises: titles.json, corrections.json and folders that have pages of their own are read, never written; what is no
// longer made is removed.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "files/files.h"
#include "versions/versions.h"

namespace {

namespace fs = std::filesystem;
using ocpv::Language;
using ocpv::Result;

constexpr std::size_t kMostFileBytes = std::size_t{64} << 20;

int refuse(const ocpv::Error& error) {
  (void)std::fprintf(stderr, "ocpv_catalogue: %s\n", ocpv::to_string(error, ocpv::Language::en).c_str());
  return 2;
}

Result<std::vector<ocpv::versions::Page>> read_pages(const std::string& folder) {
  OCPV_TRY(names, ocpv::files::list_files(folder, ".md", Language::en));
  std::vector<ocpv::versions::Page> pages;
  for (const std::string& name : names) {
    if (name.find('/') == std::string::npos) continue;  // A page about the pages.
    OCPV_TRY(text, ocpv::files::read_file(ocpv::files::joined(folder, name), kMostFileBytes, Language::en));
    pages.push_back({name, std::move(text)});
  }
  return pages;
}

/// A folder whose pages are kept beside its schemas is of `ocpv generate`.
bool has_own_pages(const fs::path& folder) { return fs::exists(folder / "page.zh.md"); }

Result<ocpv::versions::Kept> read_kept(const std::string& folder) {
  ocpv::versions::Kept kept;
  OCPV_TRY(titles, ocpv::files::read_file(folder + "/titles.json", kMostFileBytes, Language::en));
  kept.titles = std::move(titles);
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const fs::path corrections = entry.path() / "corrections.json";
    if (!fs::exists(corrections) || has_own_pages(entry.path())) continue;
    OCPV_TRY(text, ocpv::files::read_file(corrections.string(), kMostFileBytes, Language::en));
    kept.corrections.emplace(entry.path().filename().string(), std::move(text));
  }
  return kept;
}

/// The generated files that are there, relative to the folder.
std::set<std::string> files_there(const fs::path& folder) {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().filename() == "corrections.json") continue;
    const fs::path relative = fs::relative(entry.path(), folder);
    if (relative.has_parent_path() && !has_own_pages(folder / *relative.begin()))
      names.insert(relative.generic_string());
  }
  return names;
}

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

int compare(const ocpv::versions::Catalogue& made, const fs::path& folder) {
  std::set<std::string> there = files_there(folder);
  int differences = 0;
  const auto tell = [&](const std::string& path, const char* how) {
    if (++differences <= 20) (void)std::printf("%s: %s\n", path.c_str(), how);
  };
  for (const ocpv::versions::File& file : made.files) {
    if (there.erase(file.path) == 0)
      tell(file.path, "is missing");
    else if (text_of(folder / file.path) != file.text)
      tell(file.path, "differs from what the pages say now");
  }
  for (const std::string& path : there) tell(path, "is no longer generated");
  return differences == 0 ? 0 : 1;
}

int write(const ocpv::versions::Catalogue& made, const fs::path& folder) {
  std::set<std::string> there = files_there(folder);
  for (const ocpv::versions::File& file : made.files) {
    const fs::path path = folder / file.path;
    const bool is_same = there.erase(file.path) != 0 && text_of(path) == file.text;
    if (is_same) continue;
    fs::create_directories(path.parent_path());
    if (const auto written = ocpv::files::write_file(path.string(), file.text, Language::en); !written.ok())
      return refuse(written.error());
  }
  for (const std::string& path : there) {
    fs::remove(folder / path);
    for (fs::path up = (folder / path).parent_path(); up != folder && fs::is_empty(up); up = up.parent_path())
      fs::remove(up);
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const bool is_check = count == 4 && std::string_view(words[3]) == "--check";
  if (count != 3 && !is_check) {
    (void)std::fprintf(stderr, "usage: ocpv_catalogue PAGES SCHEMAS [--check]\n");
    return 2;
  }
  const auto pages = read_pages(words[1]);
  if (!pages.ok()) return refuse(pages.error());
  const auto kept = read_kept(words[2]);
  if (!kept.ok()) return refuse(kept.error());
  const ocpv::versions::Catalogue made = ocpv::versions::build(*pages, *kept);
  for (const ocpv::Error& error : made.failures) (void)refuse(error);
  if (!made.failures.empty()) return 1;
  (void)std::printf("%zu operations, %zu contracts in %zu spans, %zu places contested\n", made.operations,
                    made.contracts, made.spans, made.contested);
  return is_check ? compare(made, words[2]) : write(made, words[2]);
}
