// In: parsed pages and the corrections people wrote. Out: one operation for each page that has one, how every row was
// understood, and the questions left open.
// Promises: nothing is guessed in silence; every row of every table is in the result, excused by name, or a question;
// the same pages give the same result on every machine, locale and order of input.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reader/types.h"

namespace ocpv::reader {

/// Reads all pages of one tree together, so that links between them resolve. Outcomes come in the order of `sources`.
std::vector<Outcome> read_pages(const std::vector<Source>& sources);

/// `1600.backup/100.back-up-a-tenant-1.md` gives `back-up-a-tenant`: the file name without leading number, extension
/// and trailing `-N`. A page named `page.zh.md` or `page.en.md` takes the name of its folder.
std::string operation_id(std::string_view path);

}  // namespace ocpv::reader
