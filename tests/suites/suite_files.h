// In: a folder of a published suite. Out: its files, sorted, with their bytes.
// Promises: when the suite is not there the caller is told, and says so aloud.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace ocpv::suites {

struct File {
  std::string name;  ///< Relative to the suite's folder.
  std::string text;
};

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// All .json files below the folder; none when it is not there.
inline std::vector<File> suite_files(const std::filesystem::path& folder) {
  std::vector<File> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".json")
      files.push_back({std::filesystem::relative(entry.path(), folder).generic_string(), read_file(entry.path())});
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; });
  return files;
}

}  // namespace ocpv::suites
