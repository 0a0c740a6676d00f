// In: one documentation page, in Markdown or as a saved web page. Out: its blocks in order, each with its line.
// Promises: linear time, bounded rows (base/limits.h), no meaning read into anything; cells come as text and as pieces.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ocpv::page {

/// A piece of running text, with what was around it.
struct Piece {
  enum class Kind : std::uint8_t { text, code, strong, emphasis, link, image, html, line_break };
  Kind kind = Kind::text;
  std::string text;    ///< Unescaped text; the tag itself for html.
  std::string target;  ///< Of a link or an image.
};

/// Text of a paragraph, heading or cell. `plain` is all pieces joined, HTML comments left out.
struct Inline {
  std::string plain;
  std::string raw;  ///< The source as written, for evidence and for shapes that emphasis hides (`*A: ..* B`).
  std::vector<Piece> pieces;
  std::uint32_t line = 0;    ///< 1-based.
  std::uint32_t column = 0;  ///< 1-based bytes; 0 when unknown.
};

struct Row {
  std::vector<Inline> cells;
  std::vector<std::string> beyond;  ///< Of Markdown: what is written behind the last column's cell, bar by bar.
  std::uint32_t line = 0;
};

struct Table {
  Row header;
  std::vector<Row> rows;
};

struct Fence {
  std::string info;              ///< The word after the fence; says nothing reliable.
  std::string text;              ///< Without the fence lines; ends with a line feed unless empty.
  std::uint32_t first_line = 0;  ///< The line of the first line of `text`.
};

/// One block of the page, flattened in document order.
struct Block {
  enum class Kind : std::uint8_t { heading, paragraph, item, table, fence, html };
  Kind kind = Kind::paragraph;
  std::uint32_t line = 0;  ///< 1-based.
  int level = 0;           ///< Heading level, or list depth for items.
  int inside = 0;          ///< List items around it.
  Inline text;             ///< heading, paragraph, item, html.
  Table table;
  Fence fence;
};

struct Page {
  std::string name;  ///< As given to parse_page; used in messages.
  std::vector<Block> blocks;
};

/// Endings of the files that are pages: Markdown, and web pages as a browser saves them.
inline constexpr std::string_view kPageEndings[] = {".md", ".html", ".htm"};

/// The one of kPageEndings that a file's name has, or nothing.
std::string_view page_ending(std::string_view name);

/// Reads Markdown (CommonMark with GFM tables), or HTML where `name` ends so. Fails on too large a page, on what is no
/// UTF-8 nor in a declared charset (with the line), and on a table whose row count is over the limit. But for its
/// ending, `name` is only for messages. Safe to call from several threads.
Result<Page> parse_page(std::string_view bytes, std::string_view name);

}  // namespace ocpv::page
