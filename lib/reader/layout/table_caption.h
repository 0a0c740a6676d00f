// In: a table, the lines before it, the tables before those. Out: its caption.
// Promises: a line that does not say whose table it is never makes rows of the request of it where another object of
// the page still lacks its members.
#pragma once

#include <string>
#include <vector>

#include "reader/layout/outline.h"

namespace ocpv::reader {

/// What stands before a table since the last table or section.
struct Before {
  std::vector<const page::Block*> lines;
  std::string heading;
};

bool is_bold_line(const page::Block& block);

/// The caption is the nearest line before the table that reads as one; what is between is kept as text.
void attach_caption(PageTable& table, const Before& before, const std::vector<PageTable>& earlier);

/// The section that the line right before a table names, where it is set as plain text (`Response parameters:`).
std::optional<Section> section_before(const Before& before);

}  // namespace ocpv::reader
