#include "tools/ocpv/operations/contracts_in_git.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>

#include "base/limits.h"
#include "files/files.h"
#include "input/git.h"
#include "page/page.h"

namespace ocpv::program {
namespace {

constexpr std::string_view kScheme = "git:";
constexpr Message kForm{"'{0}' is not of the form git:REVISION:FOLDER", "'{0}' 不是 git:版本:目录 的形式"};
constexpr Message kFileTooLarge{"a file may have {0} bytes at most", "文件最多 {0} 字节"};
constexpr Message kNoPagesNorContract{"there is no page and no operation.json in it",
                                      "其中没有页面，也没有 operation.json"};

bool is_wanted(const std::string& path) { return path.ends_with(".json") || !page::page_ending(path).empty(); }

std::string name_of_folder(const std::string& folder) {
  std::filesystem::path path = std::filesystem::path(folder).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  const std::string name = path.filename().string();
  return name.empty() || name == "." || name == ".." ? "page" : name;
}

Result<OperationsOnDisk> of_generated(const CommittedFiles& files, const std::string& argument) {
  OperationsOnDisk operations;
  for (const auto& [path, text] : files.texts) {
    if (path != kOperationFile && !path.ends_with("/operation.json")) continue;
    const std::string folder = path.substr(0, path.size() - kOperationFile.size());
    const auto part = [&](std::string_view name) {
      const auto found = files.texts.find(folder + std::string(name) + ".schema.json");
      return found == files.texts.end() ? std::nullopt : std::optional(found->second);
    };
    OCPV_TRY(facts, contract_of_texts({files::joined(argument, folder.substr(0, folder.rfind('/'))), text,
                                       part("parameters"), part("request"), part("response")}));
    operations.push_back(std::move(facts));
  }
  return operations;
}

}  // namespace

bool is_in_git(const std::string& argument) { return argument.starts_with(kScheme) && !files::exists(argument); }

Result<CommittedFiles> committed_files(const std::string& argument, Language language) {
  const std::size_t colon = argument.find(':', kScheme.size());
  if (colon == std::string::npos) return Error{fill(kForm, language, {argument})};
  CommittedFiles files;
  files.folder = argument.substr(colon + 1);
  OCPV_TRY(listed,
           input::list_committed(argument.substr(kScheme.size(), colon - kScheme.size()), files.folder, language));
  std::erase_if(listed, [](const input::StagedFile& file) { return !is_wanted(file.path); });
  if (listed.empty()) return Error{std::string(kNoPagesNorContract.in(language)), argument};
  std::optional<Error> failure;
  const auto read =
      input::read_staged(listed, kMostPageBytes, language, [&](const input::StagedFile& file, std::string&& bytes) {
        if (bytes.size() > kMostPageBytes)
          failure = Error{fill(kFileTooLarge, language, {std::to_string(kMostPageBytes)}), argument + "/" + file.path};
        else
          files.texts.emplace(file.path, std::move(bytes));
        return !failure;
      });
  if (!read.ok()) return read.error();
  if (failure) return *failure;
  return files;
}

Result<OperationsOnDisk> contracts_of_files(const CommittedFiles& files, const std::string& argument,
                                            Language language) {
  const bool generated = std::any_of(files.texts.begin(), files.texts.end(), [](const auto& one) {
    return one.first == kOperationFile || one.first.ends_with("/operation.json");
  });
  if (generated) return of_generated(files, argument);
  // Pages that are kept in both languages are called by their folder.
  const bool kept = files.texts.contains("page.zh.md") || files.texts.contains("page.en.md");
  const std::string above = kept ? name_of_folder(files.folder) + "/" : "";
  PageTree tree;
  tree.folder = argument;
  for (const auto& [path, text] : files.texts) {
    if (page::page_ending(path).empty()) continue;
    const auto corrections = files.texts.find(corrections_path(path));
    tree.inputs.push_back({above + path, text, corrections == files.texts.end() ? std::string() : corrections->second});
  }
  return contracts_of_pages(tree, argument, language);
}

}  // namespace ocpv::program
