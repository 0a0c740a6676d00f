#include "reader/words/vocabulary.h"

#include <algorithm>
#include <array>

#include "base/profile.h"
#include "reader/words/text.h"
#include "reader/words/word_table.h"

namespace ocpv::reader {
namespace {

using contract::Kind;

constexpr auto kColumns = std::to_array<Word<Column>>({
    {"参数", Column::name},
    {"名称", Column::name},
    {"参数名", Column::name},
    {"参数名称", Column::name},
    {"字段", Column::name},
    {"parameter", Column::name},
    {"name", Column::name},
    {"field", Column::name},
    {"类型", Column::type},
    {"type", Column::type},
    {"参数类型", Column::type},
    {"data type", Column::type},
    {"必选", Column::required},
    {"是否必选", Column::required},
    {"必填", Column::required},
    {"是否必填", Column::required},
    {"required", Column::required},
    {"required?", Column::required},
    {"字段名", Column::name},
    {"字段名称", Column::name},
    {"参数类型说明", Column::type},
    {"数据类型", Column::type},
    {"字段类型", Column::type},
    {"parameter name", Column::name},
    {"field name", Column::name},
    {"parameter type", Column::type},
    {"field type", Column::type},
    {"是否必须", Column::required},
    {"必须", Column::required},
    {"必传", Column::required},
    {"是否必传", Column::required},
    {"是否必需", Column::required},
    {"必需", Column::required},
    {"mandatory", Column::required},
    {"mandatory?", Column::required},
    {"is required", Column::required},
    {"默认值", Column::fallback},
    {"缺省值", Column::fallback},
    {"default", Column::fallback},
    {"default value", Column::fallback},
    {"样例", Column::example},
    {"参数描述", Column::description},
    {"参数说明", Column::description},
    {"字段描述", Column::description},
    {"字段说明", Column::description},
    {"含义", Column::description},
    {"备注", Column::description},
    {"meaning", Column::description},
    {"remarks", Column::description},
    {"sample value", Column::example},
    {"示例值", Column::example},
    {"示例", Column::example},
    {"example value", Column::example},
    {"example", Column::example},
    {"描述", Column::description},
    {"说明", Column::description},
    {"description", Column::description},
    {"参数名字", Column::name},
    {"参数英文名", Column::name},
    {"字段英文名", Column::name},
    {"属性", Column::name},
    {"属性名", Column::name},
    {"属性名称", Column::name},
    {"变量", Column::name},
    {"变量名", Column::name},
    {"key", Column::name},
    {"property", Column::name},
    {"property name", Column::name},
    {"attribute", Column::name},
    {"argument", Column::name},
    {"element", Column::name},
    {"member", Column::name},
    {"param", Column::name},
    {"parameter / field", Column::name},
    {"参数(parameter)", Column::name},
    {"数据类型(type)", Column::type},
    {"字段的类型", Column::type},
    {"值类型", Column::type},
    {"value type", Column::type},
    {"datatype", Column::type},
    {"field data type", Column::type},
    {"parameter data type", Column::type},
    {"类型(type)", Column::type},
    {"必选/可选", Column::required},
    {"必选项", Column::required},
    {"必填项", Column::required},
    {"是否必选项", Column::required},
    {"required/optional", Column::required},
    {"required or optional", Column::required},
    {"required or not", Column::required},
    {"is it required", Column::required},
    {"required (y/n)", Column::required},
    {"是否为必选", Column::required},
    {"是否为必填", Column::required},
    {"例子", Column::example},
    {"举例", Column::example},
    {"示例数据", Column::example},
    {"参考示例", Column::example},
    {"取值样例", Column::example},
    {"取值示例", Column::example},
    {"sample", Column::example},
    {"samples", Column::example},
    {"example values", Column::example},
    {"examples", Column::example},
    {"默认", Column::fallback},
    {"缺省", Column::fallback},
    {"default values", Column::fallback},
    {"描述信息", Column::description},
    {"参数含义", Column::description},
    {"字段含义", Column::description},
    {"解释", Column::description},
    {"注释", Column::description},
    {"备注说明", Column::description},
    {"说明信息", Column::description},
    {"remark", Column::description},
    {"comment", Column::description},
    {"comments", Column::description},
    {"note", Column::description},
    {"notes", Column::description},
    {"details", Column::description},
    {"explanation", Column::description},
    {"desc", Column::description},
    {"取值范围", Column::values},
    {"可选值", Column::values},
    {"枚举值", Column::values},
    {"取值", Column::values},
    {"允许值", Column::values},
    {"有效值", Column::values},
    {"valid values", Column::values},
    {"valid value", Column::values},
    {"allowed values", Column::values},
    {"possible values", Column::values},
    {"value range", Column::values},
    {"range", Column::values},
    {"enum values", Column::values},
    {"enumeration values", Column::values},
    {"约束", Column::constraint},
    {"约束条件", Column::constraint},
    {"取值约束", Column::constraint},
    {"限制", Column::constraint},
    {"限制条件", Column::constraint},
    {"取值限制", Column::constraint},
    {"校验规则", Column::constraint},
    {"规则", Column::constraint},
    {"取值说明", Column::constraint},
    {"constraint", Column::constraint},
    {"constraints", Column::constraint},
    {"restriction", Column::constraint},
    {"restrictions", Column::constraint},
    {"limits", Column::constraint},
    {"limitations", Column::constraint},
    {"validation", Column::constraint},
    {"validation rules", Column::constraint},
});

/// Headers over names that only a table of fields has; `Name` and `Key` stand over values as well.
constexpr auto kFieldHeaders =
    std::to_array<std::string_view>({"参数", "参数名", "参数名称", "字段", "字段名", "字段名称", "parameter",
                                     "parameter name", "field", "field name", "param"});

constexpr auto kYes = std::to_array<std::string_view>(
    {"是",       "必选",     "必填",     "必须",      "必传",     "必需", "必选项",   "必填项",   "必要",
     "必选参数", "必填参数", "必传参数", "必须传",    "必须填写", "需要", "不可为空", "不能为空", "√",
     "✓",        "✔",        "✅",        "●",         "☑",        "1",    "1..1",     "r",        "yes",
     "y",        "true",     "required", "mandatory", "must",     "m"});
constexpr auto kNo = std::to_array<std::string_view>({"否",       "可选",     "选填",     "非必选",     "非必填",
                                                      "非必须",   "非必传",   "非必需",   "可选项",     "非必选项",
                                                      "非必填项", "不必填",   "不是",     "×",          "✗",
                                                      "✘",        "❌",        "☐",        "0",          "0..1",
                                                      "no",       "n",        "false",    "optional",   "not required",
                                                      "o",        "可选参数", "选填参数", "非必选参数", "非必填参数",
                                                      "不必传",   "不需要",   "可为空",   "可以为空",   "可空",
                                                      "可选填"});

/// Words that make a "yes" depend on something.
constexpr auto kConditional =
    std::to_array<std::string_view>({"当", "时", "如果", "若", "仅", "只有", "when", "if ", "only", "unless", "for "});

constexpr auto kNoExample =
    std::to_array<std::string_view>({"", "na", "n/a", "-", "--", "---", "无", "none", "null", "/"});
constexpr auto kNothing = std::to_array<std::string_view>({"无", "none", "不涉及", "n/a"});
bool is_conditional(std::string_view text) {
  const std::string folded = lower(text);
  return std::any_of(kConditional.begin(), kConditional.end(),
                     [&](std::string_view word) { return contains(folded, word); });
}

/// Words that say what is required where they stand alone behind a name; `yes` and `true` need a column.
constexpr auto kRequiredWords = std::to_array<std::string_view>(
    {"required", "optional", "mandatory", "conditional", "必选", "必填", "必须", "必传", "必需", "可选", "选填",
     "非必选", "非必填", "非必须", "非必传", "非必需", "条件必填", "条件必选", "not required"});

constexpr auto kPlaces = std::to_array<std::string_view>({"query", "path", "body", "header"});

}  // namespace

std::optional<Column> column_named(std::string_view header) { return find(kColumns, heading_form(header)); }

bool names_fields(std::string_view header) { return holds(kFieldHeaders, heading_form(header)); }

RequiredWord read_required_cell(std::string_view cell) {
  const std::string word = heading_form(cell);
  if (holds(kYes, word)) return {true, {}};
  if (holds(kNo, word)) return {false, {}};
  const std::string_view whole = trimmed(cell);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    const std::string_view rest = whole.substr(at);
    std::size_t length = 0;
    for (const std::string_view end : {"\n", " ", ".", ",", ";", ":", "(", "。", "，", "；", "：", "（"}) {
      if (rest.starts_with(end)) length = end.size();
    }
    if (length == 0) continue;
    const std::string first = heading_form(whole.substr(0, at));
    const std::string more(bare(rest));
    if (holds(kNo, first)) return {false, more};
    // `是（MySQL 租户）` may be a yes for these alone.
    const bool bracketed = rest.starts_with("(") || rest.starts_with("（");
    if (holds(kYes, first) && !is_conditional(more) && !bracketed) return {true, more};
    if (length != 1 || rest.front() != ' ') break;
  }
  return {std::nullopt, is_no_example(cell) ? std::string() : std::string(whole)};
}

std::optional<bool> read_required(std::string_view cell) { return read_required_cell(cell).required; }

bool is_no_example(std::string_view cell) { return holds(kNoExample, lower(trimmed(cell))); }

bool says_none(std::string_view text) { return holds(kNothing, heading_form(text)); }

bool is_envelope_name(std::string_view name) { return holds(kEnvelope, name); }

bool is_required_word(std::string_view text) { return holds(kRequiredWords, heading_form(text)); }

std::string place_word(std::string_view text) {
  std::string word = heading_form(text);
  if (word.starts_with("in ")) word.erase(0, 3);
  return holds(kPlaces, word) ? word : std::string();
}

}  // namespace ocpv::reader
