#include "reader/layout/listed_fields.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "reader/layout/field_item.h"
#include "reader/words/text.h"
#include "reader/words/vocabulary.h"

namespace ocpv::reader {
namespace {

using page::Block;

/// `[size](#x)` at the start is the name alone, and `** size **`, as references of AWS are printed, is in bold.
std::string with_plain_name(std::string text) {
  std::size_t begin = 0;
  while (begin < text.size() && contains("*` ", text.substr(begin, 1))) ++begin;
  const std::size_t close = text.find("](", begin);
  if (begin < text.size() && text[begin] == '[' && close < text.find('\n', begin)) {
    const std::size_t end = text.find(')', close);
    if (end != std::string::npos)
      text = text.substr(0, begin) + text.substr(begin + 1, close - begin - 1) + text.substr(end + 1);
  }
  if (!text.starts_with("** ")) return text;
  const std::size_t end = text.find(" **", 3);
  if (end == std::string::npos || text.substr(3, end - 3).find(' ') != std::string::npos) return text;
  std::string_view rest = trimmed(std::string_view(text).substr(end + 3));
  if (rest.starts_with("<a ")) rest = trimmed(rest.substr(std::min(rest.find("</a>"), rest.size() - 4) + 4));
  return "**" + text.substr(3, end - 3) + "**<br>" + std::string(rest);
}

/// The text of an item or a paragraph in one line, without its bullet; a line that was broken by hand stays broken.
std::string text_of_item(const Block& block) {
  std::string_view raw = trimmed(block.text.raw);
  if (block.kind == Block::Kind::item && block.text.column > 0) {
    raw = trimmed(raw, " \t>");
    std::size_t end = raw.find_first_not_of("0123456789");
    end = end == std::string_view::npos ? 0 : end;
    const bool bullet = !raw.empty() && contains(end == 0 ? "-*+" : ".)", raw.substr(end, 1));
    if (bullet && end + 1 < raw.size() && contains(kBlanks, raw.substr(end + 1, 1))) raw = trimmed(raw.substr(end + 1));
  }
  std::string text;
  for (const std::string& line : split(raw, '\n')) {
    if (text.ends_with("\\") || text.ends_with("  "))
      text = std::string(trimmed(text, " \t\\")) + "<br>";
    else if (!text.empty() && static_cast<unsigned char>(text.back()) < 0x80)
      text += ' ';
    // Two blanks at its end break the line, and stay until the next one is known.
    text += line.substr(std::min(line.find_first_not_of(" \t>"), line.size()));
  }
  return with_plain_name(std::move(text));
}

struct ListedRow {
  FieldItem item;
  int level = 0;
  std::uint32_t line = 0;
  std::vector<page::Piece> links;
  bool lists_values = false;  ///< Items of values stand in a list that is open.
};

class ListReader {
 public:
  explicit ListReader(bool names_suffice) : names_suffice_(names_suffice) {}

  /// False for a block behind the list; `ahead` are the blocks from it on.
  bool read(std::span<const Block> ahead) {
    const Block& block = ahead.front();
    if (rows_.empty() && block.kind == Block::Kind::paragraph && begins_lines(ahead)) of_lines_ = true;
    if (of_lines_) return read_lines(ahead);
    if (rows_.empty() ? block.kind == Block::Kind::paragraph : of_paragraphs_) return read_paragraph(block);
    if (block.kind == Block::Kind::item) return read_item(block);
    if (rows_.empty() || block.inside == 0) return false;
    if (block.kind == Block::Kind::fence) return true;
    if (block.kind != Block::Kind::paragraph) return false;
    add_below(block, text_of_item(block));
    return true;
  }

  std::optional<Block> take() {
    if (rows_.empty()) return std::nullopt;
    close_values();
    std::ptrdiff_t told = 0, top = 0;
    for (const ListedRow& row : rows_) {
      if (row.level > rows_.front().level) continue;
      ++top;
      told += row.item.is_told() ? 1 : 0;
    }
    if ((told == 0 || 2 * told < top) && !(names_suffice_ && are_names())) return std::nullopt;
    return table();
  }

 private:
  /// `**name** (string, required)` in a paragraph of its own, what it is in the next.
  bool read_paragraph(const Block& block) {
    if (block.kind != Block::Kind::paragraph && block.kind != Block::Kind::item) return false;
    const std::string text = text_of_item(block);
    const bool is_marked = text.starts_with("*") || text.starts_with("`");
    auto item = block.kind == Block::Kind::paragraph && is_marked ? read_field_item(text) : std::nullopt;
    if (item && item->is_told()) {
      of_paragraphs_ = true;
      described_ = !item->description.empty();
      add_row(block, std::move(*item));
      return true;
    }
    if (!of_paragraphs_ || (described_ && block.kind == Block::Kind::paragraph)) return false;
    described_ = true;
    add_below(block, text);
    return true;
  }

  /// A name in bold on a line of its own, and the lines below it.
  static std::optional<std::pair<FieldItem, std::string>> lone_name(const Block& block) {
    if (block.kind != Block::Kind::paragraph || !trimmed(block.text.raw).starts_with("**")) return std::nullopt;
    const std::string text = text_of_item(block);
    const std::size_t end = std::min(text.find("<br>"), text.size());
    auto item = read_field_item(text.substr(0, end));
    const bool is_alone = item && item->is_set_off && !item->is_told() && item->description.empty();
    if (!is_alone) return std::nullopt;
    return std::pair(std::move(*item), end == text.size() ? std::string() : text.substr(end + 4));
  }

  static bool tells_of_field(std::string_view text) {
    FieldItem told;
    for (const std::string& line : split(replaced(text, "<br>", "\n"), '\n')) read_field_line(line, told);
    return told.is_told();
  }

  /// Before the next name something says its type, or whether it is required.
  static bool begins_lines(std::span<const Block> ahead) {
    constexpr std::size_t kFar = 8;  // Paragraphs about one field.
    const auto name = lone_name(ahead.front());
    if (!name) return false;
    if (tells_of_field(name->second)) return true;
    for (const Block& block : ahead.subspan(1, std::min(kFar, ahead.size() - 1))) {
      if (block.kind != Block::Kind::paragraph || lone_name(block)) return false;
      if (tells_of_field(text_of_item(block))) return true;
    }
    return false;
  }

  /// `**name**`, and paragraphs about it: `Type: String`, `Required: Yes`, what it is.
  bool read_lines(std::span<const Block> ahead) {
    const Block& block = ahead.front();
    if (auto name = lone_name(block)) {
      if (!begins_lines(ahead)) return false;
      add_row(block, std::move(name->first));
      if (!name->second.empty()) add_below(block, name->second);
      return true;
    }
    if (block.kind == Block::Kind::item && !rows_.empty()) return add_below(block, text_of_item(block)), true;
    if (block.kind != Block::Kind::paragraph) return false;
    add_below(block, text_of_item(block));
    return true;
  }

  bool read_item(const Block& block) {
    const std::string text = text_of_item(block);
    if (rows_.empty() || block.level <= rows_.front().level) {
      auto item = read_field_item(text);
      if (!item || (!item->is_told() && !item->is_set_off && !item->description.empty())) return false;
      add_row(block, std::move(*item));
      return true;
    }
    if (block.level > rows_.back().level && read_field_line(text, rows_.back().item)) return true;
    auto item = read_field_item(text);
    if (item && item->is_told() && !rows_.back().lists_values)
      add_row(block, std::move(*item));
    else if (item && item->is_set_off && block.level <= rows_.back().level)
      add_row(block, std::move(*item));
    else if (item && item->is_set_off && may_hold_fields(rows_.back()))
      add_row(block, std::move(*item));
    else
      add_below(block, text);
    return true;
  }

  /// `- **body**: ...` says of what is below where it is sent.
  static bool is_place(Caption caption) { return caption != Caption::none && caption != Caption::structure; }

  /// `- **size**: How many.` again and again.
  bool are_names() const {
    return rows_.size() > 1 && std::all_of(rows_.begin(), rows_.end(), [&](const ListedRow& row) {
             const FieldItem& item = row.item;
             return row.level == rows_.front().level && item.is_set_off && !item.description.empty() &&
                    is_lower(item.name.front()) && std::all_of(item.name.begin(), item.name.end(), is_word) &&
                    !is_place(read_caption(item.name).kind);
           });
  }

  static bool may_hold_fields(const ListedRow& row) {
    const TypeWord type = read_type(row.item.type);
    const bool object = type.kind == contract::Kind::object ||
                        (type.kind == contract::Kind::array && (!type.items || type.items == contract::Kind::object));
    return object && !row.item.type.empty() && !row.lists_values;
  }

  void add_row(const Block& block, FieldItem item) {
    close_values();
    rows_.push_back({std::move(item), block.level, block.line, {}, false});
    add_links(block);
  }

  void add_links(const Block& block) {
    for (const page::Piece& piece : block.text.pieces) {
      if (piece.kind == page::Piece::Kind::link) rows_.back().links.push_back(piece);
    }
  }

  /// What stands below a field: one thing that it says, or more of its description.
  void add_below(const Block& block, const std::string& text) {
    ListedRow& row = rows_.back();
    add_links(block);
    if (block.kind == Block::Kind::item) {
      row.item.description += row.lists_values ? "" : "<ul>";
      row.lists_values = true;
      row.item.description += "<li>" + text + "</li>";
      return;
    }
    close_values();
    const bool bare_name = !row.item.is_told() && row.item.description.empty();
    auto item = bare_name ? read_field_item(row.item.name + ": " + text) : std::nullopt;
    if (item && item->is_told()) {
      item->is_set_off = row.item.is_set_off;
      row.item = std::move(*item);
      return;
    }
    for (const std::string& line : split(replaced(text, "<br>", "\n"), '\n')) {
      if (!read_field_line(line, row.item)) add_to_description(row.item, line);
    }
  }

  void close_values() {
    if (rows_.empty() || !rows_.back().lists_values) return;
    rows_.back().item.description += "</ul>";
    rows_.back().lists_values = false;
  }

  static page::Inline cell(std::string text, std::uint32_t line) {
    page::Inline cell;
    cell.plain = prose(text);
    cell.raw = std::move(text);
    cell.pieces = {{.kind = page::Piece::Kind::text, .text = cell.plain, .target = {}}};
    cell.line = line;
    return cell;
  }

  bool any(std::string FieldItem::*member) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const ListedRow& row) { return !(row.item.*member).empty(); });
  }

  Block table() const {
    using Member = std::pair<std::string_view, std::string FieldItem::*>;
    std::vector<Member> columns = {{"parameter", &FieldItem::name}};
    if (any(&FieldItem::type)) columns.emplace_back("type", &FieldItem::type);
    if (any(&FieldItem::required)) columns.emplace_back("required", &FieldItem::required);
    const bool placed =
        std::all_of(rows_.begin(), rows_.end(), [](const ListedRow& row) { return !row.item.place.empty(); });
    if (placed) columns.emplace_back("in", &FieldItem::place);
    if (any(&FieldItem::fallback)) columns.emplace_back("default", &FieldItem::fallback);
    if (any(&FieldItem::example)) columns.emplace_back("example", &FieldItem::example);
    columns.emplace_back("description", &FieldItem::description);
    // Where only what is required is marked, the others are not.
    const bool marks_required = std::none_of(rows_.begin(), rows_.end(), [](const ListedRow& row) {
      return !row.item.required.empty() && read_required(row.item.required) != true;
    });
    Block block;
    block.kind = Block::Kind::table;
    block.line = block.table.header.line = rows_.front().line;
    for (const auto& [header, member] : columns)
      block.table.header.cells.push_back(cell(std::string(header), block.line));
    for (const ListedRow& listed : rows_) {
      page::Row row;
      row.line = listed.line;
      for (const auto& [header, member] : columns) {
        std::string text = listed.item.*member;
        if (header == "parameter") text.insert(0, marks_of(listed.level - rows_.front().level));
        if (header == "required" && text.empty() && marks_required) text = "optional";
        row.cells.push_back(cell(std::move(text), listed.line));
      }
      std::vector<page::Piece>& pieces = row.cells.back().pieces;
      pieces.insert(pieces.end(), listed.links.begin(), listed.links.end());
      block.table.rows.push_back(std::move(row));
    }
    return block;
  }

  static std::string marks_of(int depth) {
    std::string marks;
    for (; depth > 0; --depth) marks += "├─";
    return marks;
  }

  std::vector<ListedRow> rows_;
  bool names_suffice_;
  bool of_paragraphs_ = false;  ///< Each field is a paragraph.
  bool of_lines_ = false;       ///< Each field is a name, and paragraphs about it.
  bool described_ = false;      ///< The last of them has its description.
};

}  // namespace

ListedFields read_listed_fields(std::span<const Block> blocks, bool names_suffice) {
  ListReader reader(names_suffice);
  std::size_t length = 0;
  while (length < blocks.size() && reader.read(blocks.subspan(length))) ++length;
  if (length == 0) return {std::nullopt, 1};
  return {reader.take(), length};
}

}  // namespace ocpv::reader
