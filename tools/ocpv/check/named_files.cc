#include "tools/ocpv/check/named_files.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include "files/files.h"
#include "input/document.h"
#include "input/folder.h"
#include "input/git.h"
#include "input/input.h"
#include "input/outside_body.h"
#include "tools/ocpv/check/file_config.h"

namespace ocpv::program {
namespace {

constexpr Message kUnmatched{"this [[files]] pattern takes no file: {0}", "此 [[files]] 模式没有匹配任何文件：{0}"};
constexpr Message kNotThere{"nothing is called so here, staged or not", "此处没有这个名称的文件或目录，无论是否已暂存"};
constexpr Message kNothingInFolder{"no file in it is a request (.json, .jsonl, .yaml, .http)",
                                   "其中没有请求文件（.json、.jsonl、.yaml、.http）"};

// What lists findings is no request, though it stands among them.
bool is_baseline(const std::string& path, const CheckSettings& settings, const config::Config* config) {
  std::vector<std::string> all = {settings.baseline, settings.write_baseline};
  if (config != nullptr) all.push_back(config->baseline.value.value_or(""));
  if (config != nullptr) all.push_back(config->docs_baseline.value.value_or(""));
  for (const std::string& one : all) {
    std::error_code unknown;
    if (!one.empty() && std::filesystem::equivalent(one, path, unknown)) return true;
  }
  return false;
}

// Of those nobody named one by one: by the end of the name, and by what the configuration wants.
Result<bool> is_wanted(const std::string& path, const CheckSettings& settings, config::Finder& finder) {
  if (!input::has_known_ending(path)) return false;
  OCPV_TRY(found, finder.for_file(path));
  if (is_baseline(path, settings, found.config)) return false;
  return found.config == nullptr || found.config->wants(found.relative);
}

// A broken configuration ends the run; a folder that cannot be listed is one file that cannot be read.
Result<void> add_folder(std::vector<NamedFile>& files, const std::string& folder, const CheckSettings& settings,
                        config::Finder& finder, Language language) {
  const auto wanted = [&](const std::string& path) { return is_wanted(path, settings, finder); };
  OCPV_TRY(listed, input::list_folder(folder, wanted, language));
  for (input::Found& found : listed) {
    if (found.problem.empty()) {
      files.push_back({found.path, found.path, std::nullopt, {}});
    } else {
      files.push_back({found.path, {}, std::string(), fill(files::kCannotRead.in(language), {found.problem})});
    }
  }
  if (listed.empty()) files.push_back({folder, {}, std::string(), std::string(kNothingInFolder.in(language))});
  return {};
}

// As when a folder is looked through, with the folders that git was asked for in the place of it.
bool is_reached(const std::string& path, const std::vector<std::string>& asked_for) {
  bool is_below_one = false;
  for (const std::string& one : asked_for) {
    std::string word = std::filesystem::path(one).lexically_normal().generic_string();
    while (word.ends_with('/')) word.pop_back();
    if (word == path) return true;
    if (word == "." || !path.starts_with(word + "/")) continue;
    is_below_one = true;
    if (input::is_reached(path, word)) return true;
  }
  // What git finds by a pattern stands below no folder that was named.
  return !is_below_one && input::is_reached(path, {});
}

// What the index has of the files that requests name as their bodies, staged or not.
Result<std::shared_ptr<const input::Bodies>> kept_bodies(const std::vector<NamedFile>& files,
                                                         std::size_t most_document_bytes, Language language) {
  std::set<std::string> named;
  for (const NamedFile& file : files) {
    if (input::kind_of(file.name) != input::Kind::http) continue;
    for (std::string& body : input::outside_bodies_named(file.name, *file.bytes)) {
      const bool is_elsewhere = std::filesystem::path(body).is_absolute();  // Git knows it by another name.
      if (!is_elsewhere) named.insert(std::move(body));
    }
  }
  auto bodies = std::make_shared<input::Bodies>();
  OCPV_TRY(kept, input::list_kept({named.begin(), named.end()}, language));
  const auto read = input::read_staged(kept, most_document_bytes + 1, language,
                                       [&](const input::StagedFile& file, std::string&& bytes) {
                                         if (named.contains(file.path)) bodies->emplace(file.path, std::move(bytes));
                                         return true;
                                       });
  if (!read.ok()) return read.error();
  return std::shared_ptr<const input::Bodies>(std::move(bodies));
}

Result<std::vector<NamedFile>> staged_files(const CheckSettings& settings, config::Finder& finder,
                                            std::size_t most_document_bytes, Language language) {
  OCPV_TRY(all, input::list_staged(settings.files, language));
  std::vector<input::StagedFile> staged;
  for (const input::StagedFile& file : all) {
    if (!is_reached(file.path, settings.files)) continue;
    OCPV_TRY(wanted, is_wanted(file.path, settings, finder));
    if (wanted) staged.push_back(file);
  }
  std::vector<NamedFile> files;
  const auto read = input::read_staged(staged, most_document_bytes + 1, language,
                                       [&](const input::StagedFile& file, std::string&& bytes) {
                                         files.push_back({file.path, {}, std::move(bytes), {}});
                                         return true;
                                       });
  if (!read.ok()) return read.error();
  OCPV_TRY(bodies, kept_bodies(files, most_document_bytes, language));
  for (NamedFile& file : files) {
    if (input::kind_of(file.name) == input::Kind::http) file.bodies = bodies;
  }
  return files;
}

Result<std::vector<NamedFile>> named_files(const CheckSettings& settings, config::Finder& finder, Language language) {
  std::vector<NamedFile> files;
  for (const std::string& word : settings.files) {
    if (word == "-") {
      files.push_back({settings.stdin_name, word, std::nullopt, {}});
    } else if (files::is_folder(word)) {
      if (auto added = add_folder(files, word, settings, finder, language); !added.ok()) return added.error();
    } else {
      files.push_back({word, word, std::nullopt, {}});
    }
  }
  return files;
}

// A misspelt folder in a hook would let every commit pass.
std::vector<Error> named_in_vain(const std::vector<std::string>& words, const std::vector<NamedFile>& staged,
                                 Language language) {
  std::vector<Error> out;
  for (const std::string& word : words) {
    const bool is_pattern = word.find_first_of("*?[\\") != std::string::npos || word.starts_with(':');
    const bool is_staged = std::any_of(staged.begin(), staged.end(), [&](const NamedFile& file) {
      return file.name == word || file.name.starts_with(word.ends_with('/') ? word : word + "/");
    });
    if (!is_pattern && !is_staged && !files::exists(word)) out.push_back({std::string(kNotThere.in(language)), word});
  }
  return out;
}

// Whether one of the folders that were looked through is the configuration's, or above it.
bool was_looked_through(const CheckSettings& settings, const config::Config& config) {
  std::error_code unknown;
  const std::string folder = std::filesystem::weakly_canonical(config.folder, unknown).generic_string() + "/";
  for (const std::string& word : settings.files) {
    if (word == "-" || !files::is_folder(word)) continue;
    std::string above = std::filesystem::weakly_canonical(word, unknown).generic_string();
    if (!above.ends_with('/')) above += '/';
    if (folder.starts_with(above)) return true;
  }
  return false;
}

// The files that hold bodies of the requests in an .http file, where they are read with it. None of another file.
std::vector<std::string> outside_bodies_of(const NamedFile& file, Language language) {
  std::vector<std::string> bodies;
  const bool is_read = file.bytes.has_value() == (file.bodies != nullptr) && file.problem.empty() && file.path != "-";
  if (input::kind_of(file.name) != input::Kind::http || !is_read) return bodies;
  input::Options options;
  options.outside_bodies = true;
  options.bodies = file.bodies.get();
  options.language = language;
  const auto take = [&](input::Document&& document) {
    if (document.side == input::Side::outside) bodies.push_back(std::move(document.path));
    return true;
  };
  if (file.bytes) {
    input::read_bytes(file.name, *file.bytes, options, take);
  } else {
    (void)input::read_input(file.path, options, take);
  }
  return bodies;
}

}  // namespace

void leave_out_bodies(const CheckSettings& settings, std::vector<NamedFile>& files, Language language) {
  const bool is_told = !settings.operation.empty() || !settings.schema_file.empty();
  if (is_told || settings.response) return;
  const auto may_be_a_body = [](const NamedFile& file) {  // Whatever holds requests is judged as that, too.
    const input::Kind kind = input::kind_of(file.name);
    return kind == input::Kind::json || kind == input::Kind::yaml;
  };
  if (std::none_of(files.begin(), files.end(), may_be_a_body)) return;
  std::set<std::filesystem::path> bodies;
  std::error_code unknown;
  for (const NamedFile& file : files) {
    for (const std::string& body : outside_bodies_of(file, language))
      bodies.insert(std::filesystem::weakly_canonical(body, unknown));
  }
  if (bodies.empty()) return;
  std::erase_if(files, [&](const NamedFile& file) {
    return may_be_a_body(file) && bodies.contains(std::filesystem::weakly_canonical(file.name, unknown));
  });
}

std::vector<Error> unmatched_entries(const CheckSettings& settings, const std::vector<NamedFile>& files,
                                     Language language) {
  if (settings.git_staged) return named_in_vain(settings.files, files, language);
  std::vector<Error> unmatched;
  for (const config::Config* config : configs_of(files)) {
    if (!was_looked_through(settings, *config)) continue;
    for (const config::FileEntry& entry : config->files) {
      const auto is_taken = [&](const NamedFile& file) {
        return file.config.config == config && entry.match.matches(file.config.relative);
      };
      if (std::any_of(files.begin(), files.end(), is_taken)) continue;
      unmatched.push_back(
          {fill(kUnmatched.in(language), {entry.pattern}), config->path, entry.place.line, entry.place.column});
    }
  }
  return unmatched;
}

Result<std::vector<NamedFile>> files_to_check(const CheckSettings& settings, config::Finder& finder,
                                              std::size_t most_document_bytes, Language language) {
  OCPV_TRY(files, settings.git_staged ? staged_files(settings, finder, most_document_bytes, language)
                                      : named_files(settings, finder, language));
  for (NamedFile& file : files) {
    OCPV_TRY(found, finder.for_file(file.name));
    if (found.config == nullptr) continue;
    file.config = {found.config, found.config->entry_for(found.relative), found.relative};
  }
  return std::move(files);
}

}  // namespace ocpv::program
