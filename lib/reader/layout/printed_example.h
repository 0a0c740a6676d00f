// In: a fence or code span of an example section. Out: the URL and the body that it prints.
// Promises: the body as printed, with its line; `curl` commands and request lines are taken apart.
#pragma once

#include <string>
#include <string_view>

#include "page/page.h"
#include "reader/layout/outline.h"

namespace ocpv::reader {

/// A request target in running text: a path alone may be one of files, so it has to share a step with the operation's.
bool is_target(std::string_view text, std::string_view documented);

/// Reads a fence of an example section. `url` is what was printed before it.
PageExample read_example(const page::Block& block, bool response, std::string url, std::uint32_t url_line);

/// True for a body with members that only the envelope of a response has.
bool looks_like_response(std::string_view text);

}  // namespace ocpv::reader
