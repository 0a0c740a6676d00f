#include "reader/layout/name_cell.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using page::Piece;

/// What a badge behind a name says; in bold, it is no part of it.
constexpr auto kBadges =
    std::to_array<std::string_view>({"new", "beta", "alpha", "preview", "experimental", "deprecated", "updated", "hot",
                                     "新增", "新", "废弃", "已废弃", "实验", "公测", "内测", "更新"});

bool is_tag(const Piece& piece, std::string_view name) {
  if (piece.kind != Piece::Kind::html) return false;
  const std::string tag = lower(piece.text);
  const std::string_view rest = std::string_view(tag).substr(std::min<std::size_t>(1, tag.size()));
  return rest.starts_with(name) && rest.size() > name.size() && !is_letter_or_digit(rest[name.size()]);
}

bool is_any_tag(const Piece& piece, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return is_tag(piece, name); });
}

bool is_badge(std::string_view text) {
  const std::string word = lower(bare(text));
  return std::find(kBadges.begin(), kBadges.end(), word) != kBadges.end();
}

}  // namespace

NameCell read_name_cell(const page::Inline& cell) {
  NameCell name;
  bool raised = false, has_other = false, has_bold = false;
  for (const Piece& piece : cell.pieces) {
    if (is_any_tag(piece, {"sup", "sub"})) raised = true;
    if (is_any_tag(piece, {"/sup", "/sub"})) raised = false;
    if (is_any_tag(piece, {"s", "del", "strike"})) name.is_struck = true;
    const bool is_mark =
        piece.kind == Piece::Kind::html &&
        is_any_tag(piece, {"s", "del", "strike", "/s", "/del", "/strike", "sup", "sub", "/sup", "/sub"});
    const bool is_comment = piece.kind == Piece::Kind::html && piece.text.starts_with("<!--");
    const bool behind = !trimmed(name.text).empty();
    if (piece.kind == Piece::Kind::image || is_mark || is_comment || (raised && behind)) continue;
    if (piece.kind == Piece::Kind::strong && behind && is_badge(piece.text)) continue;
    (piece.kind == Piece::Kind::strong ? has_bold : has_other) |= !trimmed(piece.text).empty();
    name.text += piece.kind == Piece::Kind::line_break ? std::string("\n") : piece.text;
  }
  name.is_bold = has_bold && !has_other;
  if (trimmed(name.text).empty()) name.text = cell.plain;
  for (std::size_t at = name.text.find("~~"); at != std::string::npos; at = name.text.find("~~")) {
    name.text.erase(at, 2);
    name.is_struck = true;
  }
  return name;
}

}  // namespace ocpv::reader
