// In: a page or a folder, as the user named it. Out: the pages of its tree, ready for the generate pipe.
// Promises: sorted bytewise by path; corrections travel with their page; a page that cannot be read is named and the
// others are there.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "generate/generate.h"

namespace ocpv::program {

struct PageTree {
  std::string folder;  ///< On disk; the inputs' paths are relative to it.
  std::vector<generate::Input> inputs;
  std::vector<Error> unreadable;
};

/// `argument` is a page or a folder. `page.zh.md` and `page.en.md` stand for their folder, whose name is the
/// operation's.
Result<PageTree> collect_pages(const std::string& argument, Language language);

/// True for `page.zh.md` and `page.en.md`: the pages that people keep beside what is generated from them.
bool is_kept_page(const std::string& path);

/// Where the corrections of a page are: `corrections.json` beside `page.zh.md`, else `<page>.corrections.json`.
std::string corrections_path(const std::string& page_path);

}  // namespace ocpv::program
