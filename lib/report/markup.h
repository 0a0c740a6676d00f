// In: any bytes. Out: text that stands in XML or HTML as it is, between tags or in a quoted attribute.
// Promises: valid UTF-8 that holds only characters XML 1.0 allows; no `<`, `>`, `&` or quote survives as markup.
#pragma once

#include <string>
#include <string_view>

namespace ocpv::report {

/// `<` becomes `&lt;` and so on; what XML cannot hold, and bytes that are not UTF-8, become U+FFFD.
std::string markup(std::string_view text);

}  // namespace ocpv::report
