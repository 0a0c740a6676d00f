// Web pages as browsers save them, held against the Markdown that says the same.
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "page/bounds.h"
#include "page/page.h"

using namespace ocpv;
using page::Block;

namespace {

/// Blocks as text: what they are, where, and what they say.
std::string told(const Result<page::Page>& page) {
  if (!page.ok()) return "refused: " + to_string(page.error(), ocpv::Language::en);
  std::string text;
  for (const Block& block : page->blocks) {
    constexpr const char* kNames[] = {"heading", "paragraph", "item", "table", "fence", "html"};
    text += std::string(kNames[static_cast<int>(block.kind)]) + std::to_string(block.level) + " " +
            std::to_string(block.line) + " " + block.text.plain;
    if (block.kind == Block::Kind::fence) text += block.fence.info + " " + block.fence.text;
    std::vector<page::Row> rows = block.table.rows;
    if (block.kind == Block::Kind::table) rows.insert(rows.begin(), block.table.header);
    for (const page::Row& row : rows) {
      text += "\n  " + std::to_string(row.line);
      for (const page::Inline& cell : row.cells) text += "|" + cell.plain;
    }
    text += "\n";
  }
  return text;
}

std::string told(const std::string& html) { return told(page::parse_page(html, "p.html")); }

}  // namespace

BOOST_AUTO_TEST_SUITE(html)

BOOST_AUTO_TEST_CASE(html_gives_the_blocks_of_markdown) {
  struct Case {
    const char* html;
    const char* blocks;
  };
  const Case cases[] = {
      {"<h2>A <code>b</code></h2>\n<p>c<br>d &lt;e&gt;\n f</p>", "heading2 1 A b\nparagraph0 2 c\nd <e> f\n"},
      {"<ul>\n<li>a\n<ol><li><p>b</p><p>c</p></li></ol></li></ul>", "item1 2 a\nitem2 3 b\nparagraph0 3 c\n"},
      {"<p>a</p>b<div>c<section><p>d</section></div>",
       "paragraph0 1 a\nparagraph0 1 b\nparagraph0 1 c\nparagraph0 1 d\n"},
      {"<table><caption>t</caption>\n<tr><th>n</th><th>m</th></tr>\n<tr><td>x</td><td><ul><li>A</li></ul></td></tr></"
       "table>",
       "paragraph0 1 t\ntable0 2 \n  2|n|m\n  3|x|<ul><li>A</li></ul>\n"},
      {"<table><thead><tr><th>n<th>m<th>o<tbody>\n<tr><td rowspan=2>x<td>1<td>2\n<tr><td "
       "colspan=2>3\n<tr><td>y</table>",
       "table0 1 \n  1|n|m|o\n  2|x|1|2\n  3|x|3|\n  4|y||\n"},
      {"<table>\n<tr><td>n<td>m\n<tr><td>x<td>1<td>beside</table>", "table0 2 \n  2|n|m\n  3|x|1\n"},
      {"<table><tr><th>a</th></tr><tr><td>b<table><tr><th>c</th></tr><tr><td>d</td></tr></table></td></tr></table>",
       "table0 1 \n  1|a\n  1|b\ntable0 1 \n  1|c\n  1|d\n"},
      {"<pre><code class='hljs language-json'><span>{</span>\n<span class=s>\"a\"</span>: 1}</code></pre>",
       "fence0 1 json {\n\"a\": 1}\n\n"},
      {"<table class=hl><tr><td class=gutter><pre>1\n2</pre></td><td><pre>{\n}</pre></td></tr></table>",
       "fence0 2  {\n}\n\n"},
      {"<pre><div><span class=line-number>1</span>{</div><div><span class=line-number>2</span>}</div></pre>",
       "fence0 1  {\n}\n\n"},
      {"<nav><h1>n</h1></nav><main><h1>a</h1><button>Copy</button><p hidden>b</p><p style='display: none'>c</p>"
       "<script>'<p>d</p>'</script></main><footer>e</footer>",
       "heading1 1 a\n"},
      {"<header><h1>site</h1></header><article><header><h1>a</h1></header></article>", "heading1 1 a\n"},
      // `article` is only a part of what the page says.
      {"<main><article><h1>a</h1></article><pre>b</pre></main>", "heading1 1 a\nfence0 1  b\n\n"},
      {"<p>a<!-- -->b <!-- -->c&nbsp;d</p>",
       "paragraph0 1 ab c\xc2\xa0"
       "d\n"},
      {"<p>\x08 a</p>", "paragraph0 1 a\n"},
  };
  for (const Case& one : cases) BOOST_TEST(told(std::string(one.html)) == one.blocks, one.html);
}

BOOST_AUTO_TEST_CASE(a_page_is_read_in_the_charset_it_declares) {
  BOOST_TEST(told("<meta charset=gbk><p>\xd6\xd0</p>") == "paragraph0 1 中\n");
  BOOST_TEST(told("<meta http-equiv=x content='text/html; charset=GB2312'><p>\xd6\xd0</p>") == "paragraph0 1 中\n");
  BOOST_TEST(told("\xef\xbb\xbf<p>中</p>") == "paragraph0 1 中\n");
  BOOST_TEST(told(std::string("\xff\xfe<\0p\0>\0-N", 10)) == "paragraph0 1 中\n");
  // A declaration that is wrong does not spoil what is UTF-8.
  BOOST_TEST(told("<meta charset=gbk><p>中</p>") == "paragraph0 1 中\n");
  BOOST_TEST(told("<p>\n\xd6\xd0</p>") == "refused: p.html:2: the page is not valid UTF-8");
  BOOST_TEST(told("<meta charset=big9>\n\xd6\xd0") ==
             "refused: p.html:2: the page is neither valid UTF-8 nor text in the charset it declares");
}

BOOST_AUTO_TEST_CASE(a_table_in_html_inside_markdown_is_a_table) {
  const auto told_of = [](const char* markdown) { return told(page::parse_page(markdown, "p.md")); };
  BOOST_TEST(told_of("# a\n\n<table>\n<tr><th>n</th></tr>\n<tr><td>x</td></tr>\n</table>\n\nb\n") ==
             "heading1 1 a\ntable0 4 \n  4|n\n  5|x\nparagraph0 8 b\n");
  // Markdown ends the block at the blank line.
  BOOST_TEST(told_of("<table>\n<tr><th>n</th></tr>\n\n    <tr><td>x</td></tr>\n\n</table>\n\nb\n") ==
             "table0 2 \n  2|n\n  4|x\nparagraph0 8 b\n");
  BOOST_TEST(told_of("<table>\n<tr><th>n</th></tr>\n\nb\n").starts_with("html0 1 <table>"));
}

BOOST_AUTO_TEST_CASE(html_over_a_bound_is_refused) {
  const auto repeated = [](std::string_view text, std::size_t count) {
    std::string all;
    for (std::size_t n = 0; n < count; ++n) all += text;
    return all;
  };
  BOOST_TEST(told(repeated("<div>", 200) + "a") == "paragraph0 1 a\n");
  BOOST_TEST(told(repeated("<div>", 300)).starts_with("refused: "));
  BOOST_TEST(told(repeated("<br>", page::kMostHtmlTags)) == "");
  BOOST_TEST(told(repeated("<br>", page::kMostHtmlTags + 1)).starts_with("refused: "));
  // Each paragraph opens all marks again that are open.
  std::string marks;
  for (int n = 0; n < 1'000; ++n) marks += "<b a=" + std::to_string(n) + ">";
  BOOST_TEST(told(marks + repeated("<p>x", 20'000)).starts_with("refused: "));
  BOOST_TEST(told("<table><tr>" + repeated("<td>a", 65)).starts_with("refused: "));
  BOOST_TEST(told("<table><tr><td rowspan=9999>" + std::string(100'000, 'a') + repeated("<tr>", 9'000))
                 .starts_with("refused: "));
}

BOOST_AUTO_TEST_SUITE_END()
