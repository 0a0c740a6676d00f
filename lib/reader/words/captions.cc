#include <algorithm>
#include <array>

#include "reader/words/text.h"
#include "reader/words/vocabulary.h"

#include "base/ascii.h"

namespace ocpv::reader {
namespace {

struct CaptionWord {
  std::string_view text;
  Caption meaning;
};

constexpr auto kCaptions = std::to_array<CaptionWord>({
    {"path", Caption::path},
    {"path参数", Caption::path},
    {"pathparameters", Caption::path},
    {"pathparameter", Caption::path},
    {"pathparams", Caption::path},
    {"pathvariables", Caption::path},
    {"路径参数", Caption::path},
    {"请求路径参数", Caption::path},
    {"requestpathparameters", Caption::path},
    {"parametersinpath", Caption::path},
    {"urirequestparameters", Caption::path},
    {"uriparameters", Caption::path},
    {"therequestusesthefollowinguriparameters", Caption::path},
    {"urlpathparameters", Caption::path},
    {"thefollowingpathparametersaresupported", Caption::path},
    {"query", Caption::query},
    {"query参数", Caption::query},
    {"queryparameters", Caption::query},
    {"queryparameter", Caption::query},
    {"queryparams", Caption::query},
    {"querystring", Caption::query},
    {"querystringparameters", Caption::query},
    {"urlparameters", Caption::query},
    {"url参数", Caption::query},
    {"requestqueryparameters", Caption::query},
    {"parametersinquery", Caption::query},
    {"查询参数", Caption::query},
    {"header", Caption::header},
    {"headers", Caption::header},
    {"header参数", Caption::header},
    {"headerparameters", Caption::header},
    {"requestheader", Caption::header},
    {"requestheaders", Caption::header},
    {"requestheaderparameters", Caption::header},
    {"消息头", Caption::header},
    {"消息头参数", Caption::header},
    {"消息体", Caption::body},
    {"消息体参数", Caption::body},
    {"体参数", Caption::body},
    {"头参数", Caption::header},
    {"头", Caption::header},
    {"url路径参数", Caption::path},
    {"uri参数", Caption::path},
    {"querystring参数", Caption::query},
    {"请求头", Caption::header},
    {"请求头参数", Caption::header},
    {"请求头部", Caption::header},
    {"请求header", Caption::header},
    {"body", Caption::body},
    {"body参数", Caption::body},
    {"bodyparameters", Caption::body},
    {"bodyparams", Caption::body},
    {"requestbodyparameters", Caption::body},
    {"requestbody", Caption::body},
    {"requestbodyschema", Caption::body},
    {"bodyschema", Caption::body},
    {"therequestacceptsthefollowingdatainjsonformat", Caption::body},
    {"therequestbodycontainsthefollowingparameters", Caption::body},
    {"请求体参数如下", Caption::body},
    {"bodyparameter", Caption::body},
    {"formparameters", Caption::body},
    {"formdata", Caption::body},
    {"form-data", Caption::body},
    {"form参数", Caption::body},
    {"表单参数", Caption::body},
    {"请求体", Caption::body},
    {"请求体参数", Caption::body},
    {"请求body", Caption::body},
    {"基础数据结构", Caption::envelope},
    {"基础数据结", Caption::envelope},
    {"基本数据结构", Caption::envelope},
    {"basicdatastructure", Caption::envelope},
    {"basicdatastructures", Caption::envelope},
});

/// Words before "the table of": they say that a table comes, not which.
constexpr auto kAnnounce = std::to_array<std::string_view>({"the following table describes ",
                                                            "the following table lists ",
                                                            "the following table shows ",
                                                            "the table below describes ",
                                                            "the table below lists ",
                                                            "the table below shows ",
                                                            "the following describes ",
                                                            "this table describes ",
                                                            "下表描述了",
                                                            "下表说明了",
                                                            "下表列出了",
                                                            "下表展示了",
                                                            "下表描述",
                                                            "下表说明",
                                                            "下表列出",
                                                            "下表为",
                                                            "下表是",
                                                            "以下为",
                                                            "以下是",
                                                            "其中",
                                                            "the "});

/// Words behind it, which say that it comes now.
constexpr auto kAnnounced = std::to_array<std::string_view>(
    {" is described in the following table", " are described in the following table", " is described as follows",
     " are described as follows", " is listed as follows", " are listed as follows", " is as follows",
     " are as follows", " is shown below", " are shown below", " is described below", " are described below",
     " as follows", "如下表所示", "如下所示", "如下表", "见下表", "如下", "为"});

/// Words that say "the table of": what is left of the caption is the structure's name.
constexpr auto kStructureEnds = std::to_array<std::string_view>(
    {"的具体数据结构",  "的数据结构",  "数据结构",   "的参数说明", "参数说明",    "参数详情",    "的参数列表",
     "的字段说明",      "字段说明",    "的字段",     "的属性说明", "属性说明",    "结构说明",    "对象说明",
     " data structure", " parameters", " structure", " fields",    " properties", " attributes", " object"});
constexpr auto kStructureBegins = std::to_array<std::string_view>({"data structures of the ",
                                                                   "data structures of ",
                                                                   "data structure of the ",
                                                                   "data structure of ",
                                                                   "data structure for ",
                                                                   "parameters of the ",
                                                                   "parameters of ",
                                                                   "parameters in the ",
                                                                   "parameters in ",
                                                                   "fields of the ",
                                                                   "fields of ",
                                                                   "fields in the ",
                                                                   "fields in ",
                                                                   "members of the ",
                                                                   "members of ",
                                                                   "properties of the ",
                                                                   "properties of ",
                                                                   "attributes of the ",
                                                                   "attributes of ",
                                                                   "structure of the ",
                                                                   "structure of ",
                                                                   "data structure "});

std::string without_blanks(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t') result += c;
  }
  return result;
}

std::string_view without_name_quotes(std::string_view name) {
  constexpr std::array<std::string_view, 15> kNameQuotes = {"`", "\"", "'",  "“",  "”",  "‘", "’", "<",
                                                            ">", "「", "」", "《", "》", "*", " "};
  name = bare(name);
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view quote : kNameQuotes) {
      if (name.starts_with(quote)) name.remove_prefix(quote.size()), changed = true;
      if (name.ends_with(quote)) name.remove_suffix(quote.size()), changed = true;
    }
  }
  return name;
}

/// `Table 2 Fields of spec`, `表 2-1 spec`: without the number.
std::string_view without_table_number(std::string_view text) {
  std::string_view rest = text;
  if (lower(rest.substr(0, 6)) == "table ") {
    rest.remove_prefix(6);
  } else if (rest.starts_with("表")) {
    rest = trimmed(rest.substr(std::string_view("表").size()));
  } else {
    return text;
  }
  const std::size_t end = rest.find_first_not_of("0123456789-.");
  if (end == 0 || end == std::string_view::npos) return text;
  return bare(rest.substr(end));
}

/// Takes what only announces a table off both ends.
std::string_view without_announcement(std::string_view text) {
  text = without_table_number(bare(text));
  for (const std::string_view begin : kAnnounce) {
    if (text.size() > begin.size() && lower(text.substr(0, begin.size())) == begin) {
      text = bare(text.substr(begin.size()));
    }
  }
  for (const std::string_view end : kAnnounced) {
    if (text.size() > end.size() && lower(text.substr(text.size() - end.size())) == end) {
      text = bare(text.substr(0, text.size() - end.size()));
    }
  }
  return text;
}

/// `Stop 信息` is the name `Stop` with a word behind it.
std::string name_alone(std::string_view name) {
  name = without_name_quotes(name);
  for (const std::string_view end : {"信息", "对象", "结构体", "结构", "类型", "实体", "模型"}) {
    if (!name.ends_with(end)) continue;
    const std::string_view rest = without_name_quotes(name.substr(0, name.size() - end.size()));
    if (!rest.empty() && is_ascii(rest)) return std::string(rest);
  }
  return std::string(name);
}

/// Where a name in running text ends: at punctuation, but not at a dot inside it.
std::size_t end_of_name(std::string_view name) {
  for (std::size_t at = 0; at < name.size(); ++at) {
    const char c = name[at];
    if (c == ',' || c == ':' || c == ';' || c == '(') return at;
    if (c == '.' && (at + 1 == name.size() || !is_word(name[at + 1]))) return at;
  }
  return name.size();
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 80 && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_word(c) || c == '.'; });
}

/// The name inside "the data structure of NAME", or nothing when the text does not say so.
std::optional<std::string> structure_in(std::string_view whole) {
  const std::string_view text = without_announcement(whole);
  const std::string folded = lower(text);
  for (const std::string_view begin : kStructureBegins) {
    if (!folded.starts_with(begin)) continue;
    const std::string_view name = text.substr(begin.size());
    return name_alone(name.substr(0, end_of_name(name)));
  }
  // `spec 参数`; without a name before it 参数 may be of anything.
  for (const std::string_view end : {"参数", "字段", "参数列表", "字段列表"}) {
    if (!folded.ends_with(end)) continue;
    const std::string_view name = without_name_quotes(text.substr(0, text.size() - end.size()));
    if (is_name(name)) return std::string(name);
  }
  for (const std::string_view end : kStructureEnds) {
    const std::size_t at = folded.find(end);
    if (at == std::string::npos || at == 0) continue;
    const std::string_view after = bare(std::string_view(folded).substr(at + end.size()));
    if (end.front() == ' ' && !after.empty()) continue;
    return name_alone(text.substr(0, at));
  }
  return std::nullopt;
}

Caption caption_of(std::string_view packed) {
  const auto known =
      std::find_if(kCaptions.begin(), kCaptions.end(), [&](const CaptionWord& word) { return word.text == packed; });
  return known == kCaptions.end() ? Caption::none : known->meaning;
}

/// `请求Body参数`, `Query 参数说明`, `Response headers`: words around the name of a part that add nothing to it.
Caption part_named(std::string_view packed) {
  if (const Caption whole = caption_of(packed); whole != Caption::none) return whole;
  for (const std::string_view end : {"说明", "描述", "列表", "如下", "详情", "description", "descriptions", "list"}) {
    if (packed.size() > end.size() && packed.ends_with(end)) packed.remove_suffix(end.size());
  }
  if (const Caption whole = caption_of(packed); whole != Caption::none) return whole;
  for (const std::string_view begin : {"请求", "响应", "返回", "应答", "request", "response"}) {
    if (packed.size() <= begin.size() || !packed.starts_with(begin)) continue;
    const Caption inner = caption_of(packed.substr(begin.size()));
    if (inner == Caption::envelope) continue;
    return inner;
  }
  return Caption::none;
}

}  // namespace

Caption part_of_answer(std::string_view text) {
  const std::string packed = without_blanks(lower(without_name_quotes(without_table_number(bare(text)))));
  for (const std::string_view begin : {"响应", "返回", "应答", "response"}) {
    if (packed.size() > begin.size() && packed.starts_with(begin)) {
      const Caption part = part_named(packed.substr(begin.size()));
      return part == Caption::envelope ? Caption::none : part;
    }
  }
  return Caption::none;
}

CaptionReading read_caption(std::string_view text) {
  const std::string_view line = without_table_number(bare(text));
  const Caption part = part_named(without_blanks(lower(without_name_quotes(line))));
  if (part != Caption::none) return {part, {}};
  if (auto name = structure_in(line); name && !name->empty()) return {Caption::structure, std::move(*name)};
  // `结构体 Filter`, `Object Filter`.
  for (const std::string_view begin : {"结构体", "对象", "数据结构", "结构", "object ", "struct ", "schema "}) {
    if (lower(line.substr(0, begin.size())) != begin) continue;
    const std::string_view rest = without_name_quotes(line.substr(begin.size()));
    if (is_name(rest)) return {Caption::structure, std::string(rest)};
  }
  // `Receiver 对象`, `Rule 结构`.
  if (const std::string name = name_alone(line); name != without_name_quotes(line) && is_name(name))
    return {Caption::structure, name};
  if (is_name(without_name_quotes(line))) return {Caption::structure, std::string(without_name_quotes(line))};
  return {};
}

std::string structure_key(std::string_view name) {
  std::string text(without_name_quotes(name));
  if (auto inner = structure_in(text); inner && !inner->empty()) text = std::move(*inner);
  std::string key = lower(without_name_quotes(text));
  for (const std::string_view word : {"the ", "a "}) {
    if (key.starts_with(word)) key.erase(0, word.size());
  }
  return without_blanks(key);
}

}  // namespace ocpv::reader
