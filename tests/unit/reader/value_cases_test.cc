#include "reader/words/value_cases.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "reader/words/text.h"
#include "reader/words/values.h"

using namespace ocpv;
using namespace ocpv::reader;

namespace {

/// The cases of a row beside `mode`, which is ORACLE, MYSQL or PGSQL: `ORACLE: A B; MYSQL: not C`.
std::string told(std::string_view raw) {
  const std::string text = prose_with_code(raw);
  const contract::Values modes{{{"ORACLE", {}}, {"MYSQL", {}}, {"PGSQL", {}}}, true, Strength::stated};
  const auto own = find_values(text);
  std::string out;
  for (const ValueCase& one :
       find_value_cases(text, "mode", modes, own ? own->items : std::vector<contract::Value>{})) {
    if (!out.empty()) out += "; ";
    for (const std::string& value : one.deciding) out += (value == one.deciding.front() ? "" : "|") + value;
    out += one.excludes ? ": not" : ":";
    for (const std::string& value : one.values) out += " " + value;
  }
  return out;
}

struct Case {
  const char* text;
  const char* expected;
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) BOOST_TEST(told(one.text) == one.expected, one.text << " gave " << told(one.text));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value_cases)

BOOST_AUTO_TEST_CASE(lists_of_values_for_each_value_of_another_field_are_found_in_every_phrasing) {
  check({
      {"字符集，取值范围：<ul><li>ORACLE 模式：<ul><li>utf8</li><li>gbk</li></ul></li><li>MYSQL "
       "模式：<ul><li>binary</li>"
       "<li>utf8</li></ul></li></ul>缺省为 utf8",
       "ORACLE: utf8 gbk; MYSQL: binary utf8"},
      {"当 mode 为 ORACLE 时，可选值为 UTF8、GBK；当 mode 为 MYSQL 时，可选值为 BINARY、UTF8。",
       "ORACLE: UTF8 GBK; MYSQL: BINARY UTF8"},
      {"如果 mode 是 ORACLE，则只能为 UTF8。", "ORACLE: UTF8"},
      {"mode=ORACLE 时取值为 HIGH 或 LOW，mode=MYSQL 时取值为 MIDDLE。", "ORACLE: HIGH LOW; MYSQL: MIDDLE"},
      {"ORACLE：`utf8`、`gbk`；MYSQL：`binary`。", "ORACLE: utf8 gbk; MYSQL: binary"},
      {"可选值：BINARY、UTF8、GBK。ORACLE 模式下仅支持 UTF8 和 GBK。", "ORACLE: UTF8 GBK"},
      {"可选值：BINARY、UTF8、GBK。mode 为 ORACLE 时，不支持 BINARY。", "ORACLE: not BINARY"},
      {"ORACLE 租户的取值：HIGH、LOW。MYSQL 租户的取值：HIGH、MIDDLE。", "ORACLE: HIGH LOW; MYSQL: HIGH MIDDLE"},
      {"可选值：<br>- ORACLE：HIGH、LOW<br>- MYSQL：MIDDLE", "ORACLE: HIGH LOW; MYSQL: MIDDLE"},
      {"当 mode 为 ORACLE 或 PGSQL 时，可选值为 HIGH、LOW。", "ORACLE|PGSQL: HIGH LOW"},
      {"取决于 mode：<ul><li>`ORACLE` 的取值有 HIGH 和 LOW。</li><li>`MYSQL` 的取值有 MIDDLE。</li></ul>",
       "ORACLE: HIGH LOW; MYSQL: MIDDLE"},
      {"可选值：BIG、SMALL。mode 设置为 MYSQL 时只支持 BIG。", "MYSQL: BIG"},
      {"The character set. Valid values:<ul><li>ORACLE mode:<ul><li>utf8</li><li>gbk</li></ul></li><li>MYSQL mode:<ul>"
       "<li>binary</li></ul></li></ul>Default value: utf8.",
       "ORACLE: utf8 gbk; MYSQL: binary"},
      {"When mode is ORACLE, the valid values are UTF8 and GBK. When mode is MYSQL, the valid values are BINARY and "
       "UTF8.",
       "ORACLE: UTF8 GBK; MYSQL: BINARY UTF8"},
      {"Valid values: BINARY, UTF8, and GBK. In ORACLE mode, only UTF8 and GBK are supported.", "ORACLE: UTF8 GBK"},
      {"Valid values: BINARY, UTF8, and GBK. BINARY is not supported when mode is ORACLE.", "ORACLE: not BINARY"},
      {"Valid values: BINARY and UTF8. If mode is set to ORACLE, it can only be UTF8.", "ORACLE: UTF8"},
      {"Valid values for ORACLE: HIGH and LOW. Valid values for MYSQL: HIGH and MIDDLE.",
       "ORACLE: HIGH LOW; MYSQL: HIGH MIDDLE"},
      {"It depends on the mode. <ul><li>Levels of the `ORACLE` mode are HIGH and LOW.</li><li>Levels of the `MYSQL` "
       "mode are "
       "MIDDLE.</li></ul>",
       "ORACLE: HIGH LOW; MYSQL: MIDDLE"},
      {"ORACLE: `utf8`, `gbk`. MYSQL: `binary`.", "ORACLE: utf8 gbk; MYSQL: binary"},
      {"Valid values:<br>- ORACLE: HIGH, LOW<br>- MYSQL: MIDDLE", "ORACLE: HIGH LOW; MYSQL: MIDDLE"},
      {"If mode is MYSQL, only MIDDLE is supported.", "MYSQL: MIDDLE"},
      {"Valid values: BIG and SMALL. If mode is ORACLE or PGSQL, only BIG is allowed.", "ORACLE|PGSQL: BIG"},
      {"Valid values: BIG and SMALL. Only BIG is supported in ORACLE mode.", "ORACLE: BIG"},
  });
}

BOOST_AUTO_TEST_CASE(what_only_mentions_a_value_of_another_field_is_no_case) {
  check({
      {"可选值：UTF8、GBK。mode 为 ORACLE 时，默认为 UTF8。", ""},
      {"可选值：UTF8、GBK。ORACLE 模式下推荐使用 UTF8。", ""},
      {"可选值：BIG：大（mode 为 ORACLE 时支持）、SMALL：小。", ""},
      {"可选值：BIG、SMALL。BIG 与 ORACLE 兼容。", ""},
      {"可选值：BIG、SMALL。", ""},
      {"与 ORACLE 的字符集相同。", ""},
      {"当 mode 为 ORACLE 时必填。可选值：BIG、SMALL。", ""},
      {"Valid values: UTF8 and GBK. In ORACLE mode, the default value is UTF8.", ""},
      {"Valid values: UTF8 and GBK. UTF8 is recommended in ORACLE mode.", ""},
      {"Valid values: BIG (for ORACLE) and SMALL.", ""},
      {"Valid values: BIG: the size when mode is ORACLE. SMALL: the size otherwise.", ""},
      {"Required when mode is ORACLE. Valid values: BIG and SMALL.", ""},
      {"Only UTF8 is supported in ORACLE mode and GBK in MYSQL mode.", ""},
  });
}

BOOST_AUTO_TEST_CASE(a_list_behind_a_condition_is_of_a_case) {
  const auto is_case = [](std::string_view text) { return is_of_a_case(text, text.find("BIG")); };
  for (const char* text :
       {"当 mode 为 A 时，可选值：BIG", "如果租户在线，取值为 BIG", "ORACLE 模式下仅支持 BIG",
        "When the tenant is online, only BIG", "If mode is A, valid values: BIG", "In ORACLE mode, only BIG"})
    BOOST_TEST(is_case(text), text);
  for (const char* text :
       {"可选值：BIG", "当前的状态，取值为 BIG", "当 mode 为 A 时必填。可选值：BIG", "Valid values: BIG",
        "Required if mode is A. Valid values: BIG", "The mode. Valid values: BIG"})
    BOOST_TEST(!is_case(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
