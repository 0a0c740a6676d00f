#include "config/toml_fault.h"

#include <algorithm>
#include <optional>
#include <span>

#include "base/message.h"

namespace ocpv::config {
namespace {

/// `*` in what toml++ says is put in for {0}. The first that fits holds.
struct FaultRow {
  std::string_view reason;
  Message told;
};

constexpr FaultRow kRows[] = {
    {"could not determine value type", {"this is no value; a text stands in quotes", "这不是合法的值；文本须加引号"}},
    {"'*' could not be interpreted as a value",
     {"'{0}' is no value; a text stands in quotes", "'{0}' 不是合法的值；文本须加引号"}},
    {"unescaped control characters other than TAB (U+0009) are explicitly prohibited",
     {"the text is not closed on its line, or has a control character", "字符串未在本行结束，或含有控制字符"}},
    {"control characters other than TAB (U+0009) are explicitly prohibited",
     {"the text is not closed on its line, or has a control character", "字符串未在本行结束，或含有控制字符"}},
    {"control characters other than TAB (U+0009) are explicitly prohibited in comments",
     {"a comment with a control character", "注释中含有控制字符"}},
    {"unexpected control character", {"a control character", "控制字符"}},
    {"encountered end-of-file", {"the file ends too early", "文件过早结束"}},
    {"expected '=', saw '*'", {"'=' should be here, not '{0}'", "此处应为 '='，而不是 '{0}'"}},
    {"expected value, saw '*'", {"a value should be here, not '{0}'", "此处应为值，而不是 '{0}'"}},
    {"expected 'true', saw '*'", {"true is written so, not with '{0}'", "布尔值应写作 true，而不是 '{0}'"}},
    {"expected 'false', saw '*'", {"false is written so, not with '{0}'", "布尔值应写作 false，而不是 '{0}'"}},
    {"expected a comment or whitespace, saw '*'",
     {"the line should end here, not go on with '{0}'", "此行应到此结束，而不是 '{0}'"}},
    {"expected keys, tables, whitespace or comments, saw '*'",
     {"a key, a table or a comment (#) should be here, not '{0}'", "此处应为键、表或注释（#），而不是 '{0}'"}},
    {"expected bare key starting character or string delimiter, saw '*'",
     {"a key should be here, not '{0}'", "此处应为键，而不是 '{0}'"}},
    {"expected key or closing '}', saw '*'",
     {"a key or '}' should be here, not '{0}'", "此处应为键或 '}'，而不是 '{0}'"}},
    {"expected key-value pair or closing '}', saw comma",
     {"a key or '}' should be here, not a comma", "此处应为键或 '}'，而不是逗号"}},
    {"expected key-value pair, saw closing '}' (dangling comma)",
     {"no comma may stand before '}'", "'}' 前不能有逗号"}},
    {"expected value or closing ']', saw comma",
     {"a value or ']' should be here, not a comma", "此处应为值或 ']'，而不是逗号"}},
    {"expected comma or closing ']', saw '*'",
     {"',' or ']' should be here, not '{0}'", "此处应为 ',' 或 ']'，而不是 '{0}'"}},
    {"expected comma or closing '}', saw '*'",
     {"',' or '}' should be here, not '{0}'", "此处应为 ',' 或 '}'，而不是 '{0}'"}},
    {"expected ']', saw '*'", {"']' should be here, not '{0}'", "此处应为 ']'，而不是 '{0}'"}},
    {"cannot redefine existing table '*' as array-of-tables",
     {"'{0}' is a table already; it cannot be a list of tables, too", "'{0}' 已是表，不能又是表的列表"}},
    {"cannot redefine existing * '*'", {"'{1}' is here for the second time", "'{1}' 重复出现"}},
    {"cannot redefine existing * '*' as *", {"'{1}' is here for the second time", "'{1}' 重复出现"}},
    {"cannot insert '*' into existing inline table",
     {"'{0}' belongs to a table that was closed with '}'", "'{0}' 所属的表已用 '}' 结束"}},
    {"tables with blank bare keys are explicitly prohibited", {"the name of the table is missing", "缺少表名"}},
    {"[[array-of-table]] brackets must be contiguous (i.e. [ [ this ] ] is prohibited)",
     {"no blank may stand within '[[' and ']]'", "'[[' 与 ']]' 中间不能有空格"}},
    {"expected day between 1 and * (inclusive), saw *", {"that month has {0} days", "该月只有 {0} 天"}},
    {"expected month between 1 and 12 (inclusive), saw *", {"there is no month {0}", "没有 {0} 月"}},
    {"expected 4-digit year, saw '*'", {"a year has four digits", "年份为四位数"}},
    {"expected 2-digit month, saw '*'", {"a month has two digits, as in 2027-06-30", "月份为两位数，如 2027-06-30"}},
    {"expected 2-digit day, saw '*'", {"a day has two digits, as in 2027-06-30", "日期为两位数，如 2027-06-30"}},
    {"expected expected digit or sign, saw '*'", {"a digit should be here, not '{0}'", "此处应为数字，而不是 '{0}'"}},
    {"expected digit, saw '*'", {"a digit should be here, not '{0}'", "此处应为数字，而不是 '{0}'"}},
    {"expected decimal digit, saw '*'", {"a digit should be here, not '{0}'", "此处应为数字，而不是 '{0}'"}},
    {"expected value-terminator, saw '*'",
     {"the value should end here, not go on with '{0}'", "值应到此结束，而不是 '{0}'"}},
    {"leading zeroes are prohibited", {"a number may not begin with 0", "数不能以 0 开头"}},
    {"underscores must be followed by digits", {"a digit should follow '_'", "'_' 后应为数字"}},
    {"underscores may only follow digits", {"a digit should stand before '_'", "'_' 前应为数字"}},
    {"values may not begin with underscores", {"a value may not begin with '_'", "值不能以 '_' 开头"}},
    {"'*' is not representable in 64 bits", {"{0} is too large", "{0} 过大"}},
    {"unknown escape sequence '\\*'",
     {"'\\{0}' means nothing; write '\\\\' for a backslash, or the text in single quotes",
      "'\\{0}' 不是转义；反斜杠应写作 '\\\\'，或改用单引号"}},
    {"escape sequence '\\*' is not supported in TOML 1.0.0 and earlier",
     {"'\\{0}' means nothing; write '\\\\' for a backslash, or the text in single quotes",
      "'\\{0}' 不是转义；反斜杠应写作 '\\\\'，或改用单引号"}},
    {"expected hex digit, saw '*'",
     {"hexadecimal digits should follow; write '\\\\' for a backslash, or the text in single quotes",
      "此处应为十六进制数字；反斜杠应写作 '\\\\'，或改用单引号"}},
    {"line-ending backslashes must be the last non-whitespace character on the line",
     {"a backslash here must end the line; write '\\\\' for a backslash", "此处的反斜杠须在行末；反斜杠应写作 '\\\\'"}},
    {"multi-line strings are prohibited in *", {"a key has no line breaks", "键中不能换行"}},
    {"exceeded maximum nested value depth of *", {"nested too deeply", "嵌套过深"}},
};

constexpr Message kSomething{"{0}", "此处不符合 TOML 的语法"};

constexpr std::size_t kMostHoles = 3;

struct Holes {
  std::string_view texts[kMostHoles];
  std::size_t count = 0;
};

/// What stands at each `*`; a `*` ends where what follows it begins first, the last one where that begins last.
std::optional<Holes> match(std::string_view pattern, std::string_view text) {
  Holes holes;
  for (;;) {
    const std::size_t star = pattern.find('*');
    const std::string_view before = pattern.substr(0, star);
    if (!text.starts_with(before)) return std::nullopt;
    text.remove_prefix(before.size());
    if (star == std::string_view::npos) return text.empty() ? std::optional(holes) : std::nullopt;
    pattern.remove_prefix(star + 1);
    const std::size_t next = pattern.find('*');
    const std::string_view after = pattern.substr(0, next);
    const bool is_last = next == std::string_view::npos;
    const std::size_t end = is_last ? text.size() - std::min(after.size(), text.size()) : text.find(after);
    if (end == std::string_view::npos || holes.count == kMostHoles) return std::nullopt;
    holes.texts[holes.count++] = text.substr(0, end);
    text.remove_prefix(end);
  }
}

}  // namespace

std::string toml_fault(std::string_view description, Language language) {
  // "Error while parsing value: could not determine value type".
  const std::size_t colon = description.find(": ");
  const bool has_scope = description.starts_with("Error while parsing ") && colon != std::string_view::npos;
  const std::string_view reason = has_scope ? description.substr(colon + 2) : description;
  for (const FaultRow& row : kRows) {
    if (const auto holes = match(row.reason, reason))
      return fill(row.told.in(language), std::span(holes->texts, holes->count));
  }
  return fill(kSomething, language, {reason});
}

}  // namespace ocpv::config
