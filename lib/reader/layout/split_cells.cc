#include "reader/layout/split_cells.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "reader/words/text.h"
#include "reader/words/vocabulary.h"

namespace ocpv::reader {
namespace {

constexpr std::size_t kMostBars = 64;  ///< In one row, as columns in a table.

void join_next(std::vector<std::string>& cells, std::size_t at) {
  cells[at] += " | " + cells[at + 1];
  cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(at) + 1);
}

/// How well cells fit what their columns are for.
int fitness(const std::vector<std::string>& cells, const TellingColumns& columns) {
  int sum = 0;
  const auto cell = [&](int column) { return prose(cells[static_cast<std::size_t>(column)]); };
  if (columns.type >= 0) {
    const TypeWord word = read_type(std::string(trimmed(cell(columns.type))));
    sum += word.known && word.kind != contract::Kind::unknown ? 2 : 0;
  }
  if (columns.required >= 0) sum += read_required(cell(columns.required)) ? 2 : 0;
  return sum;
}

page::Inline cell_of(const std::string& raw, std::uint32_t line) {
  page::Inline cell;
  cell.raw = raw;
  cell.plain = prose(raw);
  cell.pieces = {{.kind = page::Piece::Kind::text, .text = cell.plain, .target = {}}};
  cell.line = line;
  return cell;
}

}  // namespace

page::Row with_cells_joined(const page::Row& row, const TellingColumns& columns) {
  const std::size_t excess = row.beyond.size();
  if (excess == 0 || excess > kMostBars || row.cells.empty()) return row;
  std::vector<std::string> written;
  for (const page::Inline& cell : row.cells) written.push_back(cell.raw);
  written.insert(written.end(), row.beyond.begin(), row.beyond.end());
  // A bar stands in a type or in the last cell, which describes: one after the other, as long as the others fit better.
  const std::size_t last = row.cells.size() - 1;
  std::size_t first = last;
  while (columns.type >= 0 && written.size() > row.cells.size()) {
    std::vector<std::string> joined = written;
    join_next(joined, static_cast<std::size_t>(columns.type));
    if (fitness(joined, columns) <= fitness(written, columns)) break;
    written = std::move(joined);
    first = static_cast<std::size_t>(columns.type);
  }
  while (written.size() > row.cells.size()) join_next(written, last);
  page::Row meant;
  meant.line = row.line;
  for (std::size_t at = 0; at < written.size(); ++at)
    meant.cells.push_back(at < first ? row.cells[at] : cell_of(written[at], row.line));
  return meant;
}

}  // namespace ocpv::reader
