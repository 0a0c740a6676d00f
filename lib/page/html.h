// In: a saved web page, or HTML that stands in a Markdown page. Out: its blocks, as Markdown would give them.
// Promises: bounded (html_tree.h, bounds.h, base/limits.h); lines are those of the source; navigation is left out.
#pragma once

#include <string_view>

#include "base/result.h"
#include "page/page.h"

namespace ocpv::page {

/// The blocks of HTML in UTF-8 whose first line is line `first_line` of the file called `name`.
Result<std::vector<Block>> read_html_blocks(std::string_view html, std::string_view name, std::uint32_t first_line);

}  // namespace ocpv::page
