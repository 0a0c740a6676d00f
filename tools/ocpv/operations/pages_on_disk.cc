#include "tools/ocpv/operations/pages_on_disk.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "base/limits.h"
#include "files/files.h"
#include "files/links.h"
#include "page/page.h"

namespace ocpv::program {
namespace {

namespace fs = std::filesystem;

constexpr Message kNoPages{"there is no page (*.md, *.html, *.htm) in it", "其中没有页面（*.md、*.html、*.htm）"};
constexpr Message kPageTooLarge{"a page may have {0} bytes at most", "页面最多 {0} 字节"};

constexpr Message kBelongsToNone{
    "belongs to no page: corrections stand beside a page, in corrections.json beside page.zh.md or page.en.md, in "
    "<page>.corrections.json beside any other",
    "不属于任何页面：修正文件应与页面放在一起，page.zh.md 或 page.en.md 旁为 corrections.json，其他页面旁为 "
    "<页面>.corrections.json"};

constexpr std::string_view kCorrections = "corrections.json";

Error at_file(const std::string& path, std::string message) { return Error{std::move(message), path}; }

Error cannot_read(const std::string& path, const std::string& reason, Language language) {
  return at_file(path, fill(files::kCannotRead.in(language), {reason}));
}

Result<generate::Input> read_page(const PageTree& tree, const std::string& path, Language language) {
  const std::string place = files::joined(tree.folder, path);
  auto markdown = files::read_file(place, kMostPageBytes + 1, language);
  if (!markdown.ok()) return cannot_read(place, markdown.error().message.in(language), language);
  if (markdown->size() > kMostPageBytes)
    return at_file(place, fill(kPageTooLarge.in(language), {std::to_string(kMostPageBytes)}));
  generate::Input input{path, std::move(*markdown), {}};
  const std::string beside = corrections_path(place);
  if (!files::exists(beside)) return input;
  if (files::leads_out(beside)) return cannot_read(beside, std::string(files::kLeadsOut.in(language)), language);
  auto corrections = files::read_file(beside, kMostPageBytes, language);
  if (!corrections.ok()) return cannot_read(beside, corrections.error().message.in(language), language);
  input.corrections = std::move(*corrections);
  return input;
}

bool holds_kept_page(const std::string& folder) {
  return files::exists((fs::path(folder) / "page.zh.md").string()) ||
         files::exists((fs::path(folder) / "page.en.md").string());
}

// Browsers save what a page shows beside it: `a.html` and the folder `a_files`, or `a.files`.
bool is_part_of_saved_page(const std::string& folder, const std::string& path) {
  for (fs::path at = fs::path(path).parent_path(); !at.empty(); at = at.parent_path()) {
    const std::string name = at.string();
    for (const std::string_view ending : {"_files", ".files"}) {
      if (!name.ends_with(ending)) continue;
      const std::string page = files::joined(folder, name.substr(0, name.size() - ending.size()));
      if (files::exists(page + ".html") || files::exists(page + ".htm")) return true;
    }
  }
  return false;
}

// The catalogue keeps corrections of operations, which belong to the pages of all versions.
bool is_of_catalogue(const fs::path& file) { return files::exists((file.parent_path() / "versions.json").string()); }

// Files of corrections below a folder, or beside a page, that no page has: nobody would see that they say nothing.
Result<std::vector<std::string>> stray_corrections(const std::string& argument, Language language) {
  const bool is_folder = files::is_folder(argument);
  const fs::path beside = fs::path(argument).parent_path();
  const std::string folder = is_folder ? argument : beside.empty() ? "." : beside.string();
  std::vector<std::string> stray;
  OCPV_TRY(listed, files::list_files(folder, kCorrections, language));
  for (const std::string& name : listed) {
    const fs::path file = fs::path(folder) / name;
    const std::string last = file.filename().string();
    const bool is_own = last == kCorrections;
    if (!is_own && !last.ends_with("." + std::string(kCorrections))) continue;
    // Of a single page only what stands for the whole folder: the others are those of pages that nobody asked about.
    if (!is_folder && (!is_own || name != last)) continue;
    const std::string page = file.string().substr(0, file.string().size() - kCorrections.size() - 1);
    const auto is_page = [&](std::string_view ending) { return files::exists(page + std::string(ending)); };
    const bool has_page = is_own ? holds_kept_page(file.parent_path().string()) || is_of_catalogue(file)
                                 : std::any_of(std::begin(page::kPageEndings), std::end(page::kPageEndings), is_page);
    if (!has_page) stray.push_back(files::joined(folder, name));
  }
  return stray;
}

// The folder without a trailing `/` or `/.`, so that it has a name and a parent.
fs::path named(const std::string& folder) {
  fs::path path = fs::path(folder).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  if (path.filename() == "." || path.filename() == ".." || path.empty()) {
    std::error_code failure;
    const fs::path whole = fs::canonical(folder, failure);
    if (!failure) path = whole;
  }
  return path;
}

}  // namespace

bool is_kept_page(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  return name == "page.zh.md" || name == "page.en.md";
}

std::string corrections_path(const std::string& page_path) {
  if (is_kept_page(page_path)) return (fs::path(page_path).parent_path() / "corrections.json").string();
  return page_path.substr(0, page_path.size() - page::page_ending(page_path).size()) + ".corrections.json";
}

Result<PageTree> collect_pages(const std::string& argument, Language language) {
  const std::string folder =
      is_kept_page(argument) && !files::is_folder(argument) && files::exists(argument)
          ? (fs::path(argument).has_parent_path() ? fs::path(argument).parent_path().string() : ".")
          : argument;
  PageTree tree;
  std::vector<std::string> paths;
  if (files::is_folder(folder)) {
    for (const std::string_view ending : page::kPageEndings) {
      auto listed = files::list_files(folder, ending, language);
      if (!listed.ok()) return listed.error();
      paths.insert(paths.end(), listed->begin(), listed->end());
    }
    std::sort(paths.begin(), paths.end());
    std::erase_if(paths, [&](const std::string& path) { return is_part_of_saved_page(folder, path); });
    if (paths.empty()) return at_file(folder, std::string(kNoPages.in(language)));
    tree.folder = folder;
    if (holds_kept_page(folder)) {
      const fs::path whole = named(folder);
      tree.folder = whole.has_parent_path() ? whole.parent_path().string() : ".";
      for (std::string& path : paths) path = files::joined(whole.filename().string(), path);
    }
  } else {
    const fs::path page(folder);
    tree.folder = page.has_parent_path() ? page.parent_path().string() : ".";
    paths.push_back(page.filename().string());
  }
  OCPV_TRY(stray, stray_corrections(argument, language));
  for (const std::string& file : stray)
    tree.unreadable.push_back(at_file(file, std::string(kBelongsToNone.in(language))));
  for (const std::string& path : paths) {
    auto input = read_page(tree, path, language);
    if (input.ok()) {
      tree.inputs.push_back(std::move(*input));
    } else {
      tree.unreadable.push_back(input.error());
    }
  }
  return tree;
}

}  // namespace ocpv::program
