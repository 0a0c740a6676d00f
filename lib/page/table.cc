#include "page/table.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "base/ascii.h"
#include "page/inline.h"

namespace ocpv::page {
namespace {

/// `|---|:--:|`
bool is_delimiter(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find_first_not_of(" \t|:->") == std::string_view::npos;
}

/// The header stands over the delimiter. Where text runs into the table without a blank line, cmark-gfm gives the line
/// on which that text begins.
std::uint32_t header_line(std::uint32_t first, const Lines& lines) {
  for (std::size_t line = first; line >= 1 && line < lines.size(); ++line) {
    if (is_delimiter(lines[line])) return static_cast<std::uint32_t>(line);
  }
  return first;
}

Row read_row(cmark_node* node, std::uint32_t line, const Lines& lines) {
  Row row;
  row.line = line;
  std::vector<std::string_view> written;
  if (row.line >= 1 && row.line <= lines.size()) written = split_cells(lines[row.line - 1]);
  for (cmark_node* cell = cmark_node_first_child(node); cell != nullptr; cell = cmark_node_next(cell)) {
    Inline text = read_inline(cell);
    const std::size_t index = row.cells.size();
    text.raw = index < written.size() ? std::string(written[index]) : text.plain;
    text.line = row.line;
    if (index < written.size() && !written[index].empty()) {
      text.column = static_cast<std::uint32_t>(written[index].data() - lines[row.line - 1].data()) + 1;
    }
    row.cells.push_back(std::move(text));
  }
  for (std::size_t at = row.cells.size(); at < written.size(); ++at) row.beyond.emplace_back(written[at]);
  return row;
}

}  // namespace

std::vector<std::string_view> split_cells(std::string_view line) {
  std::vector<std::string_view> cells;
  std::size_t at = line.find_first_not_of(" \t>");
  if (at == std::string_view::npos) return cells;
  if (line[at] == '|') ++at;
  std::size_t begin = at;
  for (; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == '|') {
      cells.push_back(trimmed(line.substr(begin, at - begin)));
      begin = at + 1;
    }
  }
  if (begin < line.size() && !trimmed(line.substr(begin)).empty()) cells.push_back(trimmed(line.substr(begin)));
  return cells;
}

Table read_table(cmark_node* node, const Lines& lines) {
  Table table;
  for (cmark_node* row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row)) {
    const auto line = static_cast<std::uint32_t>(cmark_node_get_start_line(row));
    if (cmark_gfm_extensions_get_table_row_is_header(row) != 0)
      table.header = read_row(row, header_line(line, lines), lines);
    else
      table.rows.push_back(read_row(row, line, lines));
  }
  return table;
}

}  // namespace ocpv::page
