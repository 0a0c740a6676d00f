#include "config/config.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "config/describe.h"

namespace ocpv::config {
namespace {

constexpr std::string_view kAll = R"(lang = "zh"
fail_on = "warning"
strict = true
schemas = ["gen", "../more"]
exclude = "old/**"

[limits]
max_bytes = 2048
max_depth = 32
max_diagnostics = 10

[rules]
unknown-field = "error"
secret-literal = "off"

[[files]]
match = "requests/**/*.json"
operation = "backup-tenant-now"

[[files]]
match = "answers/*"
part = "response"

[[ignore]]
rule = "missing-field"
file = "requests/legacy.json"
pointer = "/a/*/b"
reason = "the gateway fills it"
until = 2027-06-30
)";

std::string error_of(std::string_view text, Language language = Language::en) {
  const auto config = parse_config(text, "dir/.ocpv.toml", language);
  return config.ok() ? "fine" : to_string(config.error(), ocpv::Language::en);
}

BOOST_AUTO_TEST_SUITE(reading)

BOOST_AUTO_TEST_CASE(every_setting_is_read_with_its_place) {
  const auto read = parse_config(kAll, "dir/.ocpv.toml", Language::en);
  BOOST_REQUIRE_MESSAGE(read.ok(), error_of(kAll));
  const Config& config = *read;
  BOOST_TEST(config.folder == "dir");
  BOOST_TEST(*config.lang.value == "zh");
  BOOST_TEST((*config.fail_on.value == Severity::warning));
  BOOST_TEST(config.fail_on.place.line == 2U);
  BOOST_TEST(*config.strict.value);
  BOOST_REQUIRE(config.schemas.size() == 2);
  BOOST_TEST(config.schemas[0].folder == "dir/gen");
  BOOST_TEST(config.schemas[1].folder == "more");
  BOOST_TEST(*config.max_bytes.value == 2048U);
  BOOST_TEST(*config.max_depth.value == 32U);
  BOOST_TEST(*config.max_diagnostics.value == 10U);
  BOOST_REQUIRE(config.rules.size() == 2);
  BOOST_TEST((config.rules[0].id == findings::Id::secret_literal));
  BOOST_TEST(!config.rules[0].severity);
  BOOST_TEST(config.rules[0].place.line == 14U);
  BOOST_TEST((*config.rules[1].severity == Severity::error));
  BOOST_REQUIRE(config.files.size() == 2);
  BOOST_TEST(config.files[0].operation == "backup-tenant-now");
  BOOST_TEST((config.files[1].part == Part::response));
  BOOST_REQUIRE(config.ignores.size() == 1);
  BOOST_TEST(config.ignores[0].reason == "the gateway fills it");
  BOOST_TEST((*config.ignores[0].until == std::chrono::year(2027) / 6 / 30));
  BOOST_TEST(config.ignores[0].place.line == 24U);
}

BOOST_AUTO_TEST_CASE(the_first_entry_that_matches_a_file_holds) {
  const auto config = parse_config(
      "exclude = ['old/**']\n[[files]]\nmatch='a/*'\noperation='one'\n[[files]]\nmatch='**'\noperation='two'\n",
      ".ocpv.toml", Language::en);
  BOOST_REQUIRE(config.ok());
  BOOST_TEST(config->folder == ".");
  BOOST_TEST(config->entry_for("a/x.json")->operation == "one");
  BOOST_TEST(config->entry_for("a/b/x.json")->operation == "two");
  BOOST_TEST(config->wants("a/x.json"));
  BOOST_TEST(!config->wants("old/x.json"));
  const auto narrow = parse_config("[[files]]\nmatch='a/*'\noperation='one'\n", ".ocpv.toml", Language::en);
  BOOST_TEST(narrow->wants("a/x.json"));
  BOOST_TEST(!narrow->wants("x.json"));
  BOOST_TEST(parse_config("", ".ocpv.toml", Language::en)->wants("x.json"));
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_with_its_place_and_what_was_probably_meant) {
  const struct {
    std::string_view text, error;
  } kCases[] = {
      {"lnag = 'zh'\n", "dir/.ocpv.toml:1:1: unknown key 'lnag'; did you mean 'lang'?"},
      {"\n  whatever = 1\n", "dir/.ocpv.toml:2:3: unknown key 'whatever'"},
      {"[limits]\nmax_byte = 1\n", "dir/.ocpv.toml:2:1: unknown key 'max_byte'; did you mean 'max_bytes'?"},
      {"[[files]]\nmatch = 'a'\noperaton = 'b'\n",
       "dir/.ocpv.toml:3:1: unknown key 'operaton'; did you mean 'operation'?"},
      {"[[ignore]]\nreasn = 'x'\n", "dir/.ocpv.toml:2:1: unknown key 'reasn'; did you mean 'reason'?"},
      {"[rules]\nunknown-feild = 'off'\n",
       "dir/.ocpv.toml:2:1: unknown rule 'unknown-feild'; did you mean 'unknown-field'?"},
      {"[rules]\nunknown-field = 'warn'\n", "dir/.ocpv.toml:2:17: 'warn' is none of error, warning, note, off"},
      {"[rules]\nnot-json = 'off'\n",
       "dir/.ocpv.toml:2:1: 'not-json' says that a file could not be judged; its severity cannot be changed"},
      {"lang = 'de'\n", "dir/.ocpv.toml:1:8: 'de' is none of en, zh, auto"},
      {"lang = 1\n", "dir/.ocpv.toml:1:8: 'lang' must be a string"},
      {"lang = ''\n", "dir/.ocpv.toml:1:8: 'lang' must not be empty"},
      {"fail_on = 'off'\n", "dir/.ocpv.toml:1:11: 'off' is none of error, warning, note"},
      {"strict = 'yes'\n", "dir/.ocpv.toml:1:10: 'strict' must be true or false"},
      {"schemas = [1]\n", "dir/.ocpv.toml:1:12: 'schemas' must be a string or a list of strings"},
      {"[limits]\nmax_bytes = 0\n", "dir/.ocpv.toml:2:13: 'max_bytes' must be a whole number from 1 to 67108864"},
      {"[limits]\nmax_depth = 1025\n", "dir/.ocpv.toml:2:13: 'max_depth' must be a whole number from 1 to 1024"},
      {"limits = 1\n", "dir/.ocpv.toml:1:10: 'limits' must be a table"},
      {"files = 1\n", "dir/.ocpv.toml:1:9: 'files' must be a list of tables ([[files]])"},
      {"[files]\nmatch = 'a'\n", "dir/.ocpv.toml:1:1: 'files' must be a list of tables ([[files]])"},
      {"[[files]]\noperation = 'b'\n", "dir/.ocpv.toml:1:1: 'match' is missing here"},
      {"[[files]]\nmatch = 'a'\n", "dir/.ocpv.toml:1:1: an entry of 'files' names an operation, a part, or both"},
      {"[[files]]\nmatch = '[a'\noperation = 'b'\n", "dir/.ocpv.toml:2:9: '[a' is no pattern: '[' is not closed"},
      {"[[ignore]]\nrule = 'wrong-type'\n", "dir/.ocpv.toml:1:1: 'reason' is missing here"},
      {"[[ignore]]\nreason = 'x'\n", "dir/.ocpv.toml:1:1: 'rule' is missing here"},
      {"[[ignore]]\nrule = 'wrong-type'\nreason = ''\n", "dir/.ocpv.toml:3:10: 'reason' must not be empty"},
      {"[[ignore]]\nrule = 'wrong-type'\nreason = 'x'\npointer = 'a'\n",
       "dir/.ocpv.toml:4:11: 'a' is no JSON Pointer: it begins with '/'"},
      {"[[ignore]]\nrule = 'wrong-type'\nreason = 'x'\nuntil = '2027-02-29'\n",
       "dir/.ocpv.toml:4:9: 'until' must be a day such as 2027-06-30"},
      {"[[ignore]]\nrule = 'wrong-type'\nreason = 'x'\nuntil = 2027\n",
       "dir/.ocpv.toml:4:9: 'until' must be a day such as 2027-06-30"},
  };
  for (const auto& one : kCases) BOOST_TEST(error_of(one.text) == one.error);
  BOOST_TEST(error_of("a = \n").starts_with("dir/.ocpv.toml:1:5: not TOML: "), error_of("a = \n"));
  BOOST_TEST(error_of("lnag = 'zh'\n", Language::zh) == "dir/.ocpv.toml:1:1: 未知的键 'lnag'；是否应为 'lang'？");
}

BOOST_AUTO_TEST_CASE(what_is_no_toml_is_told_in_words_of_the_chosen_language) {
  const struct {
    std::string_view text, en, zh;
  } kCases[] = {
      {"lang = zh\n", "1:8: not TOML: this is no value; a text stands in quotes",
       "1:8: 不是合法的 TOML：这不是合法的值；文本须加引号"},
      {"lang = \"zh\n", "1:11: not TOML: the text is not closed on its line, or has a control character",
       "1:11: 不是合法的 TOML：字符串未在本行结束，或含有控制字符"},
      {"lang: 'zh'\n", "1:5: not TOML: '=' should be here, not ':'", "1:5: 不是合法的 TOML：此处应为 '='，而不是 ':'"},
      {"strict = True\n", "1:10: not TOML: true is written so, not with 'T'",
       "1:10: 不是合法的 TOML：布尔值应写作 true，而不是 'T'"},
      {"lang = 'zh'\nlang = 'en'\n", "2:8: not TOML: 'lang' is here for the second time",
       "2:8: 不是合法的 TOML：'lang' 重复出现"},
      {"[files]\n[[files]]\n", "2:1: not TOML: 'files' is a table already; it cannot be a list of tables, too",
       "2:1: 不是合法的 TOML：'files' 已是表，不能又是表的列表"},
      {"a = 2027-06-31\n", "1:15: not TOML: that month has 30 days", "1:15: 不是合法的 TOML：该月只有 30 天"},
      {"a = \"C:\\dir\"\n",
       "1:9: not TOML: '\\d' means nothing; write '\\\\' for a backslash, or the text in single quotes",
       "1:9: 不是合法的 TOML：'\\d' 不是转义；反斜杠应写作 '\\\\'，或改用单引号"},
      {"a = [1 2]\n", "1:8: not TOML: ',' or ']' should be here, not '2'",
       "1:8: 不是合法的 TOML：此处应为 ',' 或 ']'，而不是 '2'"},
  };
  for (const auto& one : kCases) {
    BOOST_TEST(error_of(one.text) == "dir/.ocpv.toml:" + std::string(one.en));
    BOOST_TEST(error_of(one.text, Language::zh) == "dir/.ocpv.toml:" + std::string(one.zh));
  }
}

BOOST_AUTO_TEST_CASE(nothing_that_is_no_toml_is_told_in_english_where_chinese_was_chosen) {
  std::string text =
      "[files]\nmatch = ['a', \"b\"]\nuntil = 2027-06-30\nnumber = -1_000 # so\n[[a.b]]\nc = {d = true}\n";
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char c : std::string_view("\n\"'[]{}=,.#_0Tx:-\\\x01")) {
      std::string spoiled = text;
      spoiled[at] = c;
      const std::string told = error_of(spoiled, Language::zh);
      BOOST_TEST((told == "fine" || told.find("expected") == std::string::npos), told);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_leap_day_is_a_day) {
  BOOST_TEST(error_of("[[ignore]]\nrule = 'wrong-type'\nreason = 'x'\nuntil = '2028-02-29'\n") == "fine");
}

BOOST_AUTO_TEST_CASE(what_is_no_toml_is_an_error_and_never_ends_the_program) {
  for (const std::string_view text :
       {"[%x]", "[",     "[[",      "[]",  "a",    "a.",   "=",        "a=",       "a=[",       "a={", "a={b",
        "a=\"", "a='''", "a=1979-", "a=+", "a=0x", "a=.1", "[a]\n[a]", "a=1\na=2", "a=1\r\x01", "{"}) {
    BOOST_TEST(error_of(text).find("not TOML") != std::string::npos, text << " gives " << error_of(text));
  }
}

BOOST_AUTO_TEST_CASE(letters_outside_quotes_are_refused_where_they_stand) {
  // One from each range that toml++ 3.3 takes for impossible, and their neighbours.
  for (const std::string_view letter :
       {"\u00a1", "é", "\u0499", "\u049a", "。", "、", "あ", "中", "ﰦ", "\ufefe", "😀"}) {
    const std::string text(letter);
    const std::string places[] = {text + " = 1\n",
                                  "lang" + text + " = 'en'\n",
                                  "lang " + text + "= 'en'\n",
                                  "lang = " + text + "\n",
                                  "lang = 'en' " + text + "\n",
                                  "[" + text + "]\n",
                                  "schemas = ['a', " + text + "]\n"};
    for (const std::string& place : places) {
      BOOST_TEST(error_of(place).find("not TOML") != std::string::npos, place << " gives " << error_of(place));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_would_exhaust_the_reader_is_refused) {
  std::string dotted = "a";
  for (int i = 0; i < 20000; ++i) dotted += ".a";
  BOOST_TEST(error_of(dotted + " = 1\n") == "dir/.ocpv.toml:1: nested deeper than any setting");
  BOOST_TEST(error_of("a = " + std::string(5000, '[') + "\n") != "fine");
  BOOST_TEST(error_of("a = [[[[[[[[[[1]]]]]]]]]]\n").find("nested deeper") != std::string::npos);
  BOOST_TEST(error_of(std::string(70000, '#')) == "dir/.ocpv.toml: a configuration may have 65536 bytes at most");
  BOOST_TEST(error_of("# \xFF\n") == "dir/.ocpv.toml:1: not valid UTF-8");
}

BOOST_AUTO_TEST_CASE(a_description_names_every_setting_and_the_line_that_says_so) {
  const auto config = parse_config(kAll, "dir/.ocpv.toml", Language::en);
  const std::string text = describe(&*config, "dir/requests/legacy.json", "requests/legacy.json", Language::en);
  for (const std::string_view line :
       {"lang = \"zh\"                             # dir/.ocpv.toml:1:1\n",
        "max_depth = 32                          # dir/.ocpv.toml:9:1\n", "secret-literal = \"off\"",
        "match = \"requests/**/*.json\"            # dir/.ocpv.toml:16:1, holds for this file\n", "until = 2027-06-30",
        "schemas = \"dir/gen\""}) {
    BOOST_TEST(text.find(line) != std::string::npos, line << " in\n" << text);
  }
  const std::string none = describe(nullptr, "r.json", "", Language::en);
  BOOST_TEST(none.find("max_bytes = 1048576                     # default\n") != std::string::npos, none);
  BOOST_TEST(none.find("no .ocpv.toml") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::config
