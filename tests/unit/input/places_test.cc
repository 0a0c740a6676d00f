// Where a finding stands in the file the user sees: line, column in code points, byte, and the marks under it.
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "base/joined.h"
#include "check/check.h"
#include "documents.h"
#include "input/remap.h"
#include "plan/plan.h"
#include "report/place.h"
#include "report/snippet.h"

namespace ocpv::input {
namespace {

using namespace std::string_view_literals;

// `n` takes whole numbers; every case has one other value for it, or one name that nobody documents.
constexpr std::string_view kSchema = R"({"type": "object", "properties": {
  "n": {"type": "integer"}, "s": {}, "a": {"type": "array", "items": {"properties": {"n": {"type": "integer"}}}},
  "o": {"type": "object", "properties": {"n": {"type": "integer"}, "s": {}}}}})";

#define BOM "\xEF\xBB\xBF"
#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define THUMB "\U0001F44D\U0001F3FD"
#define FLAG "\U0001F1E8\U0001F1F3"

struct Case {
  std::string_view name, file, text;
  std::string_view place;  ///< `line:column@byte-line:column@byte` of what is found.
  std::string_view marks;  ///< The line below the source line.
};

constexpr Case kCases[] = {
    {"plain", "r.json", "{\"n\": \"x\"}", "1:7@6-1:10@9", "      ^^^"},
    {"LF", "r.json", "{\n\"n\": \"x\"}", "2:6@7-2:9@10", "     ^^^"},
    {"CRLF", "r.json", "{\r\n\"n\": \"x\"}", "2:6@8-2:9@11", "     ^^^"},
    {"a lone CR", "r.json", "{\r\"n\": \"x\"}", "2:6@7-2:9@10", "     ^^^"},
    {"LF then CR are two ends", "r.json", "{\n\r\"n\": \"x\"}", "3:6@8-3:9@11", "     ^^^"},
    {"a tab is one column and as wide as shown", "r.json", "\t{\"n\": \"x\"}", "1:8@7-1:11@10", "          ^^^"},
    {"a tab after text goes to the next stop", "r.json", "{\"n\":\t\"x\"}", "1:7@6-1:10@9", "        ^^^"},
    {"Chinese before", "r.json", "{\"s\":\"备份\",\"n\":\"x\"}", "1:15@18-1:18@21", "                ^^^"},
    {"Chinese within", "r.json", "{\"n\":\"备份\"}", "1:6@5-1:10@13", "     ^^^^^^"},
    {"a Chinese name", "r.json", "{\"备份\":1}", "1:2@1-1:6@9", " ^^^^^^"},
    {"a combining mark before", "r.json", "{\"s\":\"e\u0301\",\"n\":\"x\"}", "1:15@15-1:18@18", "             ^^^"},
    {"an emoji before", "r.json", "{\"s\":\"\U0001F600\",\"n\":\"x\"}", "1:14@16-1:17@19", "              ^^^"},
    {"a joined emoji before", "r.json", "{\"s\":\"" FAMILY "\",\"n\":\"x\"}", "1:18@30-1:21@33", "              ^^^"},
    {"a joined emoji within", "r.json", "{\"n\":\"" FAMILY "\"}", "1:6@5-1:13@25", "     ^^^^"},
    {"a skin tone before", "r.json", "{\"s\":\"" THUMB "\",\"n\":\"x\"}", "1:15@20-1:18@23", "              ^^^"},
    {"a flag before", "r.json", "{\"s\":\"" FLAG "\",\"n\":\"x\"}", "1:15@20-1:18@23", "              ^^^"},
    {"escapes in a name before", "r.json", R"({"\u0073":"\"\\","n":"x"})", "1:22@21-1:25@24",
     "                     ^^^"},
    {"escapes in the name itself", "r.json", R"({"\u0075\ud83d\ude00":1})", "1:2@1-1:22@21", " ^^^^^^^^^^^^^^^^^^^^"},
    {"escapes in the value itself", "r.json", R"({"n":"\u0031\t\""})", "1:6@5-1:18@17", "     ^^^^^^^^^^^^"},
    {"a byte-order mark is refused where it stands", "r.json", BOM "{\"n\":\"x\"}", "1:1@0-1:2@3", "^^^^^^^^"},

    {"a line of lines", "r.jsonl", "{}\n{\"备\":1}\n", "2:2@4-2:5@9", " ^^^^"},
    {"a line after CRLF", "r.jsonl", "{}\r\n{\"n\":\"x\"}\r\n", "2:6@9-2:9@12", "     ^^^"},

    {"a body of a request", "r.http", "POST /a HTTP/1.1\nA: b\n\n{\"备\":1}\n", "4:2@24-4:5@29", " ^^^^"},
    {"a body after CRLF and a byte-order mark", "r.http", BOM "POST /a\r\n\r\n{\"n\":\"x\"}", "3:6@19-3:9@22",
     "     ^^^"},
    {"a body after a variable", "r.http", "@v = abc\nPOST /a\n\n{\"s\":\"{{v}}\",\"n\":\"x\"}", "4:18@35-4:21@38",
     "                 ^^^"},

    {"YAML, a plain scalar", "r.yaml", "n: x\n", "1:4@3-1:5@4", "   ^"},
    {"YAML, a byte-order mark", "r.yaml", BOM "n: x\n", "1:5@6-1:6@7", "   ^"},
    {"YAML, CRLF", "r.yaml", "s: 1\r\nn: x\r\n", "2:4@9-2:5@10", "   ^"},
    {"YAML, a lone CR", "r.yaml", "s: 1\rn: x\r", "2:4@8-2:5@9", "   ^"},
    {"YAML, a tab between", "r.yaml", "n:\tx\n", "1:4@3-1:5@4", "    ^"},
    {"YAML, Chinese before", "r.yaml", "{s: 备份, n: x}\n", "1:12@15-1:13@16", "             ^"},
    {"YAML, a joined emoji before", "r.yaml", "{s: '" FAMILY "', n: x}\n", "1:17@29-1:18@30", "             ^"},
    {"YAML, a Chinese name", "r.yaml", "备份: 1\n", "1:1@0-1:3@6", "^^^^"},
    {"YAML, single quotes", "r.yaml", "n: 'it''s'\n", "1:4@3-1:11@10", "   ^^^^^^^"},
    {"YAML, double quotes with escapes", "r.yaml", "n: \"\\x41\\n\"\n", "1:4@3-1:12@11", "   ^^^^^^^^"},
    {"YAML, a quoted name with an escape", "r.yaml", "\"\\u0075x\": 1\n", "1:1@0-1:10@9", "^^^^^^^^^"},
    {"YAML, a literal block", "r.yaml", "n: |\n  x\n  y\ns: 1\n", "1:4@3-3:4@12", "   ^"},
    {"YAML, a folded block", "r.yaml", "n: >-\n  x\n", "1:4@3-2:4@9", "   ^^"},
    {"YAML, a plain scalar over lines", "r.yaml", "n: x\n  y\n", "1:4@3-2:4@8", "   ^"},
    {"YAML, flow", "r.yaml", "o: {n: x}\n", "1:8@7-1:9@8", "       ^"},
    {"YAML, flow over lines", "r.yaml", "o: {\n  s: 1,\n  n: x}\n", "3:6@18-3:7@19", "     ^"},
    {"YAML, block in block", "r.yaml", "o:\n  s: 1\n  n: x\n", "3:6@15-3:7@16", "     ^"},
    {"YAML, a sequence at its key's column", "r.yaml", "a:\n- n: 1\n- n: x\n", "3:6@15-3:7@16", "     ^"},
    {"YAML, an anchor before the value", "r.yaml", "n: &x y\n", "1:7@6-1:8@7", "      ^"},
    {"YAML, an alias", "r.yaml", "s: &x y\nn: *x\n", "2:4@11-2:6@13", "   ^^"},
    {"YAML, the second document", "r.yaml", "n: 1\n---\nn: x\n", "3:4@12-3:5@13", "   ^"},
};

std::string at(const Position& p) {
  return joined({std::to_string(p.line), ":", std::to_string(p.column), "@", std::to_string(p.byte)});
}

// Every finding of every document in the file.
std::string places_in(const plan::Plan& plan, const Case& c, std::string& marks) {
  std::string places;
  check::Checker checker;
  for (const Document& document : documents_in(std::string(c.file), c.text)) {
    BOOST_REQUIRE(!document.problem.has_value());
    findings::Findings findings;
    checker.check(plan, document.json(), {}, findings);
    remap(findings, document);
    for (const findings::Diagnostic& d : findings.diagnostics) {
      const findings::Range& range = report::place_of(d);
      places += at(range.start) + "-" + at(range.end);
      const report::Mark mark{range, true, {}};
      for (const report::SnippetLine& line : report::snippet(c.text, {&mark, 1}, {})) {
        if (line.primary) marks += line.text;
      }
    }
  }
  return places;
}

BOOST_AUTO_TEST_SUITE(places)

BOOST_AUTO_TEST_CASE(a_finding_stands_where_the_reader_of_the_file_sees_it) {
  const auto plan = plan::compile(kSchema);
  BOOST_REQUIRE(plan.ok());
  for (const Case& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      std::string marks;
      BOOST_TEST(places_in(*plan, c, marks) == c.place);
      BOOST_TEST(marks == c.marks);
    }
  }
}

// One line of 20,000 places, as recorded traffic has them: counted from its beginning each would cost seconds.
BOOST_AUTO_TEST_CASE(a_column_of_a_long_line_counts_code_points_from_its_beginning) {
  std::string text = "short\n";
  for (int i = 0; i < 20000; ++i) text += i % 3 == 0 ? "\xE6\x97\xA5" : i % 7 == 0 ? "\xFF" : "a";
  const std::size_t end = text.size();
  text += "\nb";
  const SourceText source(text);
  std::size_t at = 6;
  for (std::uint32_t column = 1; at < end; ++column) {
    const Position place = source.position(at);
    BOOST_REQUIRE_EQUAL(place.line, 2);
    BOOST_REQUIRE_EQUAL(place.column, column);
    at += text[at] == '\xE6' ? std::size_t{3} : std::size_t{1};
  }
  BOOST_TEST(source.position(end + 1).line == 3U);
  BOOST_TEST(source.position(end + 1).column == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
