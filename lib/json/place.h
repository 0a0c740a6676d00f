// In: a text and byte offsets in it. Out: lines and columns.
// Promises: lines end at LF, CRLF or CR; columns count code points; one pass over the text for any number of places.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/position.h"

namespace ocpv::json {

using ocpv::Position;

/// Gives line and column to every position, whose `byte` is set already. Reorders the span of pointers.
void place(std::string_view text, std::span<Position*> positions);

/// The position of one byte.
Position position_of(std::string_view text, std::size_t byte);

}  // namespace ocpv::json
