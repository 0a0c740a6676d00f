// In: the cell of a row's name. Out: the name, without what decorates it.
// Promises: a badge, an image and a footnote are no part of a name; a name that is struck out is told.
#pragma once

#include <string>

#include "page/page.h"

namespace ocpv::reader {

struct NameCell {
  std::string text;        ///< With the marks that draw depth.
  bool is_struck = false;  ///< `~~name~~`, `<s>name</s>`.
  bool is_bold = false;    ///< All of it, in one piece: of a row with nothing else a label for those below.
};

NameCell read_name_cell(const page::Inline& cell);

}  // namespace ocpv::reader
