#include "reader/contradictions/wording.h"

#include <array>

#include "base/limits.h"
#include "base/utf8.h"

namespace ocpv::reader {
namespace {

struct Wording {
  Conflict conflict;
  std::string_view id, en, zh;
};

constexpr auto kWordings = std::to_array<Wording>({
    {Conflict::misses_required, "example-misses-required", "the table requires {0}, the example does not have it",
     "表格要求 {0}，示例中没有"},
    {Conflict::type, "example-type", "the table says {0}, the example shows {1}", "表格写的类型是 {0}，示例中是 {1}"},
    {Conflict::value, "example-value", "the example's value {0} is not in the list of {1}",
     "示例的取值 {0} 不在 {1} 的取值列表中"},
    {Conflict::range, "example-range", "the example's value {0} is outside the range of {1}",
     "示例的取值 {0} 超出 {1} 的范围"},
    {Conflict::format, "example-format", "the example's value {0} is not written as {1}",
     "示例的取值 {0} 不符合 {1} 的格式"},
    {Conflict::protocol, "example-format",
     "the example's value {0} has a protocol, the table asks for a directory without one",
     "示例的取值 {0} 带有协议，表格要求不带协议的目录"},
    {Conflict::condition, "example-condition", "the example breaks the condition on {0}", "示例不符合 {0} 的条件"},
    {Conflict::unknown_key, "example-unknown-key", "the example has {0}, no table names it",
     "示例中有 {0}，表格中没有"},
    {Conflict::spelt_two_ways, "name-spelt-two-ways", "the table says {0}, the example says {1}",
     "表格写作 {0}，示例写作 {1}"},
    {Conflict::something_else, "example-of-something-else", "nothing of what the example shows in {0} is in the table",
     "示例在 {0} 中给出的内容与表格全不相同"},
    {Conflict::not_json, "example-not-json", "the example is not JSON: {0}", "示例不是 JSON：{0}"},
    {Conflict::name_twice, "example-name-twice", "the example gives {0} twice in one object",
     "示例在同一对象中两次给出 {0}"},
    {Conflict::too_large, "example-too-large", "the example is too large to compare it with the tables",
     "示例过大，无法与表格比较"},
    {Conflict::url_method, "url-method", "the example calls {0}, the documented method is {1}",
     "示例使用的方法是 {0}，文档中的方法是 {1}"},
    {Conflict::url_slash, "url-slash", "the example's URL {0} does not begin with a slash",
     "示例 URL {0} 没有以斜杠开头"},
    {Conflict::url_path, "url-path", "the example calls {0}, which is not the path {1}",
     "示例请求的是 {0}，与请求路径 {1} 不符"},
    {Conflict::url_unknown_key, "url-unknown-key", "the example's URL has {0}, no table of parameters names it",
     "示例 URL 中有 {0}，参数表格中没有"},
    {Conflict::url_repeats_path, "url-repeats-path",
     "the example's URL repeats parameters of the path in its query: {0}", "示例 URL 在查询部分重复了路径参数：{0}"},
    {Conflict::url_misses_required, "url-misses-required", "the table requires {0}, the example's URL does not have it",
     "表格要求 {0}，示例 URL 中没有"},
    {Conflict::url_type, "url-type", "the table says that {0} is {1}, the example's URL has {2}",
     "表格写的 {0} 类型是 {1}，示例 URL 中是 {2}"},
    {Conflict::url_value, "url-value", "the value {2} in the example's URL is not in the list of {0}",
     "示例 URL 中的取值 {2} 不在 {0} 的取值列表中"},
    {Conflict::url_range, "url-range", "the value {2} in the example's URL is outside the range of {0}",
     "示例 URL 中的取值 {2} 超出 {0} 的范围"},
    {Conflict::url_format, "url-format", "the value {2} of {0} in the example's URL is not written as {1}",
     "示例 URL 中 {0} 的取值 {2} 不符合 {1} 的格式"},
    {Conflict::url_condition, "url-condition", "the example's URL breaks the condition on {0}",
     "示例 URL 不符合 {0} 的条件"},
    {Conflict::path_unknown, "path-parameter", "the path has no parameter {0}", "请求路径中没有参数 {0}"},
    {Conflict::path_missing, "path-parameter", "no table names the path's parameter {0}",
     "没有表格说明请求路径中的参数 {0}"},
    {Conflict::dangling, "dangling-reference", "{0} refers to {1}, which is not there", "{0} 引用的 {1} 不存在"},
    {Conflict::no_fields, "reference-without-fields", "{0} refers to {1}, where no table says what fields it has",
     "{0} 引用了 {1}，但其中没有表格说明它有哪些字段"},
    {Conflict::wrong_structure, "wrong-reference", "{0} refers to a structure that the example does not show: {1}",
     "{0} 引用的结构与示例不符：{1}"},
    {Conflict::row_twice, "row-twice", "{0} is printed twice in one object", "{0} 在同一对象中出现两次"},
    {Conflict::default_outside, "default-outside-list", "the default {0} of {1} is not in its list",
     "{1} 的默认值 {0} 不在其取值列表中"},
    {Conflict::default_range, "default-outside-range", "the default {0} of {1} is outside its range",
     "{1} 的默认值 {0} 超出其范围"},
    {Conflict::cell_type, "cell-type", "the table says that {0} is {1}, its example value is {2}",
     "表格写的 {0} 类型是 {1}，其示例值是 {2}"},
    {Conflict::cell_value, "cell-value", "the example value {2} is not in the list of {0}",
     "示例值 {2} 不在 {0} 的取值列表中"},
    {Conflict::cell_range, "cell-range", "the example value {2} is outside the range of {0}",
     "示例值 {2} 超出 {0} 的范围"},
    {Conflict::cell_format, "cell-format", "the example value {2} of {0} is not written as {1}",
     "{0} 的示例值 {2} 不符合 {1} 的格式"},
    {Conflict::list_against_type, "list-against-type", "{0} lists values that its type {1} cannot hold",
     "{0} 列出的取值与其类型 {1} 不符"},
});

std::string filled(std::string_view wording, const std::array<std::string_view, 3>& arguments) {
  std::string text;
  for (std::size_t at = 0; at < wording.size(); ++at) {
    const bool blank = wording[at] == '{' && wording.substr(at).find('}') == 2;
    if (!blank) {
      text += wording[at];
      continue;
    }
    text += shown(arguments[static_cast<std::size_t>(wording[at + 1] - '0')], kMostShownBytes);
    at += 2;
  }
  return text;
}

}  // namespace

Contradiction worded(Conflict conflict, const contract::Said& first, const contract::Said& second, std::string pointer,
                     std::string_view argument0, std::string_view argument1, std::string_view argument2) {
  const std::array arguments = {argument0, argument1, argument2};
  for (const Wording& row : kWordings) {
    if (row.conflict != conflict) continue;
    return {.id = std::string(row.id),
            .text = {filled(row.en, arguments), filled(row.zh, arguments)},
            .first = first,
            .second = second,
            .pointer = std::move(pointer)};
  }
  return {};
}

}  // namespace ocpv::reader
