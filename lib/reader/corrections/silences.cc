#include "reader/corrections/silences.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

std::string quoted(std::string_view text) { return "\"" + shown(text, kMostShownBytes) + "\""; }

class Finder {
 public:
  explicit Finder(const Sheet& sheet) : sheet_(sheet) {}

  void ask(std::uint32_t line, Target at, std::string_view kind, std::string text, std::string_view taken) {
    const std::string name = replaced(replaced(at.pointer, "\\", "\\\\"), "\"", "\\\"");
    Question question{
        .said = {sheet_.id, line},
        .text = std::move(text),
        .candidates = {std::string(taken)},
        .correction = "{\"at\": \"" + std::string(kind) + name + "\", \"excuse\": true, \"because\": \"...\"}"};
    found_.push_back({std::move(question), std::move(at), Change::excuse});
  }

  void ask_table(const PageTable& table, std::string text, std::string_view taken) {
    ask(table.line, {Target::Part::table, name_of_table(table)}, "table:", std::move(text), taken);
  }

  void look_at(const PageTable& table, Role role, std::size_t lost) {
    const std::string name = quoted(name_of_table(table));
    if (role == Role::value_list) {
      const bool main =
          table.first_in_section && (table.section == Section::parameters || table.section == Section::response);
      if (main && !table.lines.empty())
        ask_table(table, "the table " + name + " has no column of names and types", "nothing is read from it");
      return;
    }
    if (lost > 0)
      ask_table(table, "the table " + name + " has no place: nothing refers to its rows (" + std::to_string(lost) + ")",
                "no part of the contract");
    if (!table.has_types) ask_table(table, "the table " + name + " does not say the types of its fields", "any value");
    if (!table.types_by_cells.empty())
      ask_column(table, table.types_by_cells, " is not known, and its cells are types", "the column of types");
    for (const std::string& column : table.unread_columns)
      ask_column(table, column, " is not known", "nothing is read from it");
  }

  void ask_column(const PageTable& table, const std::string& column, std::string_view what, std::string_view taken) {
    ask(table.line, {Target::Part::column, column}, "column:", "the column " + quoted(column) + std::string(what),
        taken);
  }

  void ask_twice(const TableRow& row, const TableRow& first) {
    ask(row.line, {Target::Part::row, row.name},
        "row:", row.name + " stands in one object twice, first in line " + std::to_string(first.line), "the first row");
  }

  void ask_nameless(const TableRow& row, const std::string& table) {
    ask(row.line, {Target::Part::table, table}, "table:", "a row has no name", "no field");
  }

  std::vector<OpenQuestion> take() { return std::move(found_); }

 private:
  const Sheet& sheet_;
  std::vector<OpenQuestion> found_;
};

}  // namespace

std::string name_of_table(const PageTable& table) {
  if (!table.caption_text.empty()) return one_line(prose(table.caption_text));
  if (!table.heading.empty()) return one_line(prose(table.heading));
  if (!table.rows.empty()) return table.rows.front().name;
  return table.first_column.empty() ? std::string() : table.first_column.front();
}

std::vector<OpenQuestion> find_silences(const Sheet& sheet, const std::vector<Role>& roles, const Drafts& drafts,
                                        const std::set<const TableRow*>& lost) {
  Finder finder(sheet);
  for (const std::uint32_t line : sheet.outline.html_tables) {
    finder.ask(line, {Target::Part::table, "<table>"}, "table:", "a table in HTML could not be read",
               "nothing is read from it");
  }
  for (std::size_t at = 0; at < roles.size(); ++at) {
    const PageTable& table = sheet.outline.tables[at];
    const auto count =
        std::count_if(table.rows.begin(), table.rows.end(), [&](const TableRow& row) { return lost.contains(&row); });
    finder.look_at(table, roles[at], static_cast<std::size_t>(count));
    for (const TableRow& row : table.rows) {
      if (const auto twice = drafts.twice.find(&row); twice != drafts.twice.end())
        finder.ask_twice(row, *twice->second);
      if (drafts.nameless.contains(&row)) finder.ask_nameless(row, name_of_table(table));
    }
  }
  return finder.take();
}

}  // namespace ocpv::reader
