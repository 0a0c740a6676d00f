#include "page/html.h"

#include <optional>
#include <utility>

#include "base/ascii.h"
#include "page/html_table.h"
#include "page/html_text.h"
#include "page/html_tree.h"

namespace ocpv::page {
namespace {

int heading_level(const GumboNode* node) {
  constexpr GumboTag kHeadings[] = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
  int level = 0;
  for (const GumboTag tag : kHeadings) {
    ++level;
    if (is_element(node, tag)) return level;
  }
  return 0;
}

class Walk {
 public:
  Walk(const HtmlTree& tree, std::string_view name) : tree_(tree), name_(name) {}

  /// The blocks below `node`; what runs on between them is a paragraph.
  void read_children(const GumboNode* node) {
    std::vector<const GumboNode*> running;
    for (const GumboNode* child : Children{node}) {
      if (is_left_out(child)) continue;
      if (!is_block_element(child) && !tree_.holds_blocks(child)) {
        running.push_back(child);
        continue;
      }
      add_running(running);
      read(child);
    }
    add_running(running);
  }

  Result<std::vector<Block>> take() {
    if (failure_) return std::move(*failure_);
    return std::move(blocks_);
  }

 private:
  void read(const GumboNode* node) {
    if (failure_ || is_gutter(node)) return;
    if (is_element(node, GUMBO_TAG_TABLE)) return read_table(node);
    if (is_element(node, GUMBO_TAG_PRE)) return add_fence(node);
    if (const int level = heading_level(node); level > 0) return add_heading(node, level);
    // A term opens an item, and what is said of it stands inside.
    const bool opens = is_element(node, GUMBO_TAG_LI) || is_element(node, GUMBO_TAG_DT);
    const bool is_item = opens || is_element(node, GUMBO_TAG_DD);
    if (is_item) ++depth_;
    const bool is_list =
        is_element(node, GUMBO_TAG_UL) || is_element(node, GUMBO_TAG_OL) || is_element(node, GUMBO_TAG_DL);
    const bool opened = std::exchange(opens_item_, opens || (opens_item_ && !is_item && !is_list));
    read_children(node);
    if (is_item) {
      --depth_;
      opens_item_ = false;
    } else {
      opens_item_ = opened && opens_item_;
    }
  }

  void add_running(std::vector<const GumboNode*>& nodes) {
    if (nodes.empty()) return;
    Block block;
    block.text = read_html_inline(nodes);
    const std::uint32_t line = first_line(nodes);
    nodes.clear();
    if (trimmed(block.text.plain).empty()) return;
    const bool opens = std::exchange(opens_item_, false);
    block.kind = opens ? Block::Kind::item : Block::Kind::paragraph;
    block.level = opens ? depth_ : 0;
    block.inside = depth_;
    block.line = block.text.line = line;
    blocks_.push_back(std::move(block));
  }

  static std::uint32_t first_line(const std::vector<const GumboNode*>& nodes) {
    for (const GumboNode* node : nodes) {
      if (node->type != GUMBO_NODE_WHITESPACE) return html_line(node);
    }
    return html_line(nodes.front());
  }

  void add_heading(const GumboNode* node, int level) {
    const Children children{node};
    Block block;
    block.kind = Block::Kind::heading;
    block.level = level;
    block.text = read_html_inline({children.begin(), children.end()});
    block.line = block.text.line = html_line(node);
    opens_item_ = false;
    blocks_.push_back(std::move(block));
  }

  void add_fence(const GumboNode* node) {
    Block block;
    block.kind = Block::Kind::fence;
    block.fence = read_html_fence(node);
    block.line = html_line(node);
    block.inside = depth_;
    opens_item_ = false;
    blocks_.push_back(std::move(block));
  }

  void read_table(const GumboNode* node) {
    if (is_layout_table(node)) return read_cells(node);
    for (const GumboNode* child : Children{node}) {
      if (is_element(child, GUMBO_TAG_CAPTION) && !is_left_out(child)) read_children(child);
    }
    Result<Table> table = read_html_table(node, name_);
    if (!table.ok()) {
      failure_ = table.error();
      return;
    }
    if (!table->header.cells.empty()) {
      Block block;
      block.kind = Block::Kind::table;
      block.table = std::move(*table);
      block.line = block.table.header.line;
      blocks_.push_back(std::move(block));
    }
    opens_item_ = false;
    for (const GumboNode* nested : nested_tables(node)) read(nested);
  }

  void read_cells(const GumboNode* node) {
    for (const GumboNode* child : Children{node}) {
      if (is_left_out(child) || is_gutter(child)) continue;
      if (is_element(child, GUMBO_TAG_TD) || is_element(child, GUMBO_TAG_TH))
        read_children(child);
      else
        read_cells(child);
    }
  }

  const HtmlTree& tree_;
  std::string_view name_;
  std::vector<Block> blocks_;
  std::optional<Error> failure_;
  int depth_ = 0;            ///< List items around.
  bool opens_item_ = false;  ///< The next running text is the first of its item.
};

void move_lines(Block& block, std::uint32_t by) {
  const auto move = [&](std::uint32_t& line) { line += line == 0 ? 0 : by; };
  const auto move_row = [&](Row& row) {
    move(row.line);
    for (Inline& cell : row.cells) move(cell.line);
  };
  move(block.line);
  move(block.text.line);
  move(block.fence.first_line);
  move_row(block.table.header);
  for (Row& row : block.table.rows) move_row(row);
}

}  // namespace

Result<std::vector<Block>> read_html_blocks(std::string_view html, std::string_view name, std::uint32_t first_line) {
  OCPV_TRY(tree, parse_html_tree(html, name));
  Walk walk(tree, name);
  walk.read_children(content_of(tree.root()));
  OCPV_TRY(blocks, walk.take());
  if (first_line > 1) {
    for (Block& block : blocks) move_lines(block, first_line - 1);
  }
  return std::move(blocks);
}

}  // namespace ocpv::page
