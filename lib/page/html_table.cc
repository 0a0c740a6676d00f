#include "page/html_table.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/limits.h"
#include "page/bounds.h"
#include "page/html_text.h"
#include "page/refusals.h"

namespace ocpv::page {
namespace {

constexpr std::size_t kMostRepeatedBytes = std::size_t{8} << 20;  ///< What cells that span rows may add up to.

/// The rows of a table in the order they are shown, with what is in its head first.
struct Rows {
  std::vector<const GumboNode*> all;
  bool has_head = false;
};

void collect_rows(const GumboNode* node, Rows& rows) {
  for (const GumboNode* child : Children{node}) {
    if (is_element(child, GUMBO_TAG_THEAD)) rows.has_head = true;
    if (is_element(child, GUMBO_TAG_TR) && !is_left_out(child))
      rows.all.push_back(child);
    else if (is_element(child, GUMBO_TAG_THEAD) || is_element(child, GUMBO_TAG_TBODY) ||
             is_element(child, GUMBO_TAG_TFOOT))
      collect_rows(child, rows);
  }
}

bool is_cell(const GumboNode* node) {
  return (is_element(node, GUMBO_TAG_TD) || is_element(node, GUMBO_TAG_TH)) && !is_left_out(node);
}

std::size_t span_of(const GumboNode* cell, const char* name, std::size_t most) {
  const std::string_view text = attribute(cell, name);
  std::size_t span = 1;
  std::from_chars(text.data(), text.data() + text.size(), span);
  return std::clamp<std::size_t>(span, 1, most);
}

/// A cell that reaches into the rows below.
struct Reaching {
  std::size_t rows = 0;
  Inline text;
};

class Grid {
 public:
  /// The next row, or nothing where a bound is passed.
  bool add(const GumboNode* node, std::size_t rows_left, Row& row) {
    row.line = html_line(node);
    for (const GumboNode* cell : Children{node}) {
      if (!is_cell(cell)) continue;
      take_reaching(row);
      if (!place(cell, rows_left, row)) return false;
    }
    take_reaching(row);
    return repeated_ <= kMostRepeatedBytes;
  }

 private:
  void take_reaching(Row& row) {
    while (row.cells.size() < reaching_.size() && reaching_[row.cells.size()].rows > 0) {
      Reaching& above = reaching_[row.cells.size()];
      --above.rows;
      repeated_ += above.text.plain.size() + above.text.raw.size();
      if (repeated_ > kMostRepeatedBytes) return;
      row.cells.push_back(above.text);
      row.cells.back().line = row.line;
    }
  }

  bool place(const GumboNode* cell, std::size_t rows_left, Row& row) {
    const std::size_t columns = span_of(cell, "colspan", kMostColumns);
    const std::size_t rows = span_of(cell, "rowspan", rows_left);
    if (row.cells.size() + columns > kMostColumns) return false;
    const Children children{cell};
    Inline text = read_html_inline({children.begin(), children.end()});
    text.line = html_line(cell);
    for (std::size_t n = 0; n < columns; ++n) {
      const std::size_t column = row.cells.size();
      if (reaching_.size() <= column) reaching_.resize(column + 1);
      reaching_[column] = {rows - 1, rows > 1 ? text : Inline{}};
      row.cells.push_back(std::exchange(text, Inline{.plain = {}, .raw = {}, .pieces = {}, .line = text.line}));
    }
    return true;
  }

  std::vector<Reaching> reaching_;
  std::size_t repeated_ = 0;
};

bool has_heading_cells(const GumboNode* table) {
  Rows rows;
  collect_rows(table, rows);
  return rows.has_head || std::any_of(rows.all.begin(), rows.all.end(), [](const GumboNode* row) {
           const Children cells{row};
           return std::any_of(cells.begin(), cells.end(),
                              [](const GumboNode* cell) { return is_element(cell, GUMBO_TAG_TH); });
         });
}

bool holds(const GumboNode* node, std::initializer_list<GumboTag> tags) {
  const Children children{node};
  return std::any_of(children.begin(), children.end(), [&](const GumboNode* child) {
    const bool is = std::any_of(tags.begin(), tags.end(), [&](GumboTag tag) { return is_element(child, tag); });
    return is || holds(child, tags);
  });
}

bool holds_gutter(const GumboNode* node) {
  const Children children{node};
  return std::any_of(children.begin(), children.end(),
                     [](const GumboNode* child) { return is_gutter(child) || holds_gutter(child); });
}

void find_tables(const GumboNode* node, std::vector<const GumboNode*>& found) {
  for (const GumboNode* child : Children{node}) {
    if (is_left_out(child)) continue;
    if (is_element(child, GUMBO_TAG_TABLE))
      found.push_back(child);
    else
      find_tables(child, found);
  }
}

}  // namespace

bool is_layout_table(const GumboNode* table) {
  const std::string_view role = attribute(table, "role");
  if (role == "presentation" || role == "none") return true;
  if (holds(table, {GUMBO_TAG_PRE}) && holds_gutter(table)) return true;
  return !has_heading_cells(table) &&
         holds(table, {GUMBO_TAG_TABLE, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4});
}

std::vector<const GumboNode*> nested_tables(const GumboNode* table) {
  std::vector<const GumboNode*> found;
  find_tables(table, found);
  return found;
}

Result<Table> read_html_table(const GumboNode* node, std::string_view name) {
  Rows rows;
  collect_rows(node, rows);
  Table table;
  Grid grid;
  std::size_t left = rows.all.size();
  for (const GumboNode* one : rows.all) {
    Row row;
    if (!grid.add(one, left--, row)) {
      return Error{
          .message = say(kTooManyCells, {std::to_string(kMostColumns)}), .file = std::string(name), .line = row.line};
    }
    if (row.cells.empty()) continue;
    if (table.header.cells.empty()) {
      table.header = std::move(row);
      continue;
    }
    row.cells.resize(table.header.cells.size());  // As Markdown does: no cell stands beside the table.
    for (Inline& cell : row.cells) cell.line = row.line;
    table.rows.push_back(std::move(row));
    if (table.rows.size() > kMostPageRows) {
      return Error{.message = say(kTooManyRows, {std::to_string(kMostPageRows)}),
                   .file = std::string(name),
                   .line = table.rows.back().line};
    }
  }
  return table;
}

}  // namespace ocpv::page
