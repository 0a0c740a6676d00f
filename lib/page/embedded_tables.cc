#include "page/embedded_tables.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "page/html.h"

namespace ocpv::page {
namespace {

std::ptrdiff_t count(std::string_view text, std::string_view part) {
  std::ptrdiff_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

}  // namespace

void EmbeddedTables::count_open() {
  open_.assign(lines_.size() + 1, 0);
  fewer_.assign(lines_.size() + 1, lines_.size() + 1);
  for (std::size_t number = 1; number <= lines_.size(); ++number) {
    const std::string line = lower(lines_[number - 1]);
    open_[number] =
        open_[number - 1] + count(line, "<table") - count(line, "</table") + count(line, "<dl") - count(line, "</dl");
  }
  for (std::size_t number = lines_.size(); number >= 1; --number) {
    std::size_t next = number + 1;
    while (next <= lines_.size() && open_[next] >= open_[number]) next = fewer_[next];
    fewer_[number] = next;
  }
}

/// The first line, not before `least`, behind which each table that was opened from `first` on is closed; 0: none.
std::size_t EmbeddedTables::closing_line(std::size_t first, std::size_t least) const {
  std::size_t number = least;
  while (number <= lines_.size() && open_[number] > open_[first - 1]) number = fewer_[number];
  return number <= lines_.size() ? number : 0;
}

std::uint32_t EmbeddedTables::read(const Block& block, std::vector<Block>& blocks) {
  const std::string written = lower(block.text.raw);
  const bool holds_any = written.find("<table") != std::string::npos || written.find("<dl") != std::string::npos;
  if (!holds_any || block.line == 0) return 0;
  if (open_.empty()) count_open();
  // A blank line ends the block for Markdown, not the table for those who wrote it.
  const std::size_t least = block.line + static_cast<std::size_t>(std::count(written.begin(), written.end(), '\n'));
  const std::size_t last = closing_line(block.line, least);
  if (last == 0 || block.line <= refused_to_) return 0;
  std::string html;
  for (std::size_t number = block.line; number <= last; ++number) {
    html += lines_[number - 1];
    html += '\n';
  }
  Result<std::vector<Block>> read = read_html_blocks(html, name_, block.line);
  if (!read.ok()) {
    refused_to_ = last;
    return 0;
  }
  blocks = std::move(*read);
  return static_cast<std::uint32_t>(last);
}

}  // namespace ocpv::page
