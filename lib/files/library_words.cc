#include "files/library_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "files/files.h"

namespace ocpv::files {
namespace {

constexpr std::array kSentences{
    // catalog
    Message{"no operation.json in it or in its folders", "其中及其下一级目录中都没有 operation.json"},
    Message{"is no regular file", "不是普通文件"},
    Message{"is empty", "是空的"},
    Message{"there is no schema beside it", "旁边没有任何 schema"},
    Message{"'{0}' must be an object", "'{0}' 应为对象"},
    Message{"'query' must be an object of texts", "'query' 应为由文本组成的对象"},
    Message{"'{0}' must be a whole number", "'{0}' 应为整数"},
    Message{"lists a file that is not known", "列出了未知的文件"},
    Message{"operation.json does not list it; generate the folder again",
            "operation.json 没有列出它；请重新生成该目录"},
    Message{"is missing, and operation.json lists it; generate the folder again",
            "缺失，而 operation.json 列出了它；请重新生成该目录"},
    Message{"has {0} bytes, and operation.json lists {1}; generate the folder again",
            "有 {0} 字节，而 operation.json 所列为 {1}；请重新生成该目录"},
    Message{"written in format {0}; this version reads up to {1}", "以格式 {0} 写成；此版本最高支持 {1}"},
    Message{"an operation has no id", "有一个操作没有 id"},
    Message{"two operations have the id '{0}'", "有两个操作的 id 都是 '{0}'"},
    Message{"operation '{0}' documents no {1}", "操作 '{0}' 的文档中没有 {1}"},
    Message{"larger than {0} bytes", "超过 {0} 字节"},
    Message{"not an object", "不是对象"},
    Message{"'{0}' must be a text", "'{0}' 应为文本"},
    Message{"path '{0}' does not begin with a slash", "路径 '{0}' 未以斜杠开头"},
    Message{"path '{0}' has too many segments", "路径 '{0}' 的段数过多"},
    Message{"path '{0}' has two parameters in one segment", "路径 '{0}' 的一段中有两个参数"},
    Message{"path '{0}' has a brace without its other half", "路径 '{0}' 中的花括号不成对"},
    // plan
    Message{"a schema must be an object or a boolean", "schema 应为对象或布尔值"},
    Message{"must be a string", "应为字符串"},
    Message{"must be an object", "应为对象"},
    Message{"must be an array of schemas", "应为 schema 的数组"},
    Message{"must be an array of names", "应为名称的数组"},
    Message{"refers to nothing: {0}", "引用的内容不存在：{0}"},
    Message{"refers to itself without going down into the document", "在未深入文档的情况下引用了自身"},
    Message{"keyword \"{0}\" is not supported", "不支持关键字 \"{0}\""},
    Message{"keyword \"{0}\" is not supported as an array", "不支持数组形式的关键字 \"{0}\""},
    Message{"keyword \"{0}\" is not supported as \"{1}\"", "不支持关键字 \"{0}\" 取值 \"{1}\""},
    Message{"keyword \"{0}\" is not supported below the root", "关键字 \"{0}\" 只支持用在根上"},
    Message{"keyword \"{0}\" is not supported with a divisor that is no integer", "关键字 \"{0}\" 只支持整数"},
    Message{"keyword \"{0}\" is not supported with an array or object", "关键字 \"{0}\" 不支持数组或对象"},
    Message{"keyword \"{0}\" is not supported where items may be arrays or objects",
            "元素可能是数组或对象时不支持关键字 \"{0}\""},
    Message{"keyword \"{0}\" is not supported to another document, or by an $id",
            "关键字 \"{0}\" 不支持引用其他文档或按 $id 引用"},
    Message{"the value of \"{0}\" is not allowed", "\"{0}\" 的值不允许"},
    Message{"the schema says different things of more than {0} places", "schema 对超过 {0} 处各有不同的说明"},
    Message{"an object has more than {0} members and rules", "某个对象的成员与规则超过 {0} 个"},
    // json
    Message{"nested deeper than {0} levels", "嵌套超过 {0} 层"},
    Message{"the same key twice in one object: {0}", "同一对象中有重复的键：{0}"},
    Message{"longer than {0} bytes", "超过 {0} 字节"},
    Message{"there is nothing but white space", "只有空白字符"},
    Message{"a byte-order mark is no part of JSON", "JSON 不能带字节顺序标记（BOM）"},
    Message{"this byte is not UTF-8", "此字节不是 UTF-8"},
    Message{"a control character must be escaped", "控制字符必须转义"},
    Message{"a string without its closing quote", "字符串缺少右引号"},
    Message{"an escape that JSON does not know", "JSON 没有这样的转义"},
    Message{"half of a surrogate pair", "代理对不成对"},
    Message{"not a number of JSON", "不是 JSON 数字"},
    Message{"not a word of JSON (true, false, null)", "不是 JSON 的单词（true、false、null）"},
    Message{"expected a value", "此处应为值"},
    Message{"expected a member's name in quotes", "此处应为带引号的成员名"},
    Message{"expected ':'", "此处应为 ':'"},
    Message{"expected ',' or the end of the object or array", "此处应为 ','，或对象、数组的结尾"},
    Message{"text after the end of the document", "文档结束之后还有内容"},
    Message{"the text ends before the document does", "文本在文档结束之前就结束了"},
    Message{"JSON has no comments", "JSON 中没有注释"},
    Message{"a comma stands before a closing bracket", "右括号前多了逗号"},
    Message{"a comma is missing", "缺少逗号"},
    Message{"single quotes instead of double quotes", "应为双引号，而不是单引号"},
    Message{"typographic quotes instead of straight ones", "应为直引号，而不是弯引号"},
    Message{"a member's name without quotes", "成员名称没有引号"},
    Message{"true, false and null are written in small letters, and None is null",
            "true、false 与 null 用小写，None 应写成 null"},
    Message{"JSON has no NaN and no Infinity", "JSON 中没有 NaN 与 Infinity"},
    Message{"a full-width comma or colon", "全角的逗号或冒号"},
    // page
    Message{"the page has more than {0} bytes", "页面超过 {0} 字节"},
    Message{"the page is not valid UTF-8", "页面不是合法的 UTF-8"},
    Message{"the page has more than {0} HTML tags", "页面中的 HTML 标签超过 {0} 个"},
    Message{"the page has more than {0} opening brackets", "页面中的左括号超过 {0} 个"},
    Message{"the page's tables have more than {0} rows", "页面中的表格超过 {0} 行"},
    Message{"the page has more than {0} rows in its tables", "页面中的表格超过 {0} 行"},
    Message{"the page has more than {0} tables", "页面中的表格超过 {0} 个"},
    Message{"a line has more than {0} columns", "某一行超过 {0} 列"},
    Message{"lists or quotes are nested more than {0} deep", "列表或引用嵌套超过 {0} 层"},
    Message{"a line has more than {0} bytes", "某一行超过 {0} 字节"},
    Message{"running text has more than {0} bytes without a blank line", "连续正文超过 {0} 字节而没有空行"},
    // reader: questions
    Message{"no operation line", "没有写明请求方法与路径"},
    Message{"the type {0} of {1} is not known", "{1} 的类型 {0} 未知"},
    Message{"{0} could also be a member of {1}: no example shows it", "{0} 也可能是 {1} 的成员：没有示例可以说明"},
    Message{"the table does not say whether {0} is required", "表格没有说明 {0} 是否必选"},
    Message{"the page does not say what the items of {0} are", "页面没有说明 {0} 的元素是什么"},
    Message{"{0} refers to {1}, where no table says what fields it has",
            "{0} 引用了 {1}，但其中没有表格说明它有哪些字段"},
    Message{"{0} refers to {1}, which is not there", "{0} 引用了 {1}，但它不存在"},
    Message{"no table gives the type of the path parameter {0}", "没有表格给出路径参数 {0} 的类型"},
    Message{"the table does not say the type of {0}", "表格没有说明 {0} 的类型"},
    Message{"the table {0} has no column of names and types", "表格 {0} 没有名称列与类型列"},
    Message{"the table {0} has no place: nothing refers to its rows ({1})",
            "表格 {0} 没有归属：没有任何内容引用它的行（{1}）"},
    Message{"the table {0} does not say the types of its fields", "表格 {0} 没有说明其字段的类型"},
    Message{"the column {0} is not known, and its cells are types", "列 {0} 的名称未知，但其单元格都是类型"},
    Message{"the column {0} is not known", "列 {0} 的名称未知"},
    Message{"{0} stands in one object twice, first in line {1}", "{0} 在同一个对象中出现两次，第一次在第 {1} 行"},
    Message{"a table in HTML could not be read", "有一个 HTML 表格无法读取"},
    Message{"nothing is read from it", "不从中读取任何内容"},
    Message{"no part of the contract", "不属于契约"},
    Message{"the column of types", "类型列"},
    Message{"the first row", "第一行"},
    Message{"any value", "任意值"},
    Message{"an open object", "开放的对象"},
    Message{"a structure of this page", "本页面中的一个结构"},
    Message{"what the Chinese page says", "以中文页面为准"},
    Message{"what the English page says", "以英文页面为准"},
    // reader: rows that are no fields, and why
    Message{"a table without types: values, not fields", "没有类型列的表格：是取值，不是字段"},
    Message{"codes of errors, not fields", "错误码，不是字段"},
    Message{"stands for members of free names", "代表名称不固定的成员"},
    Message{"stands for the array that is the body", "代表整个请求体的数组"},
    Message{"repeats the header of its table", "重复了表头"},
    Message{"printed twice, word for word", "原样重复了一次"},
    Message{"a member of a row that is printed twice", "重复的行的成员"},
    Message{"a second row of that name: the first one counts", "同名的第二行：以第一行为准"},
    Message{"nothing refers to its table", "没有任何内容引用它所在的表格"},
    Message{"corrected: {0}", "已修正：{0}"},
    // reader: corrections
    Message{"nested more than {0} deep", "嵌套超过 {0} 层"},
    Message{"the key \"{0}\" stands twice in one object", "同一对象中有重复的键 \"{0}\""},
    Message{"not JSON", "不是合法的 JSON"},
    Message{"an entry must be an object", "每一项应为对象"},
    Message{"unknown key \"{0}\" in \"{1}\"", "\"{1}\" 中有未知的键 \"{0}\""},
    Message{"unknown key \"{0}\"", "未知的键 \"{0}\""},
    Message{"no change: name one, such as \"type\", \"required\" or \"values\"",
            "没有写明要修正什么：例如 \"type\"、\"required\" 或 \"values\""},
    Message{"more than one change: an entry makes one", "一项只能修正一处，此项不止一处"},
    Message{"\"when\" matches nothing on the page", "\"when\" 与页面中的任何内容都不匹配"},
    Message{"\"at\" matches nothing on the page", "\"at\" 与页面中的任何内容都不匹配"},
    Message{"\"at\" matches no row of the page", "\"at\" 与页面中的任何一行都不匹配"},
    Message{"\"items\" is for an array or a map", "\"items\" 只能用于数组或映射"},
    Message{"\"{0}\" must be {1}", "\"{0}\" 应为 {1}"},
    Message{"must be an object with the one key \"corrections\", a list",
            "应为对象，且只有一个键 \"corrections\"，其值为列表"},
    Message{"says what the page says already", "与页面已有的说明相同"},
    Message{"\"{0}\" is no type", "\"{0}\" 不是类型"},
    Message{"the root has no name", "根没有名称"},
    Message{"the path has no parameter \"{0}\"", "路径中没有参数 \"{0}\""},
    Message{"no object at the owner of \"{0}\"", "\"{0}\" 所在之处没有对象"},
    Message{"there is a field at \"{0}\" already", "\"{0}\" 处已有字段"},
    Message{"a field cannot move into itself", "字段不能移入自身"},
    Message{"the page has no rule for it", "页面中没有关于它的规则"},
    Message{"the page has no structure \"{0}\"", "页面中没有结构 \"{0}\""},
    Message{"no row, table or column of that name is without a place", "没有这个名称的、尚无归属的行、表格或列"},
    // what a value of corrections.json must be
    Message{"true or false", "true 或 false"},
    Message{"a list of values", "值的列表"},
    Message{"a number", "数字"},
    Message{"a whole number", "整数"},
    Message{"a text", "文本"},
    Message{"true", "true"},
    Message{"any or no_protocol", "any 或 no_protocol"},
    Message{"error, warning or note", "error、warning 或 note"},
    Message{"only_when, required_when or value_when", "only_when、required_when 或 value_when"},
    Message{"an object, or \"none\"", "对象，或 \"none\""},
    Message{"an object with \"{0}\" and \"{1}\"", "带有 \"{0}\" 和 \"{1}\" 的对象"},
    Message{"an object with \"{0}\"", "带有 \"{0}\" 的对象"},
    Message{"path:, query:, header:, request: or response: and a JSON Pointer, or row: and a name",
            "path:、query:、header:、request: 或 response: 加 JSON Pointer，或 row: 加名称"},
};

// Before a sentence: a schema or an operation.json that cannot be read.
constexpr Message kNotJson{"not JSON: ", "不是合法的 JSON："};
// A sentence whose second argument is words of ours.
constexpr std::string_view kMustBe = "\"{0}\" must be {1}";
// Behind a sentence: where in the schema.
constexpr Message kAt{" (at ", "（位于 "};
constexpr Message kRoot{"the root", "根"};

// What stands for `{0}`, `{1}` when the sentence is of this form.
std::optional<std::vector<std::string_view>> arguments_of(std::string_view form, std::string_view sentence) {
  std::vector<std::string_view> arguments;
  while (true) {
    const std::size_t mark = form.find('{');
    if (mark == form.npos) {
      if (sentence != form) return std::nullopt;
      return arguments;
    }
    if (sentence.substr(0, mark) != form.substr(0, mark)) return std::nullopt;
    sentence.remove_prefix(mark);
    form.remove_prefix(mark + 3);
    const std::string_view next = form.substr(0, form.find('{'));
    // What ends the sentence is looked for from its end: what stands before may hold the same.
    const std::size_t end = next.empty() ? sentence.size() : next == form ? sentence.rfind(next) : sentence.find(next);
    if (end == sentence.npos) return std::nullopt;
    arguments.push_back(sentence.substr(0, end));
    sentence.remove_prefix(end);
  }
}

}  // namespace

std::string library_words(std::string_view sentence, Language language) {
  if (language == Language::en) return std::string(sentence);
  if (const std::string_view reason = files::reason_in_chinese(sentence); !reason.empty()) return std::string(reason);
  if (sentence.starts_with(kNotJson.en)) {
    return std::string(kNotJson.zh) + library_words(sentence.substr(kNotJson.en.size()), language);
  }
  if (const std::size_t at = sentence.rfind(kAt.en); at != sentence.npos && sentence.ends_with(')')) {
    std::string_view place = sentence.substr(at + kAt.en.size());
    place.remove_suffix(1);
    const std::string_view shown = place == kRoot.en ? kRoot.zh : place;
    return library_words(sentence.substr(0, at), language) + std::string(kAt.zh) + std::string(shown) + "）";
  }
  for (const Message& text : kSentences) {
    const auto arguments = arguments_of(text.en, sentence);
    if (!arguments) continue;
    std::array<std::string, 3> words;
    std::copy(arguments->begin(), arguments->end(), words.begin());
    if (text.en == kMustBe) words[1] = library_words(words[1], language);
    return fill(text.zh, {words[0], words[1], words[2]});
  }
  return std::string(sentence);
}

std::string library_words(const Error& error, Language language) {
  Error told = error;
  told.message = library_words(error.message, language);
  return to_string(told);
}

}  // namespace ocpv::files
