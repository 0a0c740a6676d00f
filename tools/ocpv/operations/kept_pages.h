// In: an operation, and the reader's language. Out: the same operation as the page in that language documents it.
// Promises: only pages that are kept beside the schemas are read (`page.en.md`, `page.zh.md`: those of the embedded
// operations, and those in --schemas folders); each once, when it is first asked for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "catalog/catalog.h"

namespace ocpv::program {

class KeptPages {
 public:
  /// `folders` are those that --schemas named.
  KeptPages(std::vector<std::string> folders, Language language) : folders_(std::move(folders)), language_(language) {}

  /// The operation with the texts and lines of the page in the language. The operation itself when its schemas are from
  /// that page already, or when there is no such page. Good as long as this.
  const catalog::Operation& in_language(const catalog::Operation& operation);

 private:
  std::optional<catalog::Operation> read(const catalog::Operation& operation) const;

  std::vector<std::string> folders_;
  Language language_;
  std::map<std::string, std::optional<catalog::Operation>> known_;
};

}  // namespace ocpv::program
