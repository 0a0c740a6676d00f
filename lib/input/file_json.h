// In: the text of a file that a tool has written as JSON. Out: its values.
// Promises: places are bytes of the text as it is. A byte-order mark before it is passed over: tools of Windows write
// it into what they export. Of a body it stays wrong.
#pragma once

#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "json/document.h"

namespace ocpv::input {

Result<json::Document> parse_exported(std::string_view text, const Limits& limits);

}  // namespace ocpv::input
