// In: the operations of one tree. Out: for each that an earlier page documents too, a question, and a contradiction of
// the documentation. Promises: translations, and pages of one name in two folders (two versions), are no contradiction;
// the order of the pages.
#pragma once

#include "generate/generate.h"

namespace ocpv::generate {

/// Marks each operation whose method and path an earlier page has, whatever the path's parameters are called.
void mark_same_operations(Batch& batch);

}  // namespace ocpv::generate
