#include "reader/layout/rows.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "reader/layout/name_cell.h"
#include "reader/layout/name_marks.h"
#include "reader/layout/split_cells.h"
#include "reader/words/text.h"
#include "reader/words/value_items.h"

#include "base/ascii.h"

namespace ocpv::reader {
namespace {

constexpr int kColumnCount = 7;

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

/// `name (required)`, `*name`: the word or star off the name; nothing when there is none.
std::optional<bool> take_required_word(std::string& name) {
  constexpr auto kWords = std::to_array<std::pair<std::string_view, bool>>({{"(required)", true},
                                                                            {"(mandatory)", true},
                                                                            {"（必选）", true},
                                                                            {"（必填）", true},
                                                                            {"(必选)", true},
                                                                            {"(必填)", true},
                                                                            {"(optional)", false},
                                                                            {"（可选）", false},
                                                                            {"（选填）", false},
                                                                            {"(可选)", false},
                                                                            {"*", true}});
  const auto cut = [&](std::size_t from, std::size_t length) {
    const std::string rest = name.substr(0, from) + name.substr(from + length);
    const bool is_name = !trimmed(rest).empty() && is_word(trimmed(rest).front());
    if (is_name) name = trimmed(rest);
    return is_name;
  };
  const std::string folded = lower(name);
  for (const auto& [word, required] : kWords) {
    if (folded.size() > word.size() && folded.ends_with(word) && cut(name.size() - word.size(), word.size()))
      return required;
  }
  if (name.starts_with("*") && cut(0, 1)) return true;
  return std::nullopt;
}

/// What a type cell says behind the type joins the description; a word for required is none of it.
void read_behind_type(TableRow& row) {
  const std::string& rest = row.type.rest;
  if (rest.empty()) return;
  const std::string word = lower(bare(rest));
  const bool yes = word == "required" || word == "必选" || word == "必填";
  if (yes || word == "optional" || word == "可选" || word == "选填") {
    if (!row.required_column) row.required = yes;
    return;
  }
  const bool range = rest.front() == '[' && std::any_of(rest.begin(), rest.end(), is_digit);
  const std::string said = (range ? "Value range: " : "") + replaced(rest, "..", "~");
  page::Inline& text = row.description;
  text.raw = said + (text.raw.empty() ? "" : "<br>") + text.raw;
  text.plain = said + (text.plain.empty() ? "" : "\n") + text.plain;
}

using Columns = std::array<int, kColumnCount>;

int& place_of(Columns& columns, Column column) { return columns[static_cast<std::size_t>(column)]; }
int place_of(const Columns& columns, Column column) { return columns[static_cast<std::size_t>(column)]; }

std::string header_at(const page::Table& table, std::size_t at) { return one_line(prose(table.header.cells[at].raw)); }

/// True when each cell of a column is the word of a type.
bool holds_types(const page::Table& table, std::size_t at) {
  bool any = false;
  for (const page::Row& row : table.rows) {
    if (at >= row.cells.size() || trimmed(row.cells[at].plain).empty()) continue;
    const TypeWord word = read_type(row.cells[at].plain);
    if (!word.known || word.kind == contract::Kind::unknown || !word.class_name.empty()) return false;
    any = true;
  }
  return any;
}

/// `query`, `in: body`, `formData`: where a parameter is sent.
Caption place_in(std::string_view cell) {
  const std::string word = heading_form(cell);
  if (word == "path" || word == "uri") return Caption::path;
  if (word == "query" || word == "querystring" || word == "url") return Caption::query;
  if (word == "header" || word == "headers") return Caption::header;
  const bool body =
      word == "body" || word == "formdata" || word == "form-data" || word == "form" || word == "requestbody";
  return body ? Caption::body : Caption::none;
}

/// The column whose cells all say where a parameter is sent, whatever it is called; -1 for none.
int column_of_places(const page::Table& table) {
  for (std::size_t at = 0; at < table.header.cells.size(); ++at) {
    const bool all =
        !table.rows.empty() && std::all_of(table.rows.begin(), table.rows.end(), [&](const page::Row& row) {
          return at < row.cells.size() && place_in(row.cells[at].plain) != Caption::none;
        });
    if (all && at > 0) return static_cast<int>(at);
  }
  return -1;
}

/// What each column of a table is.
struct ReadColumns {
  Columns columns;
  std::vector<std::size_t> more;    ///< Columns that add to the description: second ones, and lists of values.
  std::vector<std::string> unread;  ///< What stands over columns that nothing is read from.
  int places = -1;                  ///< The column that says where each parameter is sent.
  std::string types_by_cells;       ///< The header of the column that was taken for the types by its cells.
};

ReadColumns find_columns(const page::Table& table) {
  ReadColumns found;
  Columns& columns = found.columns;
  columns.fill(-1);
  std::vector<std::size_t> free;
  found.places = column_of_places(table);
  for (std::size_t at = 0; at < table.header.cells.size(); ++at) {
    if (static_cast<int>(at) == found.places) continue;
    const auto column = column_named(header_at(table, at));
    const bool adds = column == Column::values || column == Column::constraint;
    if (column && !adds && place_of(columns, *column) < 0)
      place_of(columns, *column) = static_cast<int>(at);
    else if (adds || column == Column::description)
      found.more.push_back(at);
    else
      free.push_back(at);
  }
  const auto take = [&](Column column, std::size_t at) {
    place_of(columns, column) = static_cast<int>(at);
    std::erase(free, at);
  };
  if (place_of(columns, Column::type) < 0 && place_of(columns, Column::name) >= 0) {
    const auto types = std::find_if(free.begin(), free.end(), [&](std::size_t at) { return holds_types(table, at); });
    if (types != free.end()) {
      found.types_by_cells = header_at(table, *types);
      take(Column::type, *types);
    }
  }
  // A header cell left empty: the last free column describes, the first names.
  const std::size_t last = table.header.cells.size() - 1;
  const auto is_free = [&](std::size_t at) { return std::find(free.begin(), free.end(), at) != free.end(); };
  if (place_of(columns, Column::type) >= 0) {
    if (place_of(columns, Column::name) < 0 && is_free(0)) take(Column::name, 0);
    if (place_of(columns, Column::description) < 0 && is_free(last)) take(Column::description, last);
  }
  for (const std::size_t at : free) {
    if (std::string name = header_at(table, at); !name.empty()) found.unread.push_back(std::move(name));
  }
  return found;
}

/// What a column of values says of its cells. Under "constraint" stand sentences as well, which say it themselves.
std::string announced_by(const std::string& header, std::string_view cell) {
  const auto column = column_named(header);
  if (column == Column::values) return header + ": ";
  const std::string_view said = trimmed(cell);
  if (column != Column::constraint || said.empty()) return {};
  const std::string_view first = said.substr(0, said.find_first_of(" |,/"));
  const std::string_view behind = trimmed(said.substr(first.size()));
  const bool is_list = is_digit(said.front()) || contains("-[(\"'`", said.substr(0, 1)) ||
                       (is_capital_value(first) && starts_with_any(behind, {"|", ",", "/", "、", "，"}));
  if (!is_list) return {};
  return is_ascii(header) ? "Valid values: " : "取值范围：";
}

/// The row's description, and behind it what further columns say: `Valid values: A, B`.
page::Inline description_of(const page::Row& row, const page::Table& table, const ReadColumns& read) {
  page::Inline text;
  const int place = place_of(read.columns, Column::description);
  if (place >= 0 && static_cast<std::size_t>(place) < row.cells.size())
    text = row.cells[static_cast<std::size_t>(place)];
  for (const std::size_t at : read.more) {
    if (at >= row.cells.size() || is_no_example(row.cells[at].plain)) continue;
    const page::Inline& cell = row.cells[at];
    const std::string header = announced_by(header_at(table, at), cell.plain);
    const bool is_range = !header.empty() && is_digit(trimmed(cell.plain).front());
    if (!text.raw.empty()) text.raw += "<br>", text.plain += "\n";
    text.raw += header + (is_range ? replaced(cell.raw, "..", "~") : cell.raw);
    text.plain += header + (is_range ? replaced(cell.plain, "..", "~") : cell.plain);
    text.pieces.insert(text.pieces.end(), cell.pieces.begin(), cell.pieces.end());
    if (text.line == 0) text.line = cell.line;
  }
  return text;
}

void read_required_of(TableRow& read, const page::Inline& cell) {
  read.required_column = true;
  RequiredWord word = read_required_cell(cell.plain);
  read.required = word.required;
  if (!word.required) {
    const std::string said = one_line(prose(cell.raw));
    if (!is_no_example(said)) read.required_text = said;
  } else {
    read.required_rest = one_line(word.rest);
  }
}

/// The name of a row, and what its cell says of it.
MarkedName read_name(TableRow& read, const page::Row& row, const page::Inline* cell) {
  const NameCell named = cell == nullptr ? NameCell{} : read_name_cell(*cell);
  MarkedName marked = take_marks(named.text);
  read.name = clean_name(marked.name);
  read.is_struck = named.is_struck;
  const auto filled = std::count_if(row.cells.begin(), row.cells.end(),
                                    [](const page::Inline& one) { return !trimmed(one.plain).empty(); });
  read.is_label = named.is_bold && filled == 1;
  return marked;
}

/// `replicas integer`, `metadata ObjectMeta`: a name, and its type behind it; what is no such pair gives an empty name.
std::pair<std::string, std::string> name_and_type(const page::Inline& cell) {
  const std::string text = read_name_cell(cell).text;
  const std::string_view whole = trimmed(text, " \n\t");
  const std::size_t end = whole.find_first_of(" \n");
  if (end == std::string_view::npos) return {};
  const std::string_view name = whole.substr(0, end), type = trimmed(whole.substr(end), " \n\t");
  const TypeWord word = read_type(type);
  const bool is_type = word.known && (word.kind != contract::Kind::unknown || !word.class_name.empty());
  const bool is_name = std::all_of(name.begin(), name.end(), [](char c) {
    return is_word(c) || contains(".-[]", {&c, 1});
  });
  return is_type && is_name ? std::pair(std::string(name), std::string(type)) : std::pair<std::string, std::string>();
}

/// Each name has its type behind it, and no column is of types.
bool holds_typed_names(const page::Table& table, const Columns& columns) {
  const int names = place_of(columns, Column::name);
  if (names < 0 || place_of(columns, Column::type) >= 0 || table.rows.empty()) return false;
  return std::all_of(table.rows.begin(), table.rows.end(), [&](const page::Row& row) {
    return static_cast<std::size_t>(names) < row.cells.size() &&
           !name_and_type(row.cells[static_cast<std::size_t>(names)]).first.empty();
  });
}

void take_typed_name(TableRow& row, const page::Inline& cell) {
  std::tie(row.name, row.type_text) = name_and_type(cell);
  row.type = read_type(row.type_text);
}

/// The depth of each row is the rank of its marks among those of the table.
void set_depths(std::vector<TableRow>& rows, const std::vector<int>& row_weights, const std::set<int>& weights) {
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (row_weights[at] == 0) continue;
    rows[at].depth = 1 + static_cast<int>(std::distance(weights.begin(), weights.find(row_weights[at])));
  }
}

}  // namespace

PageTable read_rows(const page::Table& table, Section section) {
  const ReadColumns known = find_columns(table);
  const Columns& columns = known.columns;
  const auto cell = [&](const page::Row& row, Column column) -> const page::Inline* {
    const int at = columns[static_cast<std::size_t>(column)];
    return at < 0 || static_cast<std::size_t>(at) >= row.cells.size() ? nullptr
                                                                      : &row.cells[static_cast<std::size_t>(at)];
  };
  PageTable result;
  result.line = table.header.line;
  const bool typed_names = holds_typed_names(table, columns);
  result.has_types = place_of(columns, Column::type) >= 0 || typed_names;
  result.has_required = place_of(columns, Column::required) >= 0;
  const int names = place_of(columns, Column::name);
  const bool among_fields = section == Section::parameters || section == Section::response;
  result.is_field_table =
      names >= 0 && (result.has_types || result.has_required ||
                     (among_fields && names_fields(header_at(table, static_cast<std::size_t>(names)))));
  if (result.is_field_table) {
    result.unread_columns = known.unread;
    result.types_by_cells = known.types_by_cells;
  }
  std::set<int> weights;
  std::vector<int> row_weights;
  const TellingColumns telling{place_of(columns, Column::type), place_of(columns, Column::required)};
  for (const page::Row& printed : table.rows) {
    result.lines.push_back(printed.line);
    result.first_column.push_back(printed.cells.empty() ? "" : one_line(prose(printed.cells.front().raw)));
    if (!result.is_field_table) continue;
    const page::Row row = with_cells_joined(printed, telling);
    TableRow read;
    const MarkedName marked = read_name(read, row, cell(row, Column::name));
    const std::optional<bool> required_by_name = take_required_word(read.name);
    read.line = row.line;
    if (const page::Inline* type = cell(row, Column::type)) {
      read.type_text = std::string(trimmed(type->plain));
      read.type = read_type(read.type_text);
    }
    if (typed_names) take_typed_name(read, *cell(row, Column::name));
    read.type_column = result.has_types;
    if (known.places >= 0) read.place = place_in(row.cells[static_cast<std::size_t>(known.places)].plain);
    if (const page::Inline* required = cell(row, Column::required)) read_required_of(read, *required);
    if (const page::Inline* example = cell(row, Column::example);
        example != nullptr && !is_no_example(example->plain)) {
      read.example = std::string(trimmed(example->plain));
    }
    if (const page::Inline* fallback = cell(row, Column::fallback);
        fallback != nullptr && !is_no_example(fallback->plain)) {
      read.fallback = one_line(prose(fallback->raw));
    }
    read.description = description_of(row, table, known);
    if (!read.required_column) read.required = required_by_name;
    if (read.is_struck) read.required = false;
    read_behind_type(read);
    weights.insert(marked.weight);
    row_weights.push_back(marked.weight);
    result.rows.push_back(std::move(read));
  }
  weights.erase(0);
  set_depths(result.rows, row_weights, weights);
  return result;
}

}  // namespace ocpv::reader
