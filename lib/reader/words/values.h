// In: a row's description. Out: the values it lists, if it lists any, closed or open.
// Promises: linear; what only looks like a list (conditions, formats, search hints) is none.
#pragma once

#include <optional>
#include <string_view>

#include "contract/contract.h"

namespace ocpv::reader {

/// `text` is `prose_with_code` of the description.
std::optional<contract::Values> find_values(std::string_view text);

}  // namespace ocpv::reader
