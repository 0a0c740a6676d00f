#include "tools/ocpv/operations/unknown_operation.h"

#include <algorithm>

namespace ocpv::program {
namespace {

constexpr Message kNotInVersion{"operation '{0}' is documented, but not in this version of OCP",
                                "操作 '{0}' 有文档，但此 OCP 版本中没有"};

}  // namespace

bool is_of_another_version(const catalog::Catalog& catalog, const std::string& name) {
  const auto& loaded = catalog.operations();
  const bool has_box = std::any_of(loaded.begin(), loaded.end(), [](const auto& one) { return one.embedded; });
  if (!has_box || catalog.find(name).ok()) return false;
  static const Result<catalog::Catalog> all = catalog::Catalog::embedded();  // As they are documented last.
  return all.ok() && all->find(name).ok();
}

Result<catalog::Match> find_operation(const catalog::Catalog& catalog, const std::string& name) {
  Result<catalog::Match> match = catalog.find(name);
  const bool is_refused = catalog.refused_as(name) != nullptr;
  if (match.ok() || is_refused || !is_of_another_version(catalog, name)) return match;
  return Error{say(kNotInVersion, {catalog.unknown(name).said})};
}

}  // namespace ocpv::program
