// In: an HTML block of a Markdown page. Out: what its tables say, as blocks.
// Promises: whole tables or nothing: a table that is not closed, or is over a bound, stays a block of HTML.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "page/page.h"
#include "page/table.h"

namespace ocpv::page {

/// Adds the blocks of the HTML that begins at `block` to `blocks`; the last line of it, 0 when nothing was read.
std::uint32_t read_embedded_tables(const Block& block, const Lines& lines, std::string_view name,
                                   std::vector<Block>& blocks);

}  // namespace ocpv::page
