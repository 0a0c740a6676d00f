#include "reader/corrections/questions.h"

#include <algorithm>
#include <map>

#include "base/limits.h"
#include "base/utf8.h"
#include "reader/tree/rules.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;
using contract::Kind;

std::string quoted(std::string_view text) { return "\"" + shown(text, kMostShownBytes) + "\""; }

std::string entry(const std::string& at, std::string_view change, const std::string& value) {
  const std::string place = replaced(replaced(shown(at, kMostShownBytes), "\\", "\\\\"), "\"", "\\\"");
  return "{\"at\": \"" + place + "\", \"" + std::string(change) + "\": " + value + ", \"because\": \"...\"}";
}

class Asker {
 public:
  Asker(const std::string& prefix, const Field& root, const References& references) : prefix_(prefix), root_(root) {
    for (const Dangling& one : references.dangling) dangling_.emplace(one.row, &one);
  }

  void ask(const Place& place) {
    const Field* field = field_at(root_, place.pointer);
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
  void add(const Place& place, Change change, std::string text, std::vector<std::string> candidates,
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
    if (!is_body && field.kind == contract::Kind::unknown && place.row->type.known) {
      return add(place, Change::type,
                 "a parameter is a text, and the type " + quoted(place.row->type_text) + " of " + place.row->name +
                     " is an object's",
                 {"any value", "String", "Integer", "Long", "Boolean"}, entry(at(place), "type", "\"String\""));
    }
    if (is_type_silent(place, field)) {
      return add(place, Change::type, "the table does not say the type of " + place.row->name,
                 {"any value", "String", "Integer", "Long", "Boolean", "Object"},
                 entry(at(place), "type", "\"String\""));
    }
    if (place.row->type.known && !is_nobodys(place.row->type, field)) return;
    add(place, Change::type, "the type " + quoted(place.row->type_text) + " of " + place.row->name + " is not known",
        {"any value", "String", "Integer", "Long", "Boolean", "Object"}, entry(at(place), "type", "\"String\""));
  }

  /// An empty cell in a column of types, and nothing else that shows the type.
  static bool is_type_silent(const Place& place, const Field& field) {
    return place.row->type_column && place.row->type_text.empty() && field.kind == Kind::unknown;
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
    add(place, Change::place, place.row->name + " could also be a member of " + place.rival + ": no example shows it",
        {place.pointer, other}, entry(at(place), "place", quoted(other)));
  }

  void ask_required(const Place& place) {
    if (!place.row->required_column || place.row->required || place.row->type_text == "-") return;
    add(place, Change::required, "the table does not say whether " + place.row->name + " is required",
        {"false", "true"}, entry(at(place), "required", "true"));
  }

  void ask_items(const Place& place, const Field& field) {
    if (field.kind != Kind::array || !field.items.empty()) return;
    add(place, Change::items, "the page does not say what the items of " + place.row->name + " are",
        {"any value", "String", "Long", "Object"}, entry(at(place), "items", "\"String\""));
  }

  void ask_structure(const Place& place, const Field& field) {
    const bool open =
        field.fields.empty() && field.structure.empty() &&
        (field.items.empty() || (field.items.front().fields.empty() && field.items.front().structure.empty()));
    const auto found = dangling_.find(place.row);
    if (found == dangling_.end() || !open) return;
    add(place, Change::structure,
        place.row->name + " refers to " + quoted(found->second->what) +
            (found->second->page_is_there ? ", where no table says what fields it has" : ", which is not there"),
        {"an open object", "a structure of this page"}, entry(at(place), "structure", "\"NAME\""));
  }

  const std::string& prefix_;
  const Field& root_;
  std::map<const TableRow*, const Dangling*> dangling_;
  std::vector<OpenQuestion> questions_;
};

}  // namespace

std::vector<OpenQuestion> find_questions(const std::string& prefix, const std::vector<Place>& places, const Field& root,
                                         const References& references) {
  Asker asker(prefix, root, references);
  for (const Place& place : places) asker.ask(place);
  return asker.take();
}

OpenQuestion question_of_parameter(const Field& parameter) {
  const std::string at = "path:/" + parameter.name;
  Question question{.said = parameter.said,
                    .text = "no table gives the type of the path parameter " + parameter.name,
                    .candidates = {"any value", "Long", "String"},
                    .correction = entry(at, "type", "\"Long\"")};
  return {std::move(question), *read_target(at), Change::type};
}

}  // namespace ocpv::reader
