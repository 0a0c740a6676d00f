// In: a `table` of a saved web page. Out: header and rows, each cell in its column whatever spans there are.
// Promises: bounded by the columns and rows of bounds.h and base/limits.h; what a span repeats is bounded, too.
#pragma once

#include "base/result.h"
#include "page/html_tree.h"
#include "page/page.h"

namespace ocpv::page {

/// Fails with the line of the row that is over a bound.
Result<Table> read_html_table(const GumboNode* table, std::string_view name);

/// Tables that hold the parts of a page side by side, and examples beside their line numbers.
bool is_layout_table(const GumboNode* table);

/// Tables inside the cells of a table, the first of each nest.
std::vector<const GumboNode*> nested_tables(const GumboNode* table);

}  // namespace ocpv::page
