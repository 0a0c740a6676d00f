// In: a parsed page. Out: its title, its operation line, its tables with section and caption, its examples.
// Promises: nothing is interpreted beyond where it stands; every table of the page is there, in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "page/page.h"
#include "reader/types.h"
#include "reader/words/vocabulary.h"

namespace ocpv::reader {

/// One data row of a field table.
struct TableRow {
  std::string name;  ///< Without marks.
  int depth = 0;     ///< From the marks: 0 none, then by rank of the marks of this table.
  TypeWord type;
  std::string type_text;
  std::optional<bool> required;
  bool required_column = false;  ///< The table has a column that should say so.
  std::string required_text;     ///< What the cell says instead of yes or no (`required when mode is A`).
  std::string example;           ///< Empty when the cell gives none.
  std::string fallback;          ///< The default, where the table has a column of them; else empty.
  page::Inline description;
  std::uint32_t line = 0;
};

struct PageTable {
  Section section = Section::none;
  CaptionReading caption;
  std::string caption_text;                 ///< As printed; empty when the table has none.
  std::string heading;                      ///< An unknown heading over the table: it can name the structure too.
  std::string before;                       ///< Running text between caption and table (`ObLink array.`).
  std::uint32_t line = 0;                   ///< Of the header row.
  bool is_field_table = false;              ///< Has a column of types.
  bool has_required = false;                ///< Has a column that says what is required.
  std::vector<std::string> unread_columns;  ///< Of a field table: headers that say nothing known.
  std::vector<TableRow> rows;
  std::vector<std::string> first_column;  ///< For value tables: the first cell of each row.
  std::vector<std::uint32_t> lines;       ///< The line of each row.
};

/// An example as it stands on the page.
struct PageExample {
  bool response = false;
  std::string url;
  std::uint32_t url_line = 0;
  std::string text;
  std::uint32_t line = 0;
};

struct Outline {
  std::string title;
  std::string method, path;  ///< Empty when the page has no operation.
  std::uint32_t operation_line = 0;
  std::vector<std::string>
      digit_names;  ///< Path parameters whose regex lets only decimal digits through (`{id:[\\d]+}`).
  std::vector<PageTable> tables;
  std::vector<std::uint32_t> html_tables;  ///< Lines of tables written in HTML, of which nothing is read.
  std::vector<PageExample> examples;
  Language language = Language::zh;
};

Outline read_outline(const page::Page& page);

/// `{id:[\\d]+}` becomes `{id}`.
std::string without_regex(std::string_view path);

/// Names of those parameters of a path as written whose regex lets only decimal digits through, in order.
std::vector<std::string> digit_names(std::string_view path);

/// Names between braces, in order.
std::vector<std::string> path_names(std::string_view path);

}  // namespace ocpv::reader
