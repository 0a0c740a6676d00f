#include "reader/corrections/silences.h"

#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

constexpr Message kNoColumns{"the table {0} has no column of names and types", "表格 {0} 没有名称列与类型列"};
constexpr Message kNoPlace{"the table {0} has no place: nothing refers to its rows ({1})",
                           "表格 {0} 没有归属：没有任何内容引用它的行（{1}）"};
constexpr Message kNoTypes{"the table {0} does not say the types of its fields", "表格 {0} 没有说明其字段的类型"};
constexpr Message kColumnOfTypes{"the column {0} is not known, and its cells are types",
                                 "列 {0} 的名称未知，但其单元格都是类型"};
constexpr Message kUnknownColumn{"the column {0} is not known", "列 {0} 的名称未知"};
constexpr Message kNamedTwice{"{0} stands in one object twice, first in line {1}",
                              "{0} 在同一个对象中出现两次，第一次在第 {1} 行"};
constexpr Message kUnreadHtml{"a table in HTML could not be read", "有一个 HTML 表格无法读取"};
constexpr Message kNameless{"a row has no name", "有一行没有名称"};
constexpr Message kNothingRead{"nothing is read from it", "不从中读取任何内容"};
constexpr Message kNotInContract{"no part of the contract", "不属于契约"};
constexpr Message kTypes{"the column of types", "类型列"};
constexpr Message kFirstRow{"the first row", "第一行"};
constexpr Message kNoField{"no field", "不是字段"};

/// `200`, `404 Not Found`: codes of HTTP, and what they mean.
bool lists_statuses(const PageTable& table) {
  return std::all_of(table.first_column.begin(), table.first_column.end(), [](const std::string& cell) {
    return cell.size() >= 3 && cell.front() >= '1' && cell.front() <= '5' && is_digit(cell[1]) && is_digit(cell[2]) &&
           (cell.size() == 3 || !is_digit(cell[3]));
  });
}

class SilenceFinder {
 public:
  explicit SilenceFinder(const Sheet& sheet) : sheet_(sheet) {}

  void ask(std::uint32_t line, Target at, std::string_view kind, Bilingual text, const Message& taken) {
    const std::string name = replaced(replaced(at.pointer, "\\", "\\\\"), "\"", "\\\"");
    Question question{
        .said = {sheet_.id, line},
        .text = std::move(text),
        .candidates = {taken},
        .correction = "{\"at\": \"" + std::string(kind) + name + "\", \"excuse\": true, \"because\": \"...\"}"};
    found_.push_back({std::move(question), std::move(at), Change::excuse});
  }

  void ask_table(const PageTable& table, Bilingual text, const Message& taken) {
    ask(table.line, {Target::Part::table, name_of_table(table)}, "table:", std::move(text), taken);
  }

  void look_at(const PageTable& table, Role role, std::size_t lost) {
    const std::string name = in_quotes(name_of_table(table));
    if (role == Role::value_list) {
      const bool main =
          table.first_in_section && (table.section == Section::parameters || table.section == Section::response);
      if (main && !table.lines.empty() && !lists_statuses(table))
        ask_table(table, say(kNoColumns, {name}), kNothingRead);
      return;
    }
    if (lost > 0) ask_table(table, say(kNoPlace, {name, std::to_string(lost)}), kNotInContract);
    if (!table.has_types) ask_table(table, say(kNoTypes, {name}), kAnyValue);
    if (!table.types_by_cells.empty()) ask_column(table, table.types_by_cells, kColumnOfTypes, kTypes);
    for (const std::string& column : table.unread_columns) ask_column(table, column, kUnknownColumn, kNothingRead);
  }

  void ask_column(const PageTable& table, const std::string& column, const Message& what, const Message& taken) {
    ask(table.line, {Target::Part::column, column}, "column:", say(what, {in_quotes(column)}), taken);
  }

  void ask_twice(const TableRow& row, const TableRow& first) {
    ask(row.line, {Target::Part::row, row.name}, "row:", say(kNamedTwice, {row.name, std::to_string(first.line)}),
        kFirstRow);
  }

  void ask_nameless(const TableRow& row, const std::string& table) {
    ask(row.line, {Target::Part::table, table}, "table:", kNameless, kNoField);
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
  SilenceFinder finder(sheet);
  for (const std::uint32_t line : sheet.outline.html_tables) {
    finder.ask(line, {Target::Part::table, "<table>"}, "table:", kUnreadHtml, kNothingRead);
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
