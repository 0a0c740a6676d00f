// In: the HTML blocks of a Markdown page. Out: what their tables say, as blocks.
// Promises: whole tables or nothing: a table that is not closed, or is over a bound, stays a block of HTML; linear in
// the page, however many of its tables are not closed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "page/page.h"
#include "page/table.h"

namespace ocpv::page {

class EmbeddedTables {
 public:
  /// `lines` and `name` must outlive it.
  EmbeddedTables(const Lines& lines, std::string_view name) : lines_(lines), name_(name) {}

  /// Adds the blocks of the HTML that begins at `block` to `blocks`; the last line of it, 0 when nothing was read.
  std::uint32_t read(const Block& block, std::vector<Block>& blocks);

 private:
  void count_open();
  std::size_t closing_line(std::size_t first, std::size_t least) const;

  const Lines& lines_;
  std::string_view name_;
  std::vector<std::ptrdiff_t>
      open_;  ///< Tables and lists of terms that are open behind each line, from 1; empty before the first table.
  std::vector<std::size_t> fewer_;  ///< The next line behind which fewer are open.
  std::size_t refused_to_ = 0;      ///< What stands inside a table over a bound is not tried again.
};

}  // namespace ocpv::page
