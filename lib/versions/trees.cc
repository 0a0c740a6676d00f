#include "versions/trees.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "generate/generate.h"
#include "versions/fields.h"

#include "base/ascii.h"

namespace ocpv::versions {
namespace {

constexpr Message kNoTree{"is not in the folder of a version and a language", "不在某个版本与语言的目录中"};

struct Tree {
  Version version;
  Language language = Language::zh;
  std::string folder;  ///< `V4.2.2/zh-CN/`.
};

std::optional<Version> version_named(std::string_view name) {
  if (name.size() < 2 || name.front() != 'V') return std::nullopt;
  Version version{std::string(name), {0}};
  for (const char c : name.substr(1)) {
    if (c == '.') {
      version.numbers.push_back(0);
    } else if (is_digit(c) && version.numbers.back() < 100'000) {
      version.numbers.back() = version.numbers.back() * 10 + static_cast<unsigned>(c - '0');
    } else {
      return std::nullopt;
    }
  }
  return version;
}

std::optional<Tree> tree_of(const std::string& path) {
  const std::size_t first = path.find('/');
  const std::size_t second = first == std::string::npos ? first : path.find('/', first + 1);
  if (second == std::string::npos) return std::nullopt;
  const std::string language = path.substr(first + 1, second - first - 1);
  if (!language.starts_with("zh") && !language.starts_with("en")) return std::nullopt;
  std::optional<Version> version = version_named(path.substr(0, first));
  if (!version) return std::nullopt;
  return Tree{std::move(*version), language.starts_with("zh") ? Language::zh : Language::en,
              path.substr(0, second + 1)};
}

void add_tree(const Tree& tree, const std::vector<generate::Input>& inputs, Trees& trees) {
  generate::Batch batch = generate::generate(inputs);
  for (generate::Failure& failure : batch.failures) {
    failure.error.file = tree.folder + failure.path;
    trees.failures.push_back(std::move(failure.error));
  }
  std::map<std::string, std::string> pages;
  for (const auto& [id, path] : batch.pages) pages.emplace(id, tree.folder + path);
  for (generate::Generated& generated : batch.operations) {
    contract::Operation operation = std::move(generated.reading.operation);
    name_places(operation, pages);
    const std::string page = tree.folder + operation.page;
    operation.page = page;
    operation.version = tree.version.name;
    trees.readings.push_back({tree.version, tree.language, std::move(generated.id), page, std::move(operation)});
  }
}

}  // namespace

Trees read_trees(const std::vector<Page>& pages) {
  Trees trees;
  std::map<std::string, std::pair<Tree, std::vector<generate::Input>>> by_folder;
  for (const Page& page : pages) {
    const std::optional<Tree> tree = tree_of(page.path);
    if (!tree) {
      trees.failures.push_back(Error{kNoTree, page.path});
      continue;
    }
    auto& [known, inputs] = by_folder.try_emplace(tree->folder, *tree, std::vector<generate::Input>()).first->second;
    inputs.push_back({page.path.substr(known.folder.size()), page.markdown, {}});
  }
  std::vector<const std::pair<Tree, std::vector<generate::Input>>*> ordered;
  for (const auto& [folder, tree] : by_folder) ordered.push_back(&tree);
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) {
    if (a->first.version != b->first.version) return a->first.version < b->first.version;
    return a->first.language == Language::zh && b->first.language != Language::zh;
  });
  for (const auto* one : ordered) add_tree(one->first, one->second, trees);
  return trees;
}

}  // namespace ocpv::versions
