#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "page/page.h"
#include "page/table.h"

using namespace ocpv;
using page::Block;
using page::Piece;

namespace {

page::Page parsed(std::string_view markdown) {
  auto result = page::parse_page(markdown, "page.md");
  BOOST_REQUIRE_MESSAGE(result.ok(), markdown);
  return std::move(result).value();
}

const page::Table& only_table(const page::Page& page) {
  for (const Block& block : page.blocks) {
    if (block.kind == Block::Kind::table) return block.table;
  }
  BOOST_FAIL("no table");
  return page.blocks.front().table;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(blocks)

BOOST_AUTO_TEST_CASE(blocks_come_in_order_with_their_lines) {
  struct Case {
    const char* markdown;
    std::vector<std::pair<Block::Kind, std::uint32_t>> blocks;
  };
  const std::vector<Case> cases = {
      {"# a\n\ntext\n", {{Block::Kind::heading, 1}, {Block::Kind::paragraph, 3}}},
      {"a \n=====\n\nb\n---\n", {{Block::Kind::heading, 1}, {Block::Kind::heading, 4}}},
      {"\n\n|a|b|\n|-|-|\n|1|2|\n", {{Block::Kind::table, 3}}},
      {"caption\n|a|b|\n|-|-|\n|1|2|\n", {{Block::Kind::paragraph, 1}, {Block::Kind::table, 2}}},
      {"* one\n* two\n", {{Block::Kind::item, 1}, {Block::Kind::item, 2}}},
      {"```json\n{}\n```\n", {{Block::Kind::fence, 1}}},
      {"<div>\nx\n</div>\n\ny\n", {{Block::Kind::html, 1}, {Block::Kind::paragraph, 5}}},
      {"\r\n# a\r\n\r\ntext\r\n", {{Block::Kind::heading, 2}, {Block::Kind::paragraph, 4}}},
  };
  for (const Case& one : cases) {
    const page::Page page = parsed(one.markdown);
    BOOST_TEST_CONTEXT(one.markdown) {
      BOOST_REQUIRE_EQUAL(page.blocks.size(), one.blocks.size());
      for (std::size_t at = 0; at < one.blocks.size(); ++at) {
        BOOST_TEST((page.blocks[at].kind == one.blocks[at].first));
        BOOST_TEST(page.blocks[at].line == one.blocks[at].second);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_table_under_a_bullet_is_a_table_with_its_own_lines) {
  const page::Page page = parsed("* caption\n\n  |a|b|\n  |-|-|\n  |1|2|\n  |3|4|\n");
  const page::Table& table = only_table(page);
  BOOST_REQUIRE_EQUAL(table.rows.size(), 2U);
  BOOST_TEST(table.header.line == 3U);
  BOOST_TEST(table.rows[1].line == 6U);
  BOOST_TEST(table.rows[1].cells[0].plain == "3");
}

BOOST_AUTO_TEST_CASE(a_cell_has_its_text_its_pieces_and_its_source) {
  const page::Page page = parsed("|a|b|\n|-|-|\n| \\|--name | `x`, **y** <!-- z -->[t](u.md)<br>\\_ |\n");
  const page::Row& row = only_table(page).rows.front();
  BOOST_TEST(row.cells[0].plain == "|--name");
  BOOST_TEST(row.cells[0].raw == "\\|--name");
  BOOST_TEST(row.cells[1].plain == "x, y t\n_");
  BOOST_TEST(row.cells[1].raw == "`x`, **y** <!-- z -->[t](u.md)<br>\\_");
  std::vector<Piece::Kind> kinds;
  for (const Piece& piece : row.cells[1].pieces) kinds.push_back(piece.kind);
  const std::vector<Piece::Kind> expected = {Piece::Kind::code,       Piece::Kind::text, Piece::Kind::strong,
                                             Piece::Kind::text,       Piece::Kind::html, Piece::Kind::link,
                                             Piece::Kind::line_break, Piece::Kind::text};
  BOOST_TEST((kinds == expected));
  BOOST_TEST(row.cells[1].pieces[5].target == "u.md");
  BOOST_TEST(row.cells[1].column == 14U);
}

BOOST_AUTO_TEST_CASE(a_fence_says_where_its_text_begins) {
  const page::Page page = parsed("text\n\n```unknow\n{\n}\n```\n");
  const page::Fence& fence = page.blocks.back().fence;
  BOOST_TEST(fence.info == "unknow");
  BOOST_TEST(fence.text == "{\n}\n");
  BOOST_TEST(fence.first_line == 4U);
}

BOOST_AUTO_TEST_CASE(cells_split_at_pipes_that_no_backslash_escapes) {
  struct Case {
    const char* line;
    std::vector<std::string> cells;
  };
  const std::vector<Case> cases = {
      {"|a|b|", {"a", "b"}},
      {"  | a | b |  ", {"a", "b"}},
      {"a|b", {"a", "b"}},
      {"|a\\|b|c|", {"a\\|b", "c"}},
      {"||x|", {"", "x"}},
      {"", {}},
      {"|", {}},
  };
  for (const Case& one : cases) {
    std::vector<std::string> cells;
    for (const std::string_view cell : page::split_cells(one.line)) cells.emplace_back(cell);
    BOOST_TEST(cells == one.cells, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_SUITE_END()
