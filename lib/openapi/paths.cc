#include "openapi/paths.h"

#include <algorithm>

#include "base/path_template.h"

namespace ocpv::openapi {

std::vector<std::string> parameter_names(std::string_view path) {
  std::vector<std::string> names;
  for (std::size_t open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
    const std::size_t close = std::min(path.find('}', open), path.size());
    names.emplace_back(path.substr(open + 1, close - open - 1));
  }
  return names;
}

std::map<std::string, std::string> merged_paths(std::span<const Operation> operations) {
  std::map<std::string, std::map<std::string, std::size_t>> counts;
  for (const Operation& operation : operations) ++counts[without_parameter_names(operation.path)][operation.path];
  std::map<std::string, std::string> merged;
  for (const Operation& operation : operations) {
    const std::string shape = without_parameter_names(operation.path);
    const auto& spellings = counts[shape];
    auto [at, is_first] = merged.emplace(shape, operation.path);
    if (!is_first && spellings.at(operation.path) > spellings.at(at->second)) at->second = operation.path;
  }
  return merged;
}

}  // namespace ocpv::openapi
