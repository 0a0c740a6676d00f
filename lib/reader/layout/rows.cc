#include "reader/layout/rows.h"

#include <algorithm>
#include <array>
#include <set>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

constexpr int kColumnCount = 6;

/// A name cell split into its mark and its name. The weight of a mark grows with the depth it draws.
struct Marked {
  int weight = 0;
  std::string name;
};

Marked take_marks(std::string_view cell) {
  constexpr std::array<std::string_view, 11> kBranches = {"├", "└", "│", "┣", "┗", "|", "\\|", "∟", "+", "»", ">"};
  constexpr std::array<std::string_view, 5> kDashes = {"─", "━", "--", "—", "–"};
  Marked result;
  std::string_view rest = trimmed(cell);
  int branches = 0;
  int dashes = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view branch : kBranches) {
      if (rest.starts_with(branch)) rest.remove_prefix(branch.size()), ++branches, changed = true;
    }
    for (const std::string_view dash : kDashes) {
      while (branches > 0 && rest.starts_with(dash)) rest.remove_prefix(dash.size()), ++dashes, changed = true;
    }
    if (changed) rest = trimmed(rest);
  }
  while (branches > 0 && rest.starts_with("-")) rest.remove_prefix(1);
  result.weight = branches > 0 ? std::max(branches, dashes) : 0;
  result.name = std::string(trimmed(rest));
  return result;
}

/// A name as a JSON member would have it: quotes and comments gone.
std::string clean_name(std::string_view name) {
  const std::string readable = one_line(prose(name));
  std::string_view bare_name = trimmed(readable);
  for (const std::string_view quote : {"\"", "'", "`"}) {
    const bool quoted = bare_name.size() > 2 && bare_name.starts_with(quote) && bare_name.ends_with(quote);
    if (quoted) bare_name = trimmed(bare_name.substr(1, bare_name.size() - 2));
  }
  return std::string(bare_name);
}

using Columns = std::array<int, kColumnCount>;

Columns find_columns(const page::Row& header) {
  Columns columns;
  columns.fill(-1);
  for (std::size_t at = 0; at < header.cells.size(); ++at) {
    const auto column = column_named(one_line(prose(header.cells[at].raw)));
    if (!column) continue;
    int& place = columns[static_cast<std::size_t>(*column)];
    if (place < 0) place = static_cast<int>(at);
  }
  // A header cell left empty: the last free column describes, the first names.
  const auto last = static_cast<int>(header.cells.size()) - 1;
  const auto taken = [&](int at) { return std::find(columns.begin(), columns.end(), at) != columns.end(); };
  if (columns[static_cast<int>(Column::type)] >= 0) {
    if (columns[static_cast<int>(Column::name)] < 0 && !taken(0)) columns[static_cast<int>(Column::name)] = 0;
    if (columns[static_cast<int>(Column::description)] < 0 && !taken(last)) {
      columns[static_cast<int>(Column::description)] = last;
    }
  }
  return columns;
}

/// What stands over columns that nothing is read from.
std::vector<std::string> unread_columns(const page::Row& header, const Columns& columns) {
  std::vector<std::string> unread;
  for (std::size_t at = 0; at < header.cells.size(); ++at) {
    std::string name = one_line(prose(header.cells[at].raw));
    const bool taken = std::find(columns.begin(), columns.end(), static_cast<int>(at)) != columns.end();
    if (!taken && !name.empty()) unread.push_back(std::move(name));
  }
  return unread;
}

}  // namespace

PageTable read_rows(const page::Table& table) {
  const Columns columns = find_columns(table.header);
  const auto cell = [&](const page::Row& row, Column column) -> const page::Inline* {
    const int at = columns[static_cast<std::size_t>(column)];
    return at < 0 || static_cast<std::size_t>(at) >= row.cells.size() ? nullptr
                                                                      : &row.cells[static_cast<std::size_t>(at)];
  };
  PageTable result;
  result.line = table.header.line;
  result.is_field_table = columns[static_cast<int>(Column::type)] >= 0 && columns[static_cast<int>(Column::name)] >= 0;
  result.has_required = columns[static_cast<int>(Column::required)] >= 0;
  if (result.is_field_table) result.unread_columns = unread_columns(table.header, columns);
  std::set<int> weights;
  std::vector<int> row_weights;
  for (const page::Row& row : table.rows) {
    result.lines.push_back(row.line);
    result.first_column.push_back(row.cells.empty() ? "" : one_line(prose(row.cells.front().raw)));
    if (!result.is_field_table) continue;
    const page::Inline* name = cell(row, Column::name);
    const Marked marked = take_marks(name == nullptr ? "" : name->plain);
    TableRow read;
    read.name = clean_name(marked.name);
    read.line = row.line;
    if (const page::Inline* type = cell(row, Column::type)) {
      read.type_text = std::string(trimmed(type->plain));
      read.type = read_type(read.type_text);
    }
    if (const page::Inline* required = cell(row, Column::required)) {
      read.required_column = true;
      read.required = read_required(required->plain);
      const std::string said = one_line(prose(required->raw));
      if (!read.required && !is_no_example(said)) read.required_text = said;
    }
    if (const page::Inline* example = cell(row, Column::example);
        example != nullptr && !is_no_example(example->plain)) {
      read.example = std::string(trimmed(example->plain));
    }
    if (const page::Inline* fallback = cell(row, Column::fallback);
        fallback != nullptr && !is_no_example(fallback->plain)) {
      read.fallback = one_line(prose(fallback->raw));
    }
    if (const page::Inline* description = cell(row, Column::description)) read.description = *description;
    weights.insert(marked.weight);
    row_weights.push_back(marked.weight);
    result.rows.push_back(std::move(read));
  }
  weights.erase(0);
  for (std::size_t at = 0; at < result.rows.size(); ++at) {
    if (row_weights[at] == 0) continue;
    result.rows[at].depth = 1 + static_cast<int>(std::distance(weights.begin(), weights.find(row_weights[at])));
  }
  return result;
}

}  // namespace ocpv::reader
