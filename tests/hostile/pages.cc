#include "pages.h"

#include <array>

namespace ocpv::hostile {
namespace {

const std::string kBefore =
    "# Do a thing\n\n### Request path\n\n`POST /api/v2/things/{id}`\n\n### Request parameters\n\n";
const std::string kHeader = "|Parameter|Type|Required|Example value|Description|\n|-|-|-|-|-|\n";
const std::string kResponse =
    "\n### Response parameters\n\n|Parameter|Type|Description|\n|-|-|-|\n|data|Object|x|\n|successful|Boolean|ok|\n";

std::string times(std::size_t count, std::string_view text) {
  std::string all;
  all.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

/// `text` again and again, with its number for each `#`, and half of it for each `~`.
std::string numbered(std::size_t size, std::string_view text, std::size_t most = static_cast<std::size_t>(-1)) {
  std::string all;
  for (std::size_t i = 0; all.size() < size && i < most; ++i) {
    for (const char c : text) {
      if (c == '#')
        all += std::to_string(i);
      else if (c == '~')
        all += std::to_string(i / 2);
      else
        all += c;
    }
  }
  return all;
}

std::string body(const std::string& rows, const std::string& example = "{}") {
  return kBefore + "**body:**\n\n" + kHeader + rows + kResponse + "\n## Examples\n\n### Sample request\n\n```json\n" +
         example + "\n```\n";
}

/// Rows whose description is one long text.
std::string long_cells(std::size_t size, std::string_view type, std::string_view start, std::string_view text) {
  const std::string cell = std::string(start) + times(15'000 / text.size(), text);
  return body(numbered(size, "|f#|" + std::string(type) + "|No|NA|" + cell + "|\n"));
}

std::string structures(std::size_t count, std::string_view rows) {
  return numbered(static_cast<std::size_t>(-1),
                  "\n\n**Data structure of X#**\n\n|Parameter|Type|Description|\n|-|-|-|\n" + std::string(rows), count);
}

std::string with_example(const std::string& example) { return body("|f|String|No|NA|x|\n", example); }

constexpr std::array kPages = {
    HostilePage{"one table of columns", [](std::size_t n) { return kBefore + times(n / 2, "|a") + "|\n"; }, "columns"},
    HostilePage{"thousands of tables", [](std::size_t n) { return kBefore + numbered(n, "|a|b|\n|-|-|\n|#|2|\n\n"); }, "tables"},
    HostilePage{"pipes only", [](std::size_t n) { return times(n, "|"); }, "columns"},
    HostilePage{"lines of pipes", [](std::size_t n) { return kBefore + times(n / 3, "||\n"); }, "rows"},
    HostilePage{"HTML that is never closed", [](std::size_t n) { return kBefore + times(n / 7, "<div>\n\n"); }, "tags"},
    HostilePage{"tables in HTML that are never closed", [](std::size_t n) { return body(times(std::min<std::size_t>(n / 9, 9'000), "<table>\n\n")); }},
    HostilePage{"tables in HTML inside each other", [](std::size_t n) {
      const std::size_t many = std::min<std::size_t>(n / 30, 4'000);
      return body(times(many, "<table><tr><td>\n\n") + times(many, "</table>\n\n")); }},
    HostilePage{"list items that are never closed", [](std::size_t n) { return long_cells(n, "String", "Valid values: ", "<li>A"); }, "tags"},
    HostilePage{"comments that are never closed", [](std::size_t n) { return long_cells(n, "String", "", "<!-"); }, "tags"},
    HostilePage{"lists in lists", [](std::size_t n) { return kBefore + times(n / 2, "- "); }, "deep"},
    HostilePage{"headings", [](std::size_t n) { return kBefore + numbered(n, "### h#\n\n"); }},
    HostilePage{"flat rows", [](std::size_t n) { return body(numbered(n, "|f#|String|No|NA|x|\n")); }, "rows"},
    HostilePage{"rows of one name", [](std::size_t n) { return body(numbered(n, "|f|String|No|NA|x|\n")); }, "rows"},
    HostilePage{"rows twice", [](std::size_t n) { return body(numbered(n, "|├─ f~|String|No|NA|x|\n")); }, "rows"},
    HostilePage{"objects of one mark", [](std::size_t n) { return body(numbered(n, "|├─ f#|Object|No|NA|x|\n")); }, "rows"},
    HostilePage{"marks of hundreds of levels", [](std::size_t n) { return body(numbered(n, "|" + times(200, "├─") + "f#|Object|No|NA|x|\n")); }},
    HostilePage{"an object for every other row", [](std::size_t n) { return body(numbered(n, "|f#|Object|No|NA|x|\n|├─g#|String|No|NA|x|\n")); }, "rows"},
    HostilePage{"huge value lists", [](std::size_t n) {
      return body(numbered(n, "|f#|String|No|NA|Valid values: " + numbered(14'000, "VALUE_~, ") + "LAST.|\n")); }},
    HostilePage{"structures that name the next three", [](std::size_t n) {
      return kBefore + "**body:**\n\n" + kHeader + "|r|Object|No|NA|Data structure of X0|\n" +
             structures(std::min<std::size_t>(n / 400, 380), "|a|Object|Data structure of X~|\n|b|Object|Data structure of X#1|\n|c|Object|Data structure of X~1|\n") + kResponse; }},
    HostilePage{"a structure that contains itself in every row", [](std::size_t n) {
      return kBefore + "**body:**\n\n" + kHeader + "|r|Object|No|NA|Data structure of A|\n\n**Data structure of A**\n\n" + kHeader +
             numbered(n, "|f#|Object|No|NA|Data structure of A|\n") + kResponse; },
                "rows"},
    HostilePage{"rows that name structures", [](std::size_t n) {
      return kBefore + "**body:**\n\n" + kHeader + numbered(n, "|f#|Object|No|NA|Data structure of X1|\n") +
             structures(100, "|a|Object|Data structure of X~|\n") + kResponse; }, "rows"},
    HostilePage{"links to nothing", [](std::size_t n) { return body(numbered(n, "|f#|Object|No|NA|see [X](../b#.md)|\n")); }, "brackets"},
    HostilePage{"fields that are the same as others", [](std::size_t n) { return body(numbered(n, "|f#|Object|No|NA|The same as that for g#.|\n")); }, "rows"},
    HostilePage{"a condition in every row", [](std::size_t n) {
      return body(numbered(n, "|f#|String|No|NA|Valid values: ONE, TWO. Valid only when f~ is set to ONE.|\n")); }, "rows"},
    HostilePage{"a condition for every switch", [](std::size_t n) {
      return body(numbered(n / 2, "|f#|Boolean|No|NA|Whether to use crane number #.|\n"
                                  "|g#|String|No|NA|Valid only if you do not use crane number #.|\n")); }, "rows"},
    HostilePage{"conditions that speak of no field", [](std::size_t n) {
      return body(numbered(n, "|f#|String|No|NA|Valid values: ONE# and TWO#. Valid only for nothing at all.|\n")); }, "rows"},
    HostilePage{"objects that one value chooses", [](std::size_t n) {
      return body("|t|String|No|NA|Valid values: A, B.|\n" +
                  numbered(n, "|f#|Object|No|NA|Valid only when t is set to A.|\n|\\|--m#|String|Yes|NA|x|\n")); }, "rows"},
    HostilePage{"long cells", [](std::size_t n) { return long_cells(n, "String", "", "a"); }},
    HostilePage{"sentences", [](std::size_t n) { return long_cells(n, "String", "", "It must not be. "); }},
    HostilePage{"emphasis that is never closed", [](std::size_t n) { return long_cells(n, "String", "", "*a _b "); }},
    HostilePage{"backslashes", [](std::size_t n) { return long_cells(n, "String", "", "\\"); }},
    HostilePage{"words before a list", [](std::size_t n) { return long_cells(n, "Integer", "", "Valid values: including one of "); }},
    HostilePage{"equations", [](std::size_t n) { return long_cells(n, "Integer", "Valid only when ", "a=b "); }},
    HostilePage{"misspelt names that go together", [](std::size_t n) {
      return body(numbered(n, "|fooBar#|String|No|NA|You must specify either foBar~ or fooBr# or foBbar#.|\n")); }, "rows"},
    HostilePage{"names that go together", [](std::size_t n) { return long_cells(n, "String", "", "f1 与 f2 必须同时传入。"); }},
    HostilePage{"fields that must be there", [](std::size_t n) { return long_cells(n, "String", "", "Required if f1 is specified. "); }},
    HostilePage{"lists by the value of another field", [](std::size_t n) {
      const std::string cell = times(15'000 / 13, "ALPHA: AA, B; ");
      return body("|m|String|No|NA|Valid values: ALPHA, BETA.|\n" + numbered(n, "|f#|String|No|NA|" + cell + "|\n")); }},
    HostilePage{"a few lists by the value of another field", [](std::size_t n) {
      const std::string cell = times(60, "When m is ALPHA, valid values: " + numbered(200, "VALUE_#, ") + "LAST. ");
      return body("|m|String|No|NA|Valid values: ALPHA, BETA.|\n" + numbered(n, "|f#|String|No|NA|" + cell + "|\n")); }},
    HostilePage{"list items whose parenthesis never closes", [](std::size_t n) { return long_cells(n, "String", "取值为 A（b", "、A（b"); }},
    HostilePage{"lists whose parentheses never close", [](std::size_t n) { return long_cells(n, "String", "", "取值为 A（b、"); }},
    HostilePage{"numbered items", [](std::size_t n) { return long_cells(n, "String", "取值有：", "1. A 2. B "); }},
    HostilePage{"ranges", [](std::size_t n) { return long_cells(n, "Integer", "", "取值范围 [1~2] 或 3 "); }, "brackets"},
    HostilePage{"ranges that are none", [](std::size_t n) { return long_cells(n, "Integer", "", "(1,2 "); }},
    HostilePage{"pairs that count characters", [](std::size_t n) { return long_cells(n, "String", "", "每个 1-2 个字符 "); }},
    HostilePage{"names that are paths", [](std::size_t n) { return body(numbered(n, "|a#[].b.c|String|No|NA|x|\n")); }, "brackets"},
    HostilePage{"long paths", [](std::size_t n) { return body(numbered(n, "|" + times(2000, "a.") + "f#|String|No|NA|x|\n")); }},
    HostilePage{"counts", [](std::size_t n) { return long_cells(n, "Array", "", "only one "); }},
    HostilePage{"defaults", [](std::size_t n) { return long_cells(n, "String", "", "默认值"); }},
    HostilePage{"an example of many keys", [](std::size_t n) { return with_example("{" + numbered(n, "\"k#\":1,\n") + "\"z\":1}"); }},
    HostilePage{"a broken example of many keys", [](std::size_t n) { return with_example("{" + numbered(n, "\"k#\":1,\n") + "\"z\":1"); }},
    HostilePage{"a broken example of many objects", [](std::size_t n) { return with_example("{" + numbered(n, "\"k#\":{\"a\":1,},\n")); }},
    HostilePage{"an example of many items", [](std::size_t n) { return with_example("[" + numbered(n, "{\"f\":1},\n") + "{}]"); }},
    HostilePage{"an example of one long word", [](std::size_t n) { return with_example("[" + times(n, "a")); }},
    HostilePage{"an example of many words", [](std::size_t n) { return with_example("[" + times(n / 2, "a,")); }},
    HostilePage{"an example of quotes", [](std::size_t n) { return with_example(times(n / 4, "{\"\n")); }},
    HostilePage{"an example of blanks", [](std::size_t n) { return with_example("{\"a\":\"" + times(n / 4, "\"   ")); }},
    HostilePage{"an example of brackets", [](std::size_t n) { return with_example(times(n / 2, "[\n")); }, "brackets"},
    HostilePage{"many rows beside many items", [](std::size_t n) {
      return body(numbered(n / 2, "|f#|String|No|NA|x|\n"), "[" + numbered(n / 2, "{\"f#\":1},\n") + "{}]"); }, "rows"},
    HostilePage{"names nearly those of the example", [](std::size_t n) {
      return body(numbered(n / 2, "|field#|String|Yes|NA|x|\n"), "[" + numbered(n / 2, "{\"fieldx#\":1},\n") + "{}]"); }, "rows"},
    HostilePage{"many rows beside many examples", [](std::size_t n) {
      return body(numbered(n / 2, "|f#|String|Yes|NA|x|\n")) + times(n / 40, "```\n{\"g\":1}\n```\n\n"); }, "rows"},
    HostilePage{"a path of names", [](std::size_t n) {
      return "# Do\n\n### Request path\n\n`POST /api/" + times(5000, "{a}") + "`\n\n### Request parameters\n\n**Path parameters**\n\n" + kHeader +
             numbered(n, "|f#|String|No|NA|x|\n") + kResponse; }, "rows"},
    HostilePage{"a URL of many keys", [](std::size_t n) {
      return body("|f|String|No|NA|x|\n") + "\n" + numbered(n, "`GET /api/v2/things/1?" + times(3000, "a=b&") + "`\n\n"); }},
    HostilePage{"a table of values for many rows", [](std::size_t n) {
      return body(numbered(n / 2, "|f#|String|No|NA|see Event types|\n")) + "\n\nEvent types\n\n|Event|Description|\n|-|-|\n" +
             numbered(n / 2, "|E#|x|\n"); }, "rows"},
};

}  // namespace

std::span<const HostilePage> hostile_pages() { return kPages; }

}  // namespace ocpv::hostile
