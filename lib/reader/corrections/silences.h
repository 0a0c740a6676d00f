// In: a page's tables, what each is for, and what became of its rows. Out: a question for each thing of which nothing,
// or not all, was read. Promises: no table of fields, column or row is passed over without one.
#pragma once

#include <set>
#include <vector>

#include "reader/corrections/questions.h"

namespace ocpv::reader {

/// The name that corrections know a table by: what stands over it, or else its first row.
std::string name_of_table(const PageTable& table);

/// `lost` are rows that have no place and no excuse.
std::vector<OpenQuestion> find_silences(const Sheet& sheet, const std::vector<Role>& roles, const Drafts& drafts,
                                        const std::set<const TableRow*>& lost);

}  // namespace ocpv::reader
