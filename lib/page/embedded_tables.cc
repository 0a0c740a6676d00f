#include "page/embedded_tables.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "page/html.h"

namespace ocpv::page {
namespace {

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

}  // namespace

std::uint32_t read_embedded_tables(const Block& block, const Lines& lines, std::string_view name,
                                   std::vector<Block>& blocks) {
  const std::string written = lower(block.text.raw);
  if (written.find("<table") == std::string::npos) return 0;
  // A blank line ends the block for Markdown, not the table for those who wrote it.
  const std::size_t least = block.line + static_cast<std::size_t>(std::count(written.begin(), written.end(), '\n'));
  std::string html;
  std::size_t opened = 0;
  std::size_t closed = 0;
  for (std::size_t number = block.line; number >= 1 && number <= lines.size(); ++number) {
    const std::string line = lower(lines[number - 1]);
    opened += count(line, "<table");
    closed += count(line, "</table");
    html += lines[number - 1];
    html += '\n';
    if (number < least || closed < opened) continue;
    Result<std::vector<Block>> read = read_html_blocks(html, name, block.line);
    if (!read.ok()) return 0;
    blocks = std::move(*read);
    return static_cast<std::uint32_t>(number);
  }
  return 0;
}

}  // namespace ocpv::page
