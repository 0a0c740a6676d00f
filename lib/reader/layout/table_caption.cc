#include "reader/layout/table_caption.h"

#include <algorithm>
#include <array>
#include <set>

#include "reader/layout/references.h"
#include "reader/words/text.h"

namespace ocpv::reader {

using page::Block;
using page::Piece;

bool is_bold_line(const Block& block) {
  if (block.kind != Block::Kind::paragraph && block.kind != Block::Kind::item) return false;
  bool bold = false;
  for (const Piece& piece : block.text.pieces) {
    if (piece.kind == Piece::Kind::strong)
      bold = true;
    else if (piece.kind != Piece::Kind::html && !bare(piece.text).empty())
      return false;
  }
  return bold;
}

namespace {

constexpr auto kCaptionParts = std::to_array<std::string_view>(
    {"body", "query", "header", "path", "请求体", "查询参数", "路径参数", "请求头", "请求参数", "request parameters"});

constexpr auto kAnswer =
    std::to_array<std::string_view>({"返回", "响应", "应答", "输出", "returned", "returns", "response"});

/// Bold lines that stand over notes, not over tables.
bool is_note(std::string_view text) {
  constexpr auto kNotes =
      std::to_array<std::string_view>({"说明", "注意", "提示", "备注", "重要", "警告", "note", "notes", "notice",
                                       "important", "caution", "warning", "tip"});
  return std::find(kNotes.begin(), kNotes.end(), heading_form(text)) != kNotes.end();
}

/// `stops：停靠点`, `**stops** fields`: the name that a line begins with.
std::string_view leading_name(std::string_view line) {
  line = bare(line);
  const auto end = std::find_if_not(line.begin(), line.end(), [](char c) { return is_word(c) || c == '.'; });
  const auto length = static_cast<std::size_t>(end - line.begin());
  if (length == 0 || length == line.size() || !is_letter(line.front())) return {};
  const std::string_view rest = trimmed(line.substr(length));
  for (const std::string_view mark : {":", "：", "-", "—", "(", "（", "[]"}) {
    if (rest.starts_with(mark)) return line.substr(0, length);
  }
  return {};
}

/// `The request body is JSON:`: words for the part of a request, not for an object in it.
bool says_where_it_is_sent(std::string_view line) {
  const std::string folded = lower(line);
  return std::any_of(kCaptionParts.begin(), kCaptionParts.end(),
                     [&](std::string_view part) { return contains(folded, part); });
}

bool speaks_of_answer(std::string_view line) {
  const std::string folded = lower(line);
  return std::any_of(kAnswer.begin(), kAnswer.end(), [&](std::string_view word) { return contains(folded, word); });
}

/// The names that a line has in it, as words.
std::set<std::string_view> names_in(std::string_view line) {
  std::set<std::string_view> names;
  const auto is_part = [](char c) { return is_word(c) || c == '.'; };
  for (auto at = line.begin(); at != line.end();) {
    const auto begin = std::find_if(at, line.end(), is_part);
    at = std::find_if_not(begin, line.end(), is_part);
    std::string_view name =
        line.substr(static_cast<std::size_t>(begin - line.begin()), static_cast<std::size_t>(at - begin));
    while (name.ends_with(".")) name.remove_suffix(1);
    if (name.size() > 1) names.insert(name);
  }
  return names;
}

/// Rows whose members no row of their own table shows: their names, and those of their types.
std::set<std::string_view> rows_without_members(const std::vector<PageTable>& tables) {
  std::set<std::string_view> names;
  for (const PageTable& table : tables) {
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
      const TableRow& row = table.rows[at];
      const bool drawn = at + 1 < table.rows.size() &&
                         (table.rows[at + 1].depth > row.depth || table.rows[at + 1].owner == static_cast<int>(at));
      // "The structure of the sampled data" means no field `data`.
      if (drawn || !table.is_field_table || !may_have_members(row) || is_envelope_name(row.name)) continue;
      names.insert(row.name);
      if (!row.type.class_name.empty()) names.insert(row.type.class_name);
    }
  }
  return names;
}

/// A line that says in its own words what the table is: it is that of the one object that it names. Without a name,
/// while an object still lacks its members, the table is nobody's.
void caption_by_names(PageTable& table, std::string_view line, const std::vector<PageTable>& earlier) {
  if (!table.is_field_table || line.empty()) return;
  const std::set<std::string_view> open = rows_without_members(earlier);
  std::set<std::string_view> named;
  for (const std::string_view name : names_in(line)) {
    if (open.contains(name)) named.insert(name);
  }
  const bool captioned = table.caption.kind != Caption::none;
  if (captioned ? named.size() != 1 : says_where_it_is_sent(line)) return;
  // The first table of the response, below "The following data is returned", is what is returned.
  if (table.section == Section::response && table.first_in_section && named.empty() && speaks_of_answer(line)) return;
  if (open.empty() && !(table.section == Section::parameters && !table.first_in_section && speaks_of_answer(line)))
    return;
  table.caption = {Caption::structure, std::string(named.size() == 1 ? *named.begin() : line)};
  table.under_unknown_heading = named.size() != 1;
  table.caption_text = std::string(line);
}

/// The caption is the nearest line before the table that reads as one; what is between is kept as text.
void caption_by_form(PageTable& table, const Before& before, const std::vector<PageTable>& earlier) {
  table.heading = before.heading;
  const auto owns = [&](std::string_view name) {
    return std::any_of(earlier.begin(), earlier.end(), [&](const PageTable& other) {
      return std::any_of(other.rows.begin(), other.rows.end(), [&](const TableRow& row) { return row.name == name; });
    });
  };
  bool nearest = true;
  for (auto at = before.lines.rbegin(); at != before.lines.rend(); ++at) {
    const std::string& text = (*at)->text.plain;
    const std::string_view last_line = trimmed(std::string_view(text).substr(text.rfind('\n') + 1));
    CaptionReading reading = read_caption(last_line);
    const bool marked = (*at)->kind == Block::Kind::item || is_bold_line(**at);
    if (const std::string_view name = leading_name(last_line);
        reading.kind == Caption::none && nearest && marked && !name.empty() && owns(name))
      reading = {Caption::structure, std::string(name)};
    // A line in bold right over the table, of no known name, is a heading that nobody knows.
    if (reading.kind == Caption::none && nearest && is_bold_line(**at) && !is_note(last_line)) {
      reading = {Caption::structure, std::string(bare(last_line))};
      table.under_unknown_heading = true;
    }
    nearest = false;
    if (reading.kind == Caption::none) {
      table.before = std::string(last_line) + "\n" + table.before;
      continue;
    }
    table.caption = std::move(reading);
    table.caption_text = std::string(last_line);
    return;
  }
  if (!before.heading.empty()) {
    table.caption = read_caption(before.heading);
    if (table.caption.kind == Caption::none) {
      table.caption = {Caption::structure, before.heading};
      table.under_unknown_heading = true;
    }
    table.caption_text = before.heading;
  }
}

}  // namespace

void attach_caption(PageTable& table, const Before& before, const std::vector<PageTable>& earlier) {
  caption_by_form(table, before, earlier);
  // "The spec object has the following fields" reads as a caption of more words than a name has.
  const bool wordy =
      table.caption.kind == Caption::structure && before.heading.empty() && contains(table.caption.name, " ");
  if ((table.caption.kind != Caption::none && !wordy) || before.lines.empty()) return;
  const std::string& text = before.lines.back()->text.plain;
  caption_by_names(table, trimmed(std::string_view(text).substr(text.rfind('\n') + 1)), earlier);
}

std::optional<Section> section_before(const Before& before) {
  if (before.lines.empty() || before.lines.back()->kind != Block::Kind::paragraph) return std::nullopt;
  const std::string& line = before.lines.back()->text.plain;
  if (contains(lower(line), "following response ")) return Section::response;
  const auto section = section_named(line);
  return section == Section::parameters || section == Section::response ? section : std::nullopt;
}

}  // namespace ocpv::reader
