// In: the trees of a page's rows. Out: the same, where objects without a table have the members that another has.
// Promises: members are taken only where the examples show them, or where the text says so.
#pragma once

#include "reader/tree/draft.h"
#include "reader/tree/tables.h"

namespace ocpv::reader {

/// An object without a table whose example has the members of another structure of this page has that structure.
void borrow_members(Drafts& drafts, TableBuilder& tables);

}  // namespace ocpv::reader
