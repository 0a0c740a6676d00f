// In: a parsed page. Out: its title, its operation line, its tables with section and caption, its examples.
// Promises: nothing is interpreted beyond where it stands; every table of the page is there, in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "page/page.h"
#include "reader/layout/request_line.h"
#include "reader/types.h"
#include "reader/words/vocabulary.h"

namespace ocpv::reader {

/// One data row of a field table.
struct TableRow {
  std::string name;  ///< Without marks.
  int depth = 0;     ///< From the marks: 0 none, then by rank of the marks of this table.
  int owner = -1;    ///< The row before it whose member its name says that it is (`spec.size`); -1 for none.
  TypeWord type;
  std::string type_text;
  std::optional<bool> required;
  bool required_column = false;  ///< The table has a column that should say so.
  bool type_column = true;       ///< The table has a column of types.
  std::string required_text;     ///< What the cell says instead of yes or no (`required when mode is A`).
  std::string required_rest;     ///< What the cell says behind its yes or no.
  std::string example;           ///< Empty when the cell gives none.
  std::string fallback;          ///< The default, where the table has a column of them; else empty.
  page::Inline description;
  Caption place = Caption::none;  ///< Where a column says that it is sent: path, query, header or body.
  std::uint32_t line = 0;
  bool is_struck = false;  ///< Its name is struck out.
  bool is_label = false;   ///< It has a name in bold and nothing else: it stands over the rows below.
  bool printed = true;     ///< False for the owner that only the names of its members show.
};

struct PageTable {
  Section section = Section::none;
  CaptionReading caption;
  std::string caption_text;                 ///< As printed; empty when the table has none.
  std::string heading;                      ///< An unknown heading over the table: it can name the structure too.
  std::string before;                       ///< Running text between caption and table (`ObLink array.`).
  std::uint32_t line = 0;                   ///< Of the header row.
  bool is_list = false;                     ///< It is printed as a list of fields.
  bool is_field_table = false;              ///< Has names, and types or what is required, or stands where fields do.
  bool has_types = false;                   ///< Has a column of types.
  bool has_required = false;                ///< Has a column that says what is required.
  bool first_in_section = false;            ///< Nothing but text stands between it and its section's name.
  bool under_unknown_heading = false;       ///< The caption is a heading of an unknown name, taken for a structure's.
  bool holds_parameters = false;            ///< Of the path, the query or headers: names stand as they are sent.
  std::vector<std::string> unread_columns;  ///< Of a field table: headers that say nothing known.
  std::string types_by_cells;               ///< Header of an unknown name whose cells are all types; else empty.
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
  std::string method, path;                   ///< Empty when the page has no operation.
  std::vector<contract::Selector> selectors;  ///< Of the operation line (`?Action=OpenGate`).
  std::string content_type;                   ///< Of the request, in lower case; empty when the page does not say.
  Bilingual withdrawn;                        ///< Why a correction says that there is no such operation.
  std::uint32_t operation_line = 0;
  std::vector<std::string>
      digit_names;             ///< Path parameters whose regex lets only decimal digits through (`{id:[\\d]+}`).
  bool shares_tables = false;  ///< Its tables are those of the operation before, which has them for its own.
  std::vector<PageTable> tables;
  std::vector<std::uint32_t> html_tables;  ///< Lines of tables written in HTML, of which nothing is read.
  std::vector<PageExample> examples;
  Language language = Language::zh;
};

/// Makes it one of the operation that a line prints.
void set_operation(Outline& outline, const RequestLine& line, std::uint32_t at);

/// One for each operation of the page, in order; one without an operation when the page has none. Operations that stand
/// in one path section share its tables: each has a copy.
std::vector<Outline> read_outlines(const page::Page& page);

/// Names between braces, in order.
std::vector<std::string> path_names(std::string_view path);

}  // namespace ocpv::reader
