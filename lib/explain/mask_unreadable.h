// In: a text that is no document (no JSON, or too deep), and where that was noticed. Out: the bytes that must not be
// shown of it.
// Promises: shown are only what stands before the place and would be shown of a document that can be judged, and
// brackets, commas, colons and white space from the place on; all else is hidden, since nobody knows what it is.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/similar.h"

namespace ocpv::explain {

/// Byte ranges [first, one past the last), sorted. `place` is the first byte that cannot be right; every byte before it
/// begins a JSON text.
std::vector<std::pair<std::uint64_t, std::uint64_t>> hidden_of_unread(std::string_view text, std::size_t place,
                                                                      std::span<const FoldedName> secret_names);

}  // namespace ocpv::explain
