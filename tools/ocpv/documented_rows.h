// In: the loaded operations. Out: what a line of a documentation page says.
// Promises: nothing is read but the schemas that are loaded; each is read once, when it is first asked for.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "catalog/catalog.h"

namespace ocpv::program {

class DocumentedRows {
 public:
  explicit DocumentedRows(const catalog::Catalog& catalog) : catalog_(catalog) {}

  /// The field, what the page says of it, and its values; empty when no schema says where it comes from.
  std::string of(std::string_view page, std::uint32_t line);

 private:
  using Rows = std::map<std::uint32_t, std::string>;
  static Rows read(const catalog::Operation& operation);

  const catalog::Catalog& catalog_;
  std::map<std::string, Rows, std::less<>> pages_;
};

}  // namespace ocpv::program
