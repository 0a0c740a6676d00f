#include "reader/words/vocabulary.h"

#include <algorithm>
#include <array>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Kind;

template <class Meaning>
struct Word {
  std::string_view text;
  Meaning meaning;
};

template <class Meaning, std::size_t N>
std::optional<Meaning> find(const std::array<Word<Meaning>, N>& words, std::string_view text) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.text == text; });
  if (found == words.end()) return std::nullopt;
  return found->meaning;
}

constexpr auto kSections = std::to_array<Word<Section>>({
    {"功能说明", Section::description},
    {"description", Section::description},
    {"调用说明", Section::call},
    {"call description", Section::call},
    {"接口约束", Section::constraints},
    {"prerequisite", Section::constraints},
    {"prerequisites", Section::constraints},
    {"limitations", Section::constraints},
    {"limitation", Section::constraints},
    {"constraints", Section::constraints},
    {"请求路径", Section::path},
    {"request path", Section::path},
    {"请求类型", Section::content_type},
    {"request type", Section::content_type},
    {"请求参数", Section::parameters},
    {"请求参", Section::parameters},
    {"request parameters", Section::parameters},
    {"request parameter", Section::parameters},
    {"返回结果", Section::response},
    {"返回值", Section::response},
    {"返回参数", Section::response},
    {"response parameters", Section::response},
    {"response parameter", Section::response},
    {"response", Section::response},
    {"returned results", Section::response},
    {"return result", Section::response},
    {"示例", Section::examples},
    {"examples", Section::examples},
    {"example", Section::examples},
    {"请求示例", Section::request_example},
    {"请求实例", Section::request_example},
    {"sample request", Section::request_example},
    {"sample requests", Section::request_example},
    {"request example", Section::request_example},
    {"返回示例", Section::response_example},
    {"返回实例", Section::response_example},
    {"返回结果示例", Section::response_example},
    {"sample response", Section::response_example},
    {"sample responses", Section::response_example},
    {"response example", Section::response_example},
});

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
});

constexpr auto kCaptions = std::to_array<Word<Caption>>({
    {"path", Caption::path},
    {"path参数", Caption::path},
    {"pathparameters", Caption::path},
    {"pathparameter", Caption::path},
    {"路径参数", Caption::path},
    {"requestpathparameters", Caption::path},
    {"query", Caption::query},
    {"query参数", Caption::query},
    {"queryparameters", Caption::query},
    {"queryparameter", Caption::query},
    {"查询参数", Caption::query},
    {"header", Caption::header},
    {"header参数", Caption::header},
    {"headerparameters", Caption::header},
    {"body", Caption::body},
    {"body参数", Caption::body},
    {"bodyparameters", Caption::body},
    {"requestbodyparameters", Caption::body},
    {"requestbody", Caption::body},
    {"bodyparameter", Caption::body},
    {"请求体参数", Caption::body},
    {"基础数据结构", Caption::envelope},
    {"基础数据结", Caption::envelope},
    {"基本数据结构", Caption::envelope},
    {"basicdatastructure", Caption::envelope},
    {"basicdatastructures", Caption::envelope},
});

/// Words that say "the table of": what is left of the caption is the structure's name.
constexpr auto kStructureEnds =
    std::to_array<std::string_view>({"的具体数据结构", "的数据结构", "数据结构", "参数说明", "参数详情",
                                     " data structure", " parameters", " structure"});
constexpr auto kStructureBegins = std::to_array<std::string_view>(
    {"data structure of the ", "data structure of ", "data structure for ", "parameters of the ", "parameters of ",
     "structure of the ", "structure of ", "data structure "});

struct TypeSpelling {
  Kind kind;
  std::optional<Kind> items;
};

constexpr auto kTypes = std::to_array<Word<TypeSpelling>>({
    {"string", {Kind::string, {}}},
    {"str", {Kind::string, {}}},
    {"字符串", {Kind::string, {}}},
    {"enum", {Kind::string, {}}},
    {"integer", {Kind::int32, {}}},
    {"int", {Kind::int32, {}}},
    {"interger", {Kind::int32, {}}},
    {"整数", {Kind::int32, {}}},
    {"long", {Kind::int64, {}}},
    {"float", {Kind::number, {}}},
    {"double", {Kind::number, {}}},
    {"number", {Kind::number, {}}},
    {"decimal", {Kind::number, {}}},
    {"boolean", {Kind::boolean, {}}},
    {"bool", {Kind::boolean, {}}},
    {"布尔", {Kind::boolean, {}}},
    {"datetime", {Kind::date_time, {}}},
    {"offsetdatetime", {Kind::date_time, {}}},
    {"timestamp", {Kind::date_time, {}}},
    {"localdatetime", {Kind::date_time, {}}},
    {"zoneddatetime", {Kind::date_time, {}}},
    {"offsettime", {Kind::time, {}}},
    {"time", {Kind::time, {}}},
    {"date", {Kind::date, {}}},
    {"binary", {Kind::binary, {}}},
    {"object", {Kind::object, {}}},
    {"json", {Kind::object, {}}},
    {"array", {Kind::array, {}}},
    {"arrays", {Kind::array, {}}},
    {"list", {Kind::array, {}}},
    {"set", {Kind::array, {}}},
    {"map", {Kind::map, {}}},
    {"short", {Kind::int32, {}}},
    {"byte", {Kind::int32, {}}},
    {"整型", {Kind::int32, {}}},
    {"int32", {Kind::int32, {}}},
    {"int64", {Kind::int64, {}}},
    {"bigint", {Kind::int64, {}}},
    {"长整型", {Kind::int64, {}}},
    {"长整数", {Kind::int64, {}}},
    {"bigdecimal", {Kind::number, {}}},
    {"浮点数", {Kind::number, {}}},
    {"浮点型", {Kind::number, {}}},
    {"数字", {Kind::number, {}}},
    {"布尔值", {Kind::boolean, {}}},
    {"布尔型", {Kind::boolean, {}}},
    {"字符型", {Kind::string, {}}},
    {"文本", {Kind::string, {}}},
    {"text", {Kind::string, {}}},
    {"varchar", {Kind::string, {}}},
    {"char", {Kind::string, {}}},
    {"character", {Kind::string, {}}},
    {"uuid", {Kind::string, {}}},
    {"url", {Kind::string, {}}},
    {"uri", {Kind::string, {}}},
    {"枚举", {Kind::string, {}}},
    {"日期时间", {Kind::date_time, {}}},
    {"instant", {Kind::date_time, {}}},
    {"localdate", {Kind::date, {}}},
    {"日期", {Kind::date, {}}},
    {"localtime", {Kind::time, {}}},
    {"对象", {Kind::object, {}}},
    {"数组", {Kind::array, {}}},
    {"列表", {Kind::array, {}}},
    {"any", {Kind::unknown, {}}},
    {"-", {Kind::unknown, {}}},
    {"--", {Kind::unknown, {}}},
    {"null", {Kind::unknown, {}}},
});

constexpr auto kYes = std::to_array<std::string_view>(
    {"是", "必选", "必填", "必须", "必传", "必需", "yes", "y", "true", "required", "mandatory", "m"});
constexpr auto kNo = std::to_array<std::string_view>({"否", "可选", "选填", "非必选", "非必填", "非必须", "非必传",
                                                      "no", "n", "false", "optional", "not required", "o"});
constexpr auto kNoExample =
    std::to_array<std::string_view>({"", "na", "n/a", "-", "--", "---", "无", "none", "null", "/"});
constexpr auto kNothing = std::to_array<std::string_view>({"无", "none", "不涉及", "n/a"});
constexpr auto kEnvelope = std::to_array<std::string_view>(
    {"data", "successful", "timestamp", "duration", "status", "traceId", "server", "error"});
constexpr auto kSecretParts =
    std::to_array<std::string_view>({"password", "passwd", "secret", "privatekey", "accesstoken", "credentialkey"});
constexpr auto kSecretNames =
    std::to_array<std::string_view>({"token", "pwd", "passphrase", "authorization", "accesskey"});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// Lower case, inner blanks single, edges bare.
std::string heading_form(std::string_view text) {
  std::string form;
  for (const char c : lower(bare(text))) {
    const char character = c == '\n' || c == '\t' ? ' ' : c;
    if (character != ' ' || (!form.empty() && form.back() != ' ')) form += character;
  }
  return std::string(bare(form));
}

std::string without_blanks(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t') result += c;
  }
  return result;
}

std::string_view without_quotes(std::string_view name) {
  constexpr std::array<std::string_view, 13> kQuotes = {"`",  "\"", "'",  "“",  "”", "<", ">",
                                                        "「", "」", "《", "》", "*", " "};
  name = bare(name);
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view quote : kQuotes) {
      if (name.starts_with(quote)) name.remove_prefix(quote.size()), changed = true;
      if (name.ends_with(quote)) name.remove_suffix(quote.size()), changed = true;
    }
  }
  return name;
}

/// The name inside "the data structure of NAME", or nothing when the text does not say so.
std::optional<std::string> structure_in(std::string_view text) {
  const std::string folded = lower(text);
  for (const std::string_view end : kStructureEnds) {
    const std::size_t at = folded.find(end);
    if (at == std::string::npos || at == 0) continue;
    const std::string_view after = bare(std::string_view(folded).substr(at + end.size()));
    if (end.front() == ' ' && !after.empty()) continue;
    return std::string(without_quotes(text.substr(0, at)));
  }
  for (const std::string_view begin : kStructureBegins) {
    if (!folded.starts_with(begin)) continue;
    std::string_view name = text.substr(begin.size());
    if (const std::size_t stop = name.find_first_of(".,:;("); stop != std::string_view::npos)
      name = name.substr(0, stop);
    return std::string(without_quotes(name));
  }
  return std::nullopt;
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 80 && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), is_word);
}

}  // namespace

std::optional<Section> section_named(std::string_view text) { return find(kSections, heading_form(text)); }

std::optional<Column> column_named(std::string_view header) { return find(kColumns, heading_form(header)); }

CaptionReading read_caption(std::string_view text) {
  const std::string_view line = bare(text);
  if (const auto kind = find(kCaptions, without_blanks(lower(line)))) return {*kind, {}};
  if (auto name = structure_in(line); name && !name->empty()) return {Caption::structure, std::move(*name)};
  if (is_name(without_quotes(line))) return {Caption::structure, std::string(without_quotes(line))};
  return {};
}

std::string structure_key(std::string_view name) {
  std::string text(without_quotes(name));
  if (auto inner = structure_in(text); inner && !inner->empty()) text = std::move(*inner);
  std::string key = lower(without_quotes(text));
  for (const std::string_view word : {"the ", "a "}) {
    if (key.starts_with(word)) key.erase(0, word.size());
  }
  return without_blanks(key);
}

TypeWord read_type(std::string_view cell) {
  const std::string word(without_blanks(trimmed(replaced(cell, "\\", ""))));
  const std::string folded = lower(word);
  if (folded.empty()) return {};
  if (const auto spelling = find(kTypes, folded)) return {spelling->kind, spelling->items, {}, true};
  const auto of = [&](Kind kind, std::string_view inner) {
    const TypeWord items = read_type(inner);
    TypeWord result{kind, items.kind, items.class_name, items.known};
    if (items.kind == Kind::unknown) result.items.reset();
    return result;
  };
  for (const std::string_view list : {"list<", "array<", "set<", "collection<"}) {
    if (folded.starts_with(list) && folded.ends_with(">")) {
      return of(Kind::array, std::string_view(word).substr(list.size(), word.size() - list.size() - 1));
    }
  }
  if (folded.starts_with("map<") && folded.ends_with(">")) {
    const std::size_t comma = word.find(',');
    if (comma == std::string::npos) return {Kind::map, {}, {}, true};
    return of(Kind::map, std::string_view(word).substr(comma + 1, word.size() - comma - 2));
  }
  // `String(64)`: how long it may be.
  if (const std::size_t open = folded.find('('); open != std::string::npos && folded.ends_with(")")) {
    const std::string_view inside = std::string_view(folded).substr(open + 1, folded.size() - open - 2);
    const auto spelling = find(kTypes, folded.substr(0, open));
    if (spelling && spelling->kind == Kind::string && !inside.empty() && inside.size() <= 9 &&
        std::all_of(inside.begin(), inside.end(), is_digit)) {
      TypeWord result{Kind::string, {}, {}, true};
      result.most_characters = std::stoul(std::string(inside));
      return result;
    }
  }
  if (folded.ends_with("[]")) return of(Kind::array, std::string_view(word).substr(0, word.size() - 2));
  for (const std::string_view list : {"array", "list"}) {
    if (folded.size() <= list.size()) continue;
    if (folded.ends_with(list) && find(kTypes, folded.substr(0, folded.size() - list.size()))) {
      return of(Kind::array, std::string_view(word).substr(0, word.size() - list.size()));
    }
    if (folded.starts_with(list) && find(kTypes, folded.substr(list.size()))) {
      return of(Kind::array, std::string_view(word).substr(list.size()));
    }
  }
  if (is_name(word) && is_upper(word.front())) return {Kind::object, {}, word, true};
  return {Kind::unknown, {}, {}, false};
}

std::optional<bool> read_required(std::string_view cell) {
  const std::string word = heading_form(cell);
  if (holds(kYes, word)) return true;
  if (holds(kNo, word)) return false;
  return std::nullopt;
}

bool is_no_example(std::string_view cell) { return holds(kNoExample, lower(trimmed(cell))); }

bool says_none(std::string_view text) { return holds(kNothing, heading_form(text)); }

bool is_envelope_name(std::string_view name) { return holds(kEnvelope, name); }

bool is_secret_name(std::string_view name) {
  std::string key;
  for (const char c : lower(name)) {
    if (c != '_' && c != '-') key += c;
  }
  if (holds(kSecretNames, key) || key.ends_with("token")) return true;
  return std::any_of(kSecretParts.begin(), kSecretParts.end(),
                     [&](std::string_view part) { return contains(key, part); }) ||
         key == "secretkey";
}

}  // namespace ocpv::reader
