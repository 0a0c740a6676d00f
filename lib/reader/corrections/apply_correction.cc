#include "reader/corrections/apply_correction.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/secret_names.h"
#include "reader/corrections/move_field.h"
#include "reader/corrections/reach.h"
#include "reader/words/text.h"
#include "reader/words/vocabulary.h"

namespace ocpv::reader {
namespace {

using contract::Field;
using contract::Rule;

/// What was only inferred, or what the page's own example contests, a correction may repeat: then it is settled.
bool is_settled(Strength strength) { return strength == Strength::stated || strength == Strength::corrected; }

/// One entry against one operation. Each method gives the complaint, or nothing.
class Applier {
 public:
  /// `asked`: the entry answers a question, so it may also confirm what was taken.
  Applier(Reading& reading, const Correction& correction, bool asked)
      : reading_(reading), correction_(correction), asked_(asked), here_(reading.operation, correction.at.part) {}

  Bilingual apply() {
    if (correction_.change == Change::excuse) return excuse();
    if (correction_.change == Change::add) return add();
    if (correction_.change == Change::content_type) return set_content_type();
    if (correction_.change == Change::endpoint) return {};  // Before the rows were read.
    if (correction_.change == Change::no_operation)
      return Message{"\"no_operation\" is for a page", "\"no_operation\" 只用于页面"};
    Field* field = find(correction_.at.pointer);
    if (field == nullptr) return Message{"\"at\" matches nothing on the page", "\"at\" 与页面中的任何内容都不匹配"};
    switch (correction_.change) {
      case Change::type:
        return set_type(*field);
      case Change::items:
        return set_items(*field);
      case Change::required:
        return set_required(*field);
      case Change::values:
        return set_values(*field);
      case Change::bounds:
        return set_bounds(*field);
      case Change::shape:
        return set_shape(*field);
      case Change::secret:
        return set(field->secret, correction_.flag);
      case Change::name:
        return set_name(*field);
      case Change::default_value:
        return set(field->default_json, std::optional(correction_.text));
      case Change::same_as_path:
        return set_same_as_path(*field);
      case Change::place:
        return move_field(reading_, correction_, asked_);
      case Change::remove:
        return remove_field(reading_, correction_);
      case Change::nullable:
        return set(field->nullable, correction_.flag);
      case Change::also_at:
        return also_at();
      case Change::rule:
        return rule();
      default:  // `structure`: before the rows were read. The others are done above.
        return {};
    }
  }

 private:
  Field* find(std::string_view pointer) { return here_.find(pointer); }
  Part part() const { return here_.part(); }
  Bilingual target_of(const std::string& pointer, std::vector<Field>*& list) { return here_.room_for(pointer, list); }

  template <class T>
  static Bilingual set(T& into, const T& value) {
    if (into == value) return kAlready;
    into = value;
    return {};
  }

  Bilingual unknown_type() const { return say({"\"{0}\" is no type", "\"{0}\" 不是类型"}, {correction_.text}); }

  /// A word that is no type is a class to a page, whose members stand elsewhere on it: no correction can mean that.
  static bool is_type(const TypeWord& word) {
    return word.known && word.kind != Kind::unknown && word.class_name.empty();
  }

  /// Whatever JSON there is: for what the page types and its server does not.
  static Bilingual set_any(Field& field) {
    if (field.kind == Kind::unknown) return kAlready;
    field.kind = Kind::unknown;
    field.kind_strength = Strength::corrected;
    field.fields.clear();
    field.items.clear();
    return {};
  }

  /// The members that an object has are those of the list's items.
  static void make_items_of_members(Field& field) {
    Field item = plain_field(Kind::object, field.said);
    item.fields = std::move(field.fields);
    item.open = field.open;
    field.open = false;
    field.items.assign(1, std::move(item));
  }

  /// A parameter is a text, in the path one without parts: a type of something else would judge nothing.
  Bilingual refuse_for_parameter(const TypeWord& word) const {
    if (correction_.at.part == Target::Part::path && word.kind == Kind::array)
      return Message{"a parameter of the path is no list", "路径参数不能是列表"};
    if (here_.parameters() != nullptr && (word.kind == Kind::object || word.kind == Kind::map))
      return Message{"a parameter is a text, and no object", "参数是文本，不能是对象"};
    return {};
  }

  Bilingual set_type(Field& field) {
    if (correction_.text == "any") return set_any(field);
    const TypeWord word = read_type(correction_.text);
    if (!is_type(word)) return unknown_type();
    if (Bilingual complaint = refuse_for_parameter(word); !complaint.empty()) return complaint;
    const bool same_items = !word.items || (!field.items.empty() && field.items.front().kind == *word.items &&
                                            is_settled(field.items.front().kind_strength));
    if (field.kind == word.kind && same_items && is_settled(field.kind_strength)) return kAlready;
    if (field.kind == Kind::object && word.kind == Kind::array && !field.fields.empty()) make_items_of_members(field);
    field.kind = word.kind;
    field.kind_strength = Strength::corrected;
    if (word.kind != Kind::array && word.kind != Kind::map) field.items.clear();
    if (word.kind != Kind::object) field.fields.clear();
    if (word.items) field.items.assign(1, plain_field(*word.items, field.said));
    return {};
  }

  static Field plain_field(Kind kind, const contract::Said& said) {
    Field field;
    field.kind = kind;
    field.kind_strength = Strength::corrected;
    field.said = said;
    return field;
  }

  Bilingual set_items(Field& field) {
    if (field.kind != Kind::array && field.kind != Kind::map)
      return Message{"\"items\" is for an array or a map", "\"items\" 只能用于数组或映射"};
    const TypeWord word = read_type(correction_.text);
    if (!is_type(word)) return unknown_type();
    if (!field.items.empty() && field.items.front().kind == word.kind &&
        is_settled(field.items.front().kind_strength)) {
      return kAlready;
    }
    field.items.assign(1, plain_field(word.kind, field.said));
    return {};
  }

  Bilingual set_required(Field& field) {
    if (correction_.at.part == Target::Part::path && !correction_.flag)
      return Message{"a parameter of the path is always there", "路径参数总是存在的"};
    if (field.required == correction_.flag && !asked_ && is_settled(field.required_strength)) return kAlready;
    field.required = correction_.flag;
    field.required_strength = Strength::corrected;
    return {};
  }

  Bilingual set_values(Field& field) {
    contract::Values values{.items = {}, .closed = correction_.flag, .strength = Strength::corrected};
    for (const std::string& text : correction_.values) values.items.push_back({text, {}});
    const auto same = [](const contract::Value& a, const contract::Value& b) { return a.text == b.text; };
    if (field.values && field.values->closed == values.closed && is_settled(field.values->strength) &&
        std::equal(values.items.begin(), values.items.end(), field.values->items.begin(), field.values->items.end(),
                   same)) {
      return kAlready;
    }
    field.values = std::move(values);
    return {};
  }

  Bilingual set_bounds(Field& field) {
    contract::Bounds bounds = field.bounds.value_or(contract::Bounds{});
    const contract::Bounds& told = correction_.bounds;
    bool changed = false;
    const auto take = [&](auto& into, const auto& value) {
      if (!value || into == value) return;
      into = value;
      changed = true;
    };
    take(bounds.minimum, told.minimum);
    take(bounds.maximum, told.maximum);
    take(bounds.min_length, told.min_length);
    take(bounds.max_length, told.max_length);
    take(bounds.min_items, told.min_items);
    take(bounds.max_items, told.max_items);
    if (!changed && is_settled(bounds.strength)) return kAlready;
    bounds.strength = Strength::corrected;
    field.bounds = std::move(bounds);
    return {};
  }

  Bilingual set_shape(Field& field) {
    if (correction_.text != "any" && correction_.text != "no_protocol")
      return Message{"\"shape\" must be any or no_protocol", "\"shape\" 应为 any 或 no_protocol"};
    return set(field.shape, correction_.text == "any" ? contract::Shape::any : contract::Shape::no_protocol);
  }

  Bilingual set_name(Field& field) {
    if (field.name.empty() || correction_.text.empty()) return Message{"the root has no name", "根没有名称"};
    return set(field.name, correction_.text);
  }

  Bilingual set_same_as_path(Field& field) {
    const auto& path = reading_.operation.path_parameters;
    if (std::none_of(path.begin(), path.end(),
                     [&](const Field& parameter) { return parameter.name == correction_.text; })) {
      return say(kNotInPath, {correction_.text});
    }
    return set(field.same_as_path, correction_.text);
  }

  Bilingual set_content_type() {
    std::string& type = reading_.operation.content_type;
    if (correction_.text.find('/') == std::string::npos)
      return Message{"\"content_type\" must be a media type", "\"content_type\" 应为媒体类型"};
    const bool is_json = correction_.text == "application/json";
    return set(type, is_json ? std::string() : correction_.text);
  }

  Bilingual also_at() {
    if (!is_member(correction_.at.pointer)) return kNotNamed;
    std::vector<Field>* into = nullptr;
    if (Bilingual complaint = target_of(correction_.text, into); !complaint.empty()) return complaint;
    Field* field = find(correction_.at.pointer);
    const bool required = field->required;
    field->required = false;
    Field copy = *field;
    copy.name = last_step(correction_.text);
    copy.belongs_at = correction_.at.pointer;
    const contract::Said said = field->said;
    into->push_back(std::move(copy));
    if (required) {
      reading_.operation.one_of.push_back({.part = part(),
                                           .pointers = {correction_.at.pointer, correction_.text},
                                           .strength = Strength::corrected,
                                           .said = said});
    }
    return {};
  }

  Bilingual add() {
    std::vector<Field>* into = nullptr;
    if (Bilingual complaint = target_of(correction_.at.pointer, into); !complaint.empty()) return complaint;
    const TypeWord word = read_type(correction_.text);
    if (!is_type(word)) return unknown_type();
    if (Bilingual complaint = refuse_for_parameter(word); !complaint.empty()) return complaint;
    Field field = plain_field(word.kind, {});
    field.name = last_step(correction_.at.pointer);
    field.required = correction_.flag;
    field.required_strength = Strength::corrected;
    field.secret = is_secret(field.name, word.kind == Kind::object);
    if (word.items) field.items.assign(1, plain_field(*word.items, {}));
    into->push_back(std::move(field));
    return {};
  }

  Bilingual rule() {
    std::vector<Rule>& rules = reading_.operation.rules;
    if (correction_.rule.none) {
      const auto own = [&](const Rule& other) {
        return other.part == part() && other.pointer == here_.in_rules(correction_.at.pointer);
      };
      if (std::erase_if(rules, own) == 0) return Message{"the page has no rule for it", "页面中没有关于它的规则"};
      return {};
    }
    Rule rule{.part = part(),
              .kind = correction_.rule.kind,
              .pointer = here_.in_rules(correction_.at.pointer),
              .in = correction_.rule.in,
              .when = correction_.rule.when,
              .strength = Strength::corrected,
              .severity = correction_.rule.severity,
              .said = find(correction_.at.pointer)->said,
              .items = correction_.rule.items,
              .others = correction_.rule.others};
    if (!is_of_group(rule.kind)) {
      if (find(rule.when.pointer) == nullptr)
        return Message{"\"when\" matches nothing on the page", "\"when\" 与页面中的任何内容都不匹配"};
      rule.when.pointer = here_.in_rules(rule.when.pointer);
    }
    for (std::string& pointer : rule.others) {
      if (find(pointer) == nullptr)
        return Message{"\"others\" has what matches nothing on the page", "\"others\" 中有与页面内容不匹配的项"};
      pointer = here_.in_rules(pointer);
    }
    for (Rule& other : rules) {
      const bool same = other.part == rule.part && other.kind == rule.kind && other.pointer == rule.pointer &&
                        other.in == rule.in && other.when == rule.when && other.items == rule.items &&
                        other.others == rule.others;
      if (!same) continue;
      if (other.severity == rule.severity && other.strength == Strength::stated) return kAlready;
      other = std::move(rule);
      return {};
    }
    rules.push_back(std::move(rule));
    return {};
  }

  Bilingual excuse() {
    if (!correction_.flag) return Message{"\"excuse\" must be true", "\"excuse\" 应为 true"};
    bool any = asked_;
    const bool whole_table = correction_.at.part == Target::Part::table;
    for (RowReading& row : reading_.rows) {
      const bool of_rows = correction_.at.part == Target::Part::row || whole_table;
      if (!of_rows || row.fate == RowReading::Fate::field) continue;
      if ((whole_table ? row.table : row.name) != correction_.at.pointer) continue;
      row.fate = RowReading::Fate::excused;
      row.because = say(kCorrected, {correction_.because});
      any = true;
    }
    if (!any)
      return Message{"no row, table or column of that name is without a place, and no such sentence without a rule",
                     "没有这个名称的、尚无归属的行、表格或列，也没有这样一句未成为规则的话"};
    return {};
  }

  Reading& reading_;
  const Correction& correction_;
  bool asked_;
  Reach here_;
};

}  // namespace

Bilingual apply_correction(Reading& reading, const Correction& correction, bool asked) {
  return Applier(reading, correction, asked).apply();
}

}  // namespace ocpv::reader
