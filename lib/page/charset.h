// In: the bytes of a saved web page. Out: the same text in UTF-8.
// Promises: what is UTF-8 stays as it is; another charset is read where the page declares it, and never guessed.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace ocpv::page {

/// Fails on a page over the size limit, and on bytes that are neither UTF-8 nor in the charset the page declares.
Result<std::string> html_in_utf8(std::string_view bytes, std::string_view name);

}  // namespace ocpv::page
