#include "named_files.h"

#include "files.h"
#include "input/document.h"
#include "input/folder.h"
#include "input/git.h"

namespace ocpv::program {
namespace {

constexpr Text kNothingInFolder{"no file in it is a request (.json, .jsonl, .yaml, .http)",
                                "其中没有请求文件（.json、.jsonl、.yaml、.http）"};

void add_folder(std::vector<NamedFile>& files, const std::string& folder, Language language) {
  const auto listed = input::list_folder(
      folder, [](const std::string& path) -> Result<bool> { return input::has_known_ending(path); }, language);
  if (!listed.ok()) {
    files.push_back({folder, {}, std::string(), listed.error().message});
  } else if (listed->empty()) {
    files.push_back({folder, {}, std::string(), std::string(kNothingInFolder.in(language))});
  } else {
    for (const std::string& path : *listed) files.push_back({path, path, std::nullopt, {}});
  }
}

Result<std::vector<NamedFile>> staged_files(const CheckSettings& settings, std::size_t most_document_bytes,
                                            Language language) {
  OCPV_TRY(staged, input::list_staged(settings.files, language));
  std::erase_if(staged, [](const input::StagedFile& file) { return !input::has_known_ending(file.path); });
  std::vector<NamedFile> files;
  const auto read = input::read_staged(staged, most_document_bytes + 1, language,
                                       [&](const input::StagedFile& file, std::string&& bytes) {
                                         files.push_back({file.path, {}, std::move(bytes), {}});
                                         return true;
                                       });
  if (!read.ok()) return read.error();
  return files;
}

}  // namespace

Result<std::vector<NamedFile>> files_to_check(const CheckSettings& settings, std::size_t most_document_bytes,
                                              Language language) {
  if (settings.git_staged) return staged_files(settings, most_document_bytes, language);
  std::vector<NamedFile> files;
  for (const std::string& word : settings.files) {
    if (word == "-") {
      files.push_back({settings.stdin_name, word, std::nullopt, {}});
    } else if (is_folder(word)) {
      add_folder(files, word, language);
    } else {
      files.push_back({word, word, std::nullopt, {}});
    }
  }
  return files;
}

}  // namespace ocpv::program
