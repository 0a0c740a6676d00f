// In: a row of a table of fields that has more cells than its header. Out: the row as it was meant.
// Promises: a bar that nobody escaped parts no cell: `string|null`, `A | B`; what each column is for tells which one.
#pragma once

#include "page/page.h"

namespace ocpv::reader {

/// The columns that tell where cells belong; -1 for one that is not there.
struct TellingColumns {
  int type = -1, required = -1;
};

page::Row with_cells_joined(const page::Row& row, const TellingColumns& columns);

}  // namespace ocpv::reader
