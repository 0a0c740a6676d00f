#include "reader/tree/value_case_rules.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "json/escape.h"
#include "reader/tree/field_finder.h"
#include "reader/tree/rules.h"
#include "reader/words/text.h"
#include "reader/words/value_cases.h"

namespace ocpv::reader {
namespace {

using contract::Field;
using contract::Rule;
using contract::Value;

bool has(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool decides(const Field& field) {
  return field.kind == Kind::string && !field.secret && field.values && field.values->closed &&
         field.values->items.size() >= 2;
}

class Settler {
 public:
  Settler(Part part, Field& root, const std::string& prefix, SettledCases& settled)
      : part_(part), fields_(root), prefix_(prefix), settled_(settled) {}

  void settle(const Place& place) {
    Field* own = fields_.at(place.pointer);
    if (own == nullptr || own->secret || (own->kind != Kind::string && own->kind != Kind::array)) return;
    const std::string text = prose_with_code(place.row->description.raw);
    for (std::string_view at = parent_of(place.pointer);; at = parent_of(at)) {
      const Field* owner = fields_.at(at);
      if (owner != nullptr && settle_by_one_of(*owner, std::string(at), place, *own, text)) return;
      if (at.empty()) return;
    }
  }

 private:
  bool settle_by_one_of(const Field& owner, const std::string& at, const Place& place, Field& own,
                        const std::string& text) {
    const std::string folded = lower(text);
    for (const Field* decider : deciders_of(owner)) {
      const Field& member = *decider;
      if (&member == &own || !decides(member)) continue;
      const std::size_t effort = member.values->items.size() * (1 + text.size() / 256);
      if (effort > effort_left_) return false;
      effort_left_ -= effort;
      const bool named = std::any_of(member.values->items.begin(), member.values->items.end(),
                                     [&](const Value& value) { return contains(folded, lower(value.text)); });
      const std::size_t shared = count_values_of(own, member);
      // The row's own values are in part those of the other: which is meant where cannot be told.
      if (!named || (shared != 0 && shared != own.values->items.size())) continue;
      const std::vector<ValueCase> found =
          find_value_cases(text, member.name, *member.values, own.values ? own.values->items : std::vector<Value>{});
      if (found.empty() || (shared != 0 && !are_labels(own, member, found))) continue;
      const Field copy = member;  // Its pointer stays, whatever becomes of the list of `own`.
      apply(found, copy, prefix_ + at + "/" + json::token_of(copy.name), place, own);
      if (const Field* parent = fields_.at(parent_of(place.pointer)); parent != nullptr) add_decider(*parent, own);
      return true;
    }
    return false;
  }

  /// The members that may decide about others, in their order; of a wide table nearly none does.
  std::vector<const Field*>& deciders_of(const Field& owner) {
    const auto [known, is_new] = deciders_.try_emplace(&owner);
    if (is_new) {
      for (const Field& member : owner.fields) {
        if (decides(member)) known->second.push_back(&member);
      }
    }
    return known->second;
  }

  /// A field that has a list now may decide about the next ones.
  void add_decider(const Field& owner, const Field& own) {
    std::vector<const Field*>& deciders = deciders_of(owner);
    const auto place = std::lower_bound(deciders.begin(), deciders.end(), &own);
    if (decides(own) && (place == deciders.end() || *place != &own)) deciders.insert(place, &own);
  }

  /// How many of a field's values are values of the other.
  static std::size_t count_values_of(const Field& own, const Field& other) {
    if (!own.values) return 0;
    const auto is_others = [&](const Value& value) {
      return std::any_of(other.values->items.begin(), other.values->items.end(),
                         [&](const Value& one) { return same_but_case(one.text, value.text); });
    };
    return static_cast<std::size_t>(std::count_if(own.values->items.begin(), own.values->items.end(), is_others));
  }

  /// Two fields may have the same list. The values of one are labels in the other's text only where all of them are,
  /// each with what is certainly a value behind it, and not with a meaning.
  static bool are_labels(const Field& own, const Field& other, const std::vector<ValueCase>& found) {
    const auto is_value = [](const std::string& text) {
      return std::none_of(text.begin(), text.end(), is_lower) && std::any_of(text.begin(), text.end(), is_upper);
    };
    const bool lists =
        std::any_of(found.begin(), found.end(), [](const ValueCase& one) { return one.values.size() >= 2; });
    return lists && own.values->items.size() == other.values->items.size() &&
           found.size() == other.values->items.size() &&
           std::all_of(found.begin(), found.end(), [&](const ValueCase& one) {
             return std::all_of(one.values.begin(), one.values.end(), is_value);
           });
  }

  void apply(const std::vector<ValueCase>& found, const Field& decider, const std::string& pointer, const Place& place,
             Field& own) {
    std::vector<std::string> all, covered;
    for (const ValueCase& one : found) {
      if (one.excludes) continue;
      for (const std::string& value : one.values) {
        if (!has(all, value)) all.push_back(value);
      }
      covered.insert(covered.end(), one.deciding.begin(), one.deciding.end());
    }
    const bool covers = std::all_of(decider.values->items.begin(), decider.values->items.end(),
                                    [&](const Value& value) { return has(covered, value.text); });
    const auto is_foreign = [&](const Value& value) {
      return !has(all, value.text) && !std::any_of(decider.values->items.begin(), decider.values->items.end(),
                                                   [&](const Value& one) { return one.text == value.text; });
    };
    const bool is_general = own.values && std::any_of(own.values->items.begin(), own.values->items.end(), is_foreign);
    if (!is_general && !all.empty()) take_list(own, all, covers);
    // A rule about items has no form; what a response holds is its own business.
    if (part_ == Part::response) return;
    tell(place, found, own.kind != Kind::array);
    if (own.kind == Kind::array) return;
    for (const ValueCase& one : found) add_rule(one, pointer, place, own);
  }

  static void take_list(Field& own, const std::vector<std::string>& all, bool closed) {
    contract::Values values{{}, closed, own.values ? own.values->strength : Strength::stated};
    for (const std::string& text : all) {
      Value value{text, {}};
      for (const Value& known : own.values ? own.values->items : std::vector<Value>{}) {
        if (known.text == text) value.gloss = known.gloss;
      }
      values.items.push_back(std::move(value));
    }
    own.values = std::move(values);
  }

  void tell(const Place& place, const std::vector<ValueCase>& found, bool is_rule) {
    for (std::string& sentence : sentences_of(prose(place.row->description.raw))) {
      const std::string folded = lower(sentence);
      const bool is_case = std::any_of(found.begin(), found.end(), [&](const ValueCase& one) {
        return std::any_of(one.deciding.begin(), one.deciding.end(),
                           [&](const std::string& value) { return contains(folded, lower(value)); });
      });
      if (is_case && !is_rule)
        settled_.left.push_back({{place.sheet->id, place.row->line},
                                 sentence,
                                 "what another field says of the items of a list has no form"});
      if (is_case) settled_.told.emplace(place.row, std::move(sentence));
    }
  }

  void add_rule(const ValueCase& one, const std::string& pointer, const Place& place, const Field& own) {
    std::vector<std::string> values = one.values;
    const bool closed = own.values && own.values->closed;
    if (one.excludes) {
      if (!closed) return;
      values.clear();
      for (const Value& value : own.values->items) {
        if (!has(one.values, value.text)) values.push_back(value.text);
      }
    }
    if (values.empty() || (closed && values.size() == own.values->items.size())) return;
    const std::string about = prefix_ + place.pointer;
    const bool known = std::any_of(settled_.rules.begin(), settled_.rules.end(), [&](const Rule& rule) {
      return rule.pointer == about && std::any_of(one.deciding.begin(), one.deciding.end(),
                                                  [&](const std::string& value) { return has(rule.when.in, value); });
    });
    if (known) return;
    settled_.rules.push_back({.part = part_,
                              .kind = Rule::Kind::values_when,
                              .pointer = about,
                              .in = std::move(values),
                              .when = {pointer, one.deciding},
                              .strength = Strength::stated,
                              .severity = Severity::error,
                              .said = {place.sheet->id, place.row->line}});
  }

  Part part_;
  FieldFinder<Field> fields_;
  const std::string& prefix_;
  SettledCases& settled_;
  std::map<const Field*, std::vector<const Field*>> deciders_;
  std::size_t effort_left_ = 500'000;  ///< No published page comes to it.
};

}  // namespace

SettledCases settle_value_cases(Part part, const std::vector<Place>& places, Field& root, const std::string& prefix) {
  SettledCases settled;
  Settler settler(part, root, prefix, settled);
  for (const Place& place : places) settler.settle(place);
  return settled;
}

}  // namespace ocpv::reader
