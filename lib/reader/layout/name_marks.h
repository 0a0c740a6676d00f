// In: a name cell, or all rows of a table. Out: the names without what draws their place, and the place that is drawn.
// Promises: linear; a name that draws nothing is left as it is.
#pragma once

#include <string>
#include <string_view>

#include "reader/layout/outline.h"

namespace ocpv::reader {

/// A name cell split into its mark and its name. The weight of a mark grows with the depth it draws.
struct MarkedName {
  int weight = 0;
  std::string name;
};

/// Takes branches (`├─`, `|--`), dashes, bullets and indentation (`&nbsp;`) off a name.
MarkedName take_marks(std::string_view cell);

/// `spec.nodes[].size`: a name that begins with the path of another row is a member of that row. A path through lists
/// (`nodes[].size`) whose owner has no row makes one.
void read_name_paths(PageTable& table);

}  // namespace ocpv::reader
