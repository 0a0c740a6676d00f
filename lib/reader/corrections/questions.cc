#include "reader/corrections/questions.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/limits.h"
#include "base/utf8.h"
#include "reader/tree/field_finder.h"
#include "reader/tree/rules.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;

std::string entry(const std::string& at, std::string_view change, const std::string& value) {
  const std::string place = replaced(replaced(shown(at, kMostShownBytes), "\\", "\\\\"), "\"", "\\\"");
  return "{\"at\": \"" + place + "\", \"" + std::string(change) + "\": " + value + ", \"because\": \"...\"}";
}

constexpr Message kTypeOfObject{"a parameter is a text, and the type {0} of {1} is an object's",
                                "参数是文本，而 {1} 的类型 {0} 是对象的类型"};
constexpr Message kNoType{"the table does not say the type of {0}", "表格没有说明 {0} 的类型"};
constexpr Message kUnknownType{"the type {0} of {1} is not known", "{1} 的类型 {0} 未知"};
constexpr Message kTwoPlaces{"{0} could also be a member of {1}: no example shows it",
                             "{0} 也可能是 {1} 的成员：没有示例可以说明"};
constexpr Message kNoRequired{"the table does not say whether {0} is required", "表格没有说明 {0} 是否必选"};
constexpr Message kStruck{"the name {0} is struck out", "名称 {0} 被划掉"};
constexpr Message kNoItems{"the page does not say what the items of {0} are", "页面没有说明 {0} 的元素是什么"};
constexpr Message kNoFields{"{0} refers to {1}, where no table says what fields it has",
                            "{0} 引用了 {1}，但其中没有表格说明它有哪些字段"};
constexpr Message kNotThere{"{0} refers to {1}, which is not there", "{0} 引用了 {1}，但它不存在"};
constexpr Message kNoTable{"no table gives the type of the path parameter {0}", "没有表格给出路径参数 {0} 的类型"};
constexpr Message kOpenObject{"an open object", "开放的对象"};
constexpr Message kStructure{"a structure of this page", "本页面中的一个结构"};

/// Any value, which was taken, and the types that it may be.
std::vector<Bilingual> types(std::initializer_list<std::string_view> names) {
  std::vector<Bilingual> all{kAnyValue};
  for (const std::string_view name : names) all.emplace_back(std::string(name));
  return all;
}

class Asker {
 public:
  Asker(const std::string& prefix, const Field& root, const References& references) : prefix_(prefix), fields_(root) {
    for (const Dangling& one : references.dangling) dangling_.emplace(one.row, &one);
  }

  void ask(const Place& place) {
    const Field* field = fields_.at(place.pointer);
    if (field == nullptr) return;
    ask_type(place, *field);
    ask_place(place);
    if (prefix_ == "request:") {
      ask_required(place);
      ask_items(place, *field);
    }
    ask_structure(place, *field);
  }

  std::vector<OpenQuestion> take() { return std::move(questions_); }

 private:
  void add(const Place& place, Change change, Bilingual text, std::vector<Bilingual> candidates,
           std::string correction) {
    Question question{.said = {place.sheet->id, place.row->line},
                      .text = std::move(text),
                      .candidates = std::move(candidates),
                      .correction = std::move(correction)};
    questions_.push_back({std::move(question), *read_target(prefix_ + place.pointer), change});
  }

  std::string at(const Place& place) const { return prefix_ + place.pointer; }

  void ask_type(const Place& place, const Field& field) {
    const bool is_body = prefix_ == "request:" || prefix_ == "response:";
    if (!is_body && field.kind == contract::Kind::unknown && place.row->type.known && !place.row->type_text.empty()) {
      return add(place, Change::type, say(kTypeOfObject, {in_quotes(place.row->type_text), place.row->name}),
                 types({"String", "Integer", "Long", "Boolean"}), entry(at(place), "type", "\"String\""));
    }
    if (is_type_silent(place, field)) {
      return add(place, Change::type, say(kNoType, {place.row->name}),
                 types({"String", "Integer", "Long", "Boolean", "Object"}), entry(at(place), "type", "\"String\""));
    }
    if (place.row->type.known && !is_nobodys(place.row->type, field)) return;
    add(place, Change::type, say(kUnknownType, {in_quotes(place.row->type_text), place.row->name}),
        types({"String", "Integer", "Long", "Boolean", "Object"}), entry(at(place), "type", "\"String\""));
  }

  /// An empty cell in a column of types, and nothing else that shows the type.
  static bool is_type_silent(const Place& place, const Field& field) {
    const std::string& type = place.row->type_text;
    // A dash for the type of what is no longer in use says what it should.
    const bool is_dash = (type == "-" || type == "--" || type == "—" || type == "/") && !field.deprecated;
    return place.row->type_column && (type.empty() || is_dash) && field.kind == Kind::unknown;
  }

  /// A name that is no structure of the page.
  static bool is_nobodys(const TypeWord& type, const Field& field) {
    if (type.class_name.empty()) return false;
    const bool inner = type.kind == Kind::array || type.kind == Kind::map;
    return inner ? field.items.empty() : field.kind == Kind::unknown;
  }

  void ask_place(const Place& place) {
    if (place.rival.empty()) return;
    const std::string other = place.rival + "/" + std::string(place.pointer.substr(place.pointer.rfind('/') + 1));
    add(place, Change::place, say(kTwoPlaces, {place.row->name, place.rival}), {std::string(place.pointer), other},
        entry(at(place), "place", in_quotes(other)));
  }

  void ask_required(const Place& place) {
    if (place.row->is_struck) {
      return add(place, Change::required, say(kStruck, {place.row->name}),
                 {Message{"it may be there", "可以有"}, Message{"it is not there", "没有"}},
                 entry(at(place), "required", "false"));
    }
    if (!place.row->required_column || place.row->required || place.row->type_text == "-") return;
    add(place, Change::required, say(kNoRequired, {place.row->name}), {std::string("false"), std::string("true")},
        entry(at(place), "required", "true"));
  }

  void ask_items(const Place& place, const Field& field) {
    if (field.kind != Kind::array || !field.items.empty()) return;
    add(place, Change::items, say(kNoItems, {place.row->name}), types({"String", "Long", "Object"}),
        entry(at(place), "items", "\"String\""));
  }

  void ask_structure(const Place& place, const Field& field) {
    const bool open =
        field.fields.empty() && field.structure.empty() &&
        (field.items.empty() || (field.items.front().fields.empty() && field.items.front().structure.empty()));
    const auto found = dangling_.find(place.row);
    if (found == dangling_.end() || !open) return;
    add(place, Change::structure,
        say(found->second->page_is_there ? kNoFields : kNotThere, {place.row->name, in_quotes(found->second->what)}),
        {kOpenObject, kStructure}, entry(at(place), "structure", "\"NAME\""));
  }

  const std::string& prefix_;
  ConstFieldFinder fields_;
  std::map<const TableRow*, const Dangling*> dangling_;
  std::vector<OpenQuestion> questions_;
};

}  // namespace

std::string in_quotes(std::string_view text) { return "\"" + shown(text, kMostShownBytes) + "\""; }

std::vector<OpenQuestion> find_questions(const std::string& prefix, const std::vector<Place>& places, const Field& root,
                                         const References& references) {
  Asker asker(prefix, root, references);
  for (const Place& place : places) asker.ask(place);
  return asker.take();
}

OpenQuestion question_of_parameter(const Field& parameter) {
  const std::string at = "path:/" + parameter.name;
  Question question{.said = parameter.said,
                    .text = say(kNoTable, {parameter.name}),
                    .candidates = types({"Long", "String"}),
                    .correction = entry(at, "type", "\"Long\"")};
  return {std::move(question), *read_target(at), Change::type};
}

std::optional<OpenQuestion> question_of_sentence(const Sentence& sentence, Target::Part part) {
  constexpr auto kDemands = std::to_array<std::string_view>(
      {"must ",    "only ",     "cannot", "can not", "at most",       "at least",    "no more than", "not exceed",
       "required", "mandatory", "if ",    "unless ", "not supported", "invalid for", "ignored",      "必须",
       "只能",     "仅",        "只有",   "不能",    "不可",          "不得",        "至多",         "最多",
       "至少",     "不超过",    "必填",   "必选",    "必传",          "如果",        "除非",         "不支持",
       "忽略",     "才能",      "才可",   "才有"});
  const std::string folded = lower(sentence.text);
  const bool demands =
      std::any_of(kDemands.begin(), kDemands.end(), [&](std::string_view word) { return contains(folded, word); });
  if (!demands && !sentence.half) return std::nullopt;
  const std::string name = replaced(replaced(sentence.text, "\\", "\\\\"), "\"", "\\\"");
  Question question{.said = sentence.said,
                    .text = say({"the sentence \"{0}\" became no rule", "这句话没有成为规则：“{0}”"}, {sentence.text}),
                    .candidates = {Message{"no rule", "没有规则"}},
                    .correction = "{\"at\": \"sentence:" + name + "\", \"excuse\": true, \"because\": \"...\"}"};
  OpenQuestion open{std::move(question), {Target::Part::sentence, sentence.text}, Change::excuse};
  if (!sentence.pointer.empty()) open.ruled = Target{part, sentence.pointer};
  return open;
}

}  // namespace ocpv::reader
