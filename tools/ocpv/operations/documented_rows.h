// In: the loaded operations. Out: what a line of a documentation page says.
// Promises: nothing is read but the schemas that are loaded; each is read once, when it is first asked for.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/message.h"
#include "catalog/catalog.h"
#include "tools/ocpv/operations/kept_pages.h"

namespace ocpv::program {

class DocumentedRows {
 public:
  DocumentedRows(const catalog::Catalog& catalog, KeptPages& pages, Language language)
      : catalog_(catalog), pages_in_language_(pages), language_(language) {}

  /// The field with its type and whether it is required, in one line; below it what the page says, in the reader's
  /// language if such a page is kept and in its own otherwise, and what values it has. Empty when no schema says where
  /// it comes from.
  std::string of(std::string_view page, std::uint32_t line);

 private:
  using Rows = std::map<std::uint32_t, std::string>;
  Rows read(const catalog::Operation& operation);

  const catalog::Catalog& catalog_;
  KeptPages& pages_in_language_;
  Language language_;
  std::map<std::string, Rows, std::less<>> pages_;
};

}  // namespace ocpv::program
