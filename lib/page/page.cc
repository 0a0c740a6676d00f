#include "page/page.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "page/bounds.h"
#include "page/charset.h"
#include "page/embedded_tables.h"
#include "page/html.h"
#include "page/inline.h"
#include "page/refusals.h"
#include "page/table.h"

namespace ocpv::page {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

Tree parse_tree(std::string_view markdown) {
  // Registration is process-wide in cmark-gfm; a static is initialised once however many threads arrive.
  static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
  (void)registered;
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  Tree tree(cmark_parser_finish(parser));
  cmark_parser_free(parser);
  return tree;
}

Lines split_lines(std::string_view text) {
  Lines lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

/// The first line of a node. Text that runs into a table has none in cmark-gfm; the table has it instead.
std::uint32_t line_of(cmark_node* node) {
  const int line = cmark_node_get_start_line(node);
  if (line > 0) return static_cast<std::uint32_t>(line);
  cmark_node* next = cmark_node_next(node);
  return next == nullptr ? 0 : static_cast<std::uint32_t>(std::max(cmark_node_get_start_line(next), 0));
}

std::string written(cmark_node* node, const Lines& lines) {
  std::string text;
  const auto last = static_cast<std::size_t>(std::max(cmark_node_get_end_line(node), 0));
  for (std::size_t number = line_of(node); number >= 1 && number <= std::min(last, lines.size()); ++number) {
    if (!text.empty()) text += '\n';
    text += lines[number - 1];
  }
  return text;
}

Inline running_text(cmark_node* node, const Lines& lines) {
  Inline text = read_inline(node);
  text.raw = written(node, lines);
  if (text.raw.empty()) text.raw = text.plain;
  text.line = line_of(node);
  text.column = static_cast<std::uint32_t>(std::max(cmark_node_get_start_column(node), 0));
  return text;
}

Fence read_fence(cmark_node* node) {
  Fence fence;
  const char* info = cmark_node_get_fence_info(node);
  fence.info = info == nullptr ? "" : info;
  const char* text = cmark_node_get_literal(node);
  fence.text = text == nullptr ? "" : text;
  int length = 0;
  int offset = 0;
  char character = 0;
  const bool fenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0;
  fence.first_line = line_of(node) + (fenced ? 1 : 0);
  return fence;
}

int items_around(cmark_node* node) {
  int depth = 0;
  for (cmark_node* parent = cmark_node_parent(node); parent != nullptr; parent = cmark_node_parent(parent))
    depth += cmark_node_get_type(parent) == CMARK_NODE_ITEM;
  return depth;
}

/// Whether a paragraph opens a list item.
bool opens_item(cmark_node* paragraph) {
  cmark_node* parent = cmark_node_parent(paragraph);
  return parent != nullptr && cmark_node_get_type(parent) == CMARK_NODE_ITEM &&
         cmark_node_previous(paragraph) == nullptr;
}

/// One block of the tree as a block of the page; none for containers and rules.
std::optional<Block> read_block(cmark_node* node, const Lines& lines) {
  Block block;
  block.line = line_of(node);
  block.inside = items_around(node);
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_HEADING) {
    block.kind = Block::Kind::heading;
    block.level = cmark_node_get_heading_level(node);
    block.text = running_text(node, lines);
  } else if (type == CMARK_NODE_PARAGRAPH) {
    block.kind = opens_item(node) ? Block::Kind::item : Block::Kind::paragraph;
    block.level = block.kind == Block::Kind::item ? block.inside : 0;
    block.text = running_text(node, lines);
  } else if (std::string_view(cmark_node_get_type_string(node)) == "table") {
    block.kind = Block::Kind::table;
    block.table = read_table(node, lines);
    block.line = block.table.header.line;
  } else if (type == CMARK_NODE_CODE_BLOCK) {
    block.kind = Block::Kind::fence;
    block.fence = read_fence(node);
  } else if (type == CMARK_NODE_HTML_BLOCK) {
    block.kind = Block::Kind::html;
    block.text.raw = written(node, lines);
    block.text.plain = block.text.raw;
    block.text.line = block.line;
  } else {
    return std::nullopt;
  }
  return block;
}

/// Takes blocks while their tables stay within the bounds.
class Blocks {
 public:
  explicit Blocks(std::string_view name) : page_{.name = std::string(name), .blocks = {}} {}

  Result<void> add(Block block) {
    rows_ += block.table.rows.size();
    tables_ += block.kind == Block::Kind::table ? std::size_t{1} : std::size_t{0};
    if (rows_ > kMostPageRows) return refusal(kTooManyRows, kMostPageRows, block.line);
    if (tables_ > kMostTables) return refusal(kTooManyTables, kMostTables, block.line);
    page_.blocks.push_back(std::move(block));
    return {};
  }

  Result<void> add(std::vector<Block> blocks) {
    for (Block& block : blocks) {
      if (Result<void> added = add(std::move(block)); !added.ok()) return added.error();
    }
    return {};
  }

  Page take() { return std::move(page_); }

 private:
  Error refusal(const Message& why, std::size_t most, std::uint32_t line) const {
    return Error{.message = say(why, {std::to_string(most)}), .file = page_.name, .line = line};
  }

  Page page_;
  std::size_t rows_ = 0;
  std::size_t tables_ = 0;
};

Result<Page> parse_markdown(std::string_view markdown, std::string_view name) {
  if (Result<void> bounded = check_bounds(markdown, name); !bounded.ok()) return bounded.error();
  const Lines lines = split_lines(markdown);
  const Tree tree = parse_tree(markdown);
  Blocks blocks(name);
  EmbeddedTables tables(lines, name);
  std::uint32_t read_to = 0;  // The last line of a table in HTML, which Markdown ends at a blank line.
  std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iterator(cmark_iter_new(tree.get()), cmark_iter_free);
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(iterator.get());
    std::optional<Block> block = read_block(node, lines);
    if (!block) continue;
    cmark_iter_reset(iterator.get(), node, CMARK_EVENT_EXIT);  // Its inlines are read already.
    if (block->line <= read_to) continue;
    std::vector<Block> embedded;
    if (block->kind == Block::Kind::html) read_to = tables.read(*block, embedded);
    const Result<void> added = embedded.empty() ? blocks.add(std::move(*block)) : blocks.add(std::move(embedded));
    if (!added.ok()) return added.error();
  }
  return blocks.take();
}

Result<Page> parse_web_page(std::string_view bytes, std::string_view name) {
  OCPV_TRY(html, html_in_utf8(bytes, name));
  OCPV_TRY(read, read_html_blocks(html, name, 1));
  Blocks blocks(name);
  if (Result<void> added = blocks.add(std::move(read)); !added.ok()) return added.error();
  return blocks.take();
}

}  // namespace

std::string_view page_ending(std::string_view name) {
  for (const std::string_view ending : kPageEndings) {
    if (name.size() > ending.size() && name.ends_with(ending)) return ending;
  }
  return {};
}

Result<Page> parse_page(std::string_view bytes, std::string_view name) {
  const std::string_view ending = page_ending(name);
  return ending == ".html" || ending == ".htm" ? parse_web_page(bytes, name) : parse_markdown(bytes, name);
}

}  // namespace ocpv::page
