// In: nothing; this is data. Out: a place in a text as people count it.
#pragma once

#include <cstdint>

namespace ocpv {

/// `line` and `column` are 1-based, columns count code points, lines end at LF, CRLF or CR; `line` 0 means: no place is
/// known. `byte` is 0-based.
struct Position {
  std::uint32_t line = 0, column = 0;
  std::uint64_t byte = 0;
};

}  // namespace ocpv
