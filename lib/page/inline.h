// In: a Markdown node that holds running text. Out: the text as pieces and as one plain string.
// Promises: iterative, linear; knows cmark-gfm so that nothing else of the page's readers must.
#pragma once

#include "page/page.h"

struct cmark_node;

namespace ocpv::page {

/// Text below `node`: pieces and plain; raw and place are the caller's.
Inline read_inline(cmark_node* node);

/// Joins pieces to plain text: HTML comments left out, `<br>` and line breaks as one line feed.
std::string plain_text(const std::vector<Piece>& pieces);

}  // namespace ocpv::page
