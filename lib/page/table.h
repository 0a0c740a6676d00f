// In: a cmark-gfm table node and the page's lines. Out: header and rows, each cell with its text as written.
// Promises: linear; the count of rows is the caller's to bound.
#pragma once

#include <string_view>
#include <vector>

#include "page/page.h"

struct cmark_node;

namespace ocpv::page {

/// The lines of a page; index 0 is line 1.
using Lines = std::vector<std::string_view>;

Table read_table(cmark_node* node, const Lines& lines);

/// The cells of one table line as written, without the pipes between them and without blanks around them.
std::vector<std::string_view> split_cells(std::string_view line);

}  // namespace ocpv::page
