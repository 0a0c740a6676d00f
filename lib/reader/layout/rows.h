// In: a table of the page. Out: its rows by column, marks taken off the names.
// Promises: columns are taken by header text, never by position; every row is there.
#pragma once

#include "reader/layout/outline.h"

namespace ocpv::reader {

/// Fills everything of a PageTable that comes from the table itself. `section` is where it stands: there, a table of
/// names and descriptions alone is one of fields.
PageTable read_rows(const page::Table& table, Section section);

}  // namespace ocpv::reader
