#include "tools/ocpv/check/watched_files.h"

#include <filesystem>
#include <utility>

#include "base/limits.h"
#include "files/files.h"
#include "input/outside_body.h"
#include "tools/ocpv/check/file_config.h"

namespace ocpv::program {
namespace {

namespace fs = std::filesystem;

// Where a configuration is looked for, and what it names.
void add_configuration(const CheckSettings& settings, config::Finder& finder, const std::string& file, Watched& out) {
  fs::path at = fs::path(file).is_relative() ? fs::path(files::working_folder()) / file : fs::path(file);
  for (at = at.lexically_normal(); !settings.no_config && at != at.parent_path(); at = at.parent_path()) {
    out.paths.push_back((at.parent_path() / config::kFileName).generic_string());
  }
  const auto found = finder.for_file(file);
  if (!found.ok() || found->config == nullptr) return;
  for (const config::Config::Schemas& one : found->config->schemas) out.paths.push_back(one.folder);
  if (found->config->baseline.value) out.paths.push_back(*found->config->baseline.value);
}

// What is missing may come back.
void add_bodies(const std::string& file, Language language, Watched& out) {
  if (input::kind_of(file) != input::Kind::http) return;
  const Result<std::string> text = files::read_file(file, Limits().max_bytes, language);
  if (!text.ok()) return;
  for (std::string& body : input::outside_bodies_named(file, *text)) out.paths.push_back(std::move(body));
}

}  // namespace

Watched watched_files(const CheckSettings& settings, Language language) {
  Watched out;
  const auto finder = make_finder(settings, language);
  for (const std::string& word : settings.files.empty() ? std::vector<std::string>{"."} : settings.files) {
    const bool is_folder = files::is_folder(word);
    out.paths.push_back(word);
    if (!is_folder) add_bodies(word, language, out);
    const std::string folder = is_folder ? word : fs::path(word).parent_path().generic_string();
    for (const char* beside : {".env", "http-client.env.json", "http-client.private.env.json"}) {
      out.paths.push_back(folder.empty() ? beside : files::joined(folder, beside));
    }
    const std::string inside = is_folder ? files::joined(word, std::string(config::kFileName)) : word;
    if (finder.ok()) add_configuration(settings, **finder, inside, out);
  }
  for (const std::string& one : paths_of(settings.wanted)) out.paths.push_back(one);
  for (const std::string& one : {settings.config_file, settings.schema_file, settings.baseline, settings.env_file}) {
    if (!one.empty()) out.paths.push_back(one);
  }
  for (const ReportFile& report : settings.reports) out.written.push_back(report.path);
  return out;
}

}  // namespace ocpv::program
