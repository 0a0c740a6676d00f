#include "page_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

namespace ocpv::test {

namespace fs = std::filesystem;

namespace {

fs::path corrections_of(const fs::path& page) {
  const bool kept = page.filename() == "page.zh.md" || page.filename() == "page.en.md";
  return kept ? page.parent_path() / "corrections.json" : fs::path(page).replace_extension("corrections.json");
}

}  // namespace

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<generate::Input> pages_below(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path& path = entry.path();
    if (entry.is_regular_file() && path.extension() == ".md" && path.filename() != "README.md") paths.push_back(path);
  }
  std::sort(paths.begin(), paths.end());
  std::vector<generate::Input> inputs;
  for (const fs::path& path : paths) {
    inputs.push_back({fs::relative(path, folder).generic_string(), read_file(path), read_file(corrections_of(path))});
  }
  return inputs;
}

std::vector<std::pair<std::string, std::string>> files_of(const generate::Generated& generated) {
  std::vector<std::pair<std::string, std::string>> files = {{"operation.json", generated.files.operation_json},
                                                            {"reading.txt", generated.reading_txt}};
  const auto add = [&](const char* name, const std::optional<std::string>& text) {
    if (text) files.emplace_back(name, *text);
  };
  add("parameters.schema.json", generated.files.parameters_schema);
  add("request.schema.json", generated.files.request_schema);
  add("response.schema.json", generated.files.response_schema);
  return files;
}

}  // namespace ocpv::test
