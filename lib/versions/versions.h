// In: the pages of several versions in both languages, and what people keep beside them. Out: the files of the
// catalogue, all in memory.
// Promises: the list of the steps, nothing else; no file is touched here; the same bytes on every machine and locale;
// no sentence of a page is in any file: names, types, requirement, values, ranges, rules, and places.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace ocpv::versions {

/// A page; `V4.2.2/zh-CN/500.tenants/100.create-a-tenant.md`.
struct Page {
  std::string path;
  std::string markdown;
};

/// What people write: titles.json, and the corrections of operations, by id.
struct Kept {
  std::string titles;
  std::map<std::string, std::string> corrections;
};

/// A file of the catalogue; `create-a-tenant/V4.0.0/request.schema.json`.
struct File {
  std::string path, text;
};

struct Catalogue {
  std::vector<File> files;      ///< Sorted by path.
  std::vector<Error> failures;  ///< What could not be read, or what a correction gets wrong.
  std::size_t operations = 0, contracts = 0, spans = 0;
  std::size_t contested = 0;  ///< Rules of requests and parameters that nobody has settled, in all spans.
};

/// `V4.2.2/zh-CN/...` is version 4.2.2 in Chinese; pages elsewhere are failures.
Catalogue build(const std::vector<Page>& pages, const Kept& kept);

}  // namespace ocpv::versions
