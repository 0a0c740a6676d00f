// In: the operations of folders that could not be loaded. Out: whether what is to be judged belongs to one of them.
// Promises: what belongs to one is judged by no other; the reason is told with the operation's name.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "catalog/catalog.h"

namespace ocpv::program {

inline constexpr Message kNotLoaded{"operation '{0}' is not loaded: {1}", "操作 '{0}' 未加载：{1}"};

class RefusedOperations {
 public:
  explicit RefusedOperations(const catalog::Catalog& catalog);

  bool empty() const noexcept { return refused_.operations().empty(); }
  /// By `METHOD /path`, a real target or an id; whoever named it knows what is meant, so the reason alone is given.
  std::optional<Error> named(std::string_view name) const;
  std::optional<Error> of_request(std::string_view method, std::string_view target) const;
  /// By what a body or its file's name says.
  std::optional<Error> of_body(std::string_view json, std::string_view file_name) const;

 private:
  std::optional<Error> reason(const catalog::Operation* operation) const;

  const catalog::Catalog& catalog_;
  catalog::Catalog refused_;  ///< Without schemas.
};

}  // namespace ocpv::program
