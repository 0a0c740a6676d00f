#include "tools/ocpv/operations/unknown_operation.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/suggestion.h"
#include "tools/ocpv/operations/refused_operations.h"

namespace ocpv::program {
namespace {

constexpr Message kOperationQuoted{"'{0}'", "'{0}'"};
constexpr Message kNotInVersion{"operation '{0}' is documented, but not in this version of OCP",
                                "操作 '{0}' 有文档，但此 OCP 版本中没有"};

Bilingual listed(const std::vector<std::string>& names) {
  Bilingual out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) append(out, {i + 1 == names.size() ? Message{" or ", " 或 "} : Message{", ", "、"}});
    append(out, {say(kOperationQuoted, {names[i]})});
  }
  return out;
}

}  // namespace

catalog::Unknown unknown_operation(const catalog::Catalog& catalog, const std::string& name) {
  constexpr std::size_t kMostNear = 3;
  catalog::Unknown unknown = catalog.unknown(name);
  const bool is_target = name.find_first_of(" /") != std::string::npos;
  if (!unknown.near.empty() || is_target) return unknown;
  for (const std::uint32_t number : catalog.search(name).numbers) {
    if (unknown.near.size() < kMostNear) unknown.near.push_back(catalog.operations()[number].id);
  }
  return unknown;
}

bool is_of_another_version(const catalog::Catalog& catalog, const std::string& name) {
  const auto& loaded = catalog.operations();
  const bool has_box = std::any_of(loaded.begin(), loaded.end(), [](const auto& one) { return one.embedded; });
  if (!has_box || catalog.find(name).ok()) return false;
  static const Result<catalog::Catalog> all = catalog::Catalog::embedded();  // As they are documented last.
  return all.ok() && all->find(name).ok();
}

Result<catalog::Match> find_operation(const catalog::Catalog& catalog, const std::string& name) {
  Result<catalog::Match> match = catalog.find(name);
  if (match.ok() || catalog.refused_as(name) != nullptr) return match;
  if (const auto why = RefusedOperations(catalog).named(name)) return *why;
  const catalog::Unknown unknown = unknown_operation(catalog, name);
  if (is_of_another_version(catalog, name)) return Error{say(kNotInVersion, {unknown.said})};
  if (unknown.near.empty() || !catalog.unknown(name).near.empty()) return match;
  Error error = match.error();
  append(error.message, {say(kDidYouMean, {listed(unknown.near)})});
  return error;
}

}  // namespace ocpv::program
