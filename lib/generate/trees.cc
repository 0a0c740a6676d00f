#include "generate/trees.h"

#include <algorithm>
#include <array>
#include <map>

namespace ocpv::generate {

namespace {

constexpr std::array<std::string_view, 6> kLanguageFolders = {"zh-CN", "en-US", "zh", "en", "zh_CN", "en_US"};

bool is_language_folder(std::string_view step) {
  return std::find(kLanguageFolders.begin(), kLanguageFolders.end(), step) != kLanguageFolders.end();
}

}  // namespace

std::string tree_of(std::string_view path) {
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = path.find('/', begin);
    if (end == std::string_view::npos) return {};
    if (is_language_folder(path.substr(begin, end - begin))) return std::string(path.substr(0, end));
    begin = end + 1;
  }
  return {};
}

std::vector<Batch> generate_trees(const std::vector<Input>& inputs) {
  std::map<std::string, std::vector<Input>> trees;
  for (const Input& input : inputs) trees[tree_of(input.path)].push_back(input);
  std::vector<Batch> batches;
  batches.reserve(trees.size());
  for (const auto& [tree, pages] : trees) batches.push_back(generate(pages));
  return batches;
}

std::string path_in_any_language(std::string_view path) {
  std::string plain;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (!is_language_folder(path.substr(0, end))) plain += "/" + std::string(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return plain;
}

}  // namespace ocpv::generate
