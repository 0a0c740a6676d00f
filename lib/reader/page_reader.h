// In: a page's layout, and what all pages show of its tables. Out: its operation, what became of each row, and what it
// leaves open, before corrections and witnesses.
// Promises: every row of every table has one fate; nothing is left out in silence.
#pragma once

#include <map>
#include <vector>

#include "reader/corrections/questions.h"
#include "reader/examples/examples.h"
#include "reader/layout/outline.h"
#include "reader/layout/references.h"
#include "reader/layout/roles.h"
#include "reader/tree/draft.h"
#include "reader/types.h"

namespace ocpv::reader {

/// What is known of a page before any page is read: its tables' roles, its references, its examples as values.
struct Preparation {
  std::vector<Role> roles;
  References references;
  std::vector<ExampleValue> values;  ///< One for each example of the outline; keeps what `shown` points to alive.
  Shown shown;
};

/// What the rows of a page came to.
struct PageReading {
  Reading reading;
  std::vector<OpenQuestion> questions;
  References references;
  Drafts drafts;
  std::map<const TableRow*, RowReading> rows;  ///< Those that are fields.
};

/// `told` are rows whose structure a correction names.
PageReading read_rows_of(const Sheet& sheet, const Preparation& prepared, const std::vector<Sheet>& all,
                         const Pool& pool, std::map<const TableRow*, Reference> told);

}  // namespace ocpv::reader
