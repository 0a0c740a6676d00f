// In: nodes of a saved web page. Out: their running text in the form that Markdown gives, or an example's text.
// Promises: linear in the nodes; nothing that is left out of the page is in it.
#pragma once

#include <span>
#include <string>

#include "page/html_tree.h"
#include "page/page.h"

namespace ocpv::page {

/// The text of nodes that stand in one line of thought: a paragraph, a heading, a cell. Lists inside are kept as tags.
Inline read_html_inline(std::span<const GumboNode* const> nodes);

/// The text of a `pre` without gutters of line numbers, and the word of its language.
Fence read_html_fence(const GumboNode* pre);

/// The line a node begins in.
std::uint32_t html_line(const GumboNode* node);

/// Line numbers beside an example.
bool is_gutter(const GumboNode* node);

}  // namespace ocpv::page
