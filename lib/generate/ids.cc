#include "generate/ids.h"

#include <algorithm>
#include <set>

#include "reader/reader.h"

namespace ocpv::generate {

namespace {

bool is_kept_page(const std::string& path) { return is_chinese_page(path) || is_english_page(path); }

/// What must differ between ids: the folder for a page kept in two languages, else the page itself.
std::string subject_of(const std::string& path) { return is_kept_page(path) ? folder_of(path) : path; }

/// A page's own name as a folder's name; `...md` would give one that means another folder.
std::string safe_id(const std::string& path) {
  const std::string id = reader::operation_id(path);
  return id.empty() || id == "." || id == ".." ? "page" : id;
}

/// The names of the folders above, nearest first, each as reader::operation_id() would name it. The folder that a
/// kept page takes its id from is not above it.
std::vector<std::string> folders_above(const std::string& path) {
  std::vector<std::string> names;
  std::string folder = folder_of(path);
  if (is_kept_page(path) && !folder.empty()) folder = folder_of(folder.substr(0, folder.size() - 1));
  while (!folder.empty()) {
    folder.pop_back();
    names.push_back(safe_id(folder + ".md"));
    folder = folder_of(folder);
  }
  return names;
}

std::string id_with_folders(const std::string& path, std::size_t count) {
  std::string id = safe_id(path);
  const std::vector<std::string> names = folders_above(path);
  for (std::size_t n = 0; n < std::min(count, names.size()); ++n) id.insert(0, names[n] + "-");
  return id;
}

/// Pages that share an id, told apart by their folders, or by a number where those are alike too.
void tell_apart(const std::vector<std::string>& paths, std::map<std::string, std::string>& ids) {
  std::set<std::string> subjects;
  std::size_t most_folders = 0;
  for (const std::string& path : paths) {
    subjects.insert(subject_of(path));
    most_folders = std::max(most_folders, folders_above(path).size());
  }
  std::size_t count = 0;
  for (; subjects.size() > 1 && count < most_folders; ++count) {
    std::set<std::string> distinct;
    for (const std::string& path : paths) distinct.insert(id_with_folders(path, count));
    if (distinct.size() == subjects.size()) break;
  }
  for (const std::string& path : paths) ids[path] = id_with_folders(path, count);
}

/// Ids that are still shared get a number, in the order of their paths.
void number_the_rest(std::map<std::string, std::string>& ids) {
  std::map<std::string, std::string> subject_by_id;
  for (auto& [path, id] : ids) {
    const std::string subject = subject_of(path), wanted = id;
    for (int n = 2; subject_by_id.emplace(id, subject).first->second != subject; ++n)
      id = wanted + "-" + std::to_string(n);
  }
}

}  // namespace

bool is_chinese_page(const std::string& path) { return path == "page.zh.md" || path.ends_with("/page.zh.md"); }

bool is_english_page(const std::string& path) { return path == "page.en.md" || path.ends_with("/page.en.md"); }

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

std::map<std::string, std::string> unique_ids(const std::vector<std::string>& paths) {
  std::map<std::string, std::vector<std::string>> sharing;
  for (const std::string& path : paths) sharing[safe_id(path)].push_back(path);
  std::map<std::string, std::string> ids;
  for (const auto& [id, shared] : sharing) tell_apart(shared, ids);
  number_the_rest(ids);
  return ids;
}

}  // namespace ocpv::generate
