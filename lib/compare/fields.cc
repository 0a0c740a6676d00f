#include "compare/fields.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/similar.h"
#include "compare/acceptance.h"

namespace ocpv::compare {

namespace {

constexpr std::size_t kMostPairs = 1'000'000;  // Two versions of one operation have some hundreds.

using Index = std::map<std::string_view, const FieldFacts*>;

Index index_of(const std::vector<FieldFacts>& fields) {
  Index index;
  for (const FieldFacts& field : fields) index.emplace(field.pointer, &field);
  return index;
}

std::string_view parent_of(std::string_view pointer) { return pointer.substr(0, pointer.rfind('/')); }
std::string_view last_step(std::string_view pointer) { return pointer.substr(pointer.rfind('/') + 1); }

/// What may stand there, for the sentence about a changed form.
std::string form_words(const FieldFacts& field) { return field.shape.empty() ? "any" : field.shape; }

bool is_root(const FieldFacts& field) { return field.pointer.empty(); }

/// The fields that only one side has, but for those below another such field or below a changed type.
std::vector<const FieldFacts*> topmost_only_in(const std::vector<FieldFacts>& fields, const Index& mine,
                                               const Index& others) {
  std::vector<const FieldFacts*> only;
  for (const FieldFacts& field : fields) {
    if (is_root(field) || others.contains(field.pointer)) continue;
    const auto parent = others.find(parent_of(field.pointer));
    if (parent == others.end() || parent->second->type != mine.at(parent_of(field.pointer))->type) continue;
    only.push_back(&field);
  }
  return only;
}

std::string summary_of(const FieldFacts& field) { return field.type + (field.required ? ", required" : ""); }

/// The values as listed, or else the range they are in.
std::string values_text(const FieldFacts& field) {
  const std::string listed = only_in(field.closed.value_or(field.known), {});
  return listed.empty() ? range_text(field) : listed;
}

class FieldComparer {
 public:
  FieldComparer(const std::vector<FieldFacts>& before, const std::vector<FieldFacts>& after, Part part)
      : before_(before), after_(after), part_(part), before_index_(index_of(before)), after_index_(index_of(after)) {}

  std::vector<Difference> compare() {
    std::vector<const FieldFacts*> removed = topmost_only_in(before_, before_index_, after_index_);
    std::vector<const FieldFacts*> added = topmost_only_in(after_, after_index_, before_index_);
    tell_items(removed, added);
    pair_up(removed, added, What::field_renamed, is_renamed);
    pair_up_moved(removed, added);
    for (const FieldFacts* field : removed)
      add(What::field_removed, Effect::breaking, field, nullptr, summary_of(*field), "");
    for (const FieldFacts* field : added)
      add(What::field_added, effect_of_added(*field), nullptr, field, "", summary_of(*field));
    for (const FieldFacts& field : after_) {
      const auto earlier = before_index_.find(field.pointer);
      if (earlier != before_index_.end()) compare_field(*earlier->second, field);
    }
    return std::move(differences_);
  }

 private:
  using IsPair = bool (*)(const FieldFacts&, const FieldFacts&);

  /// Two names on one line of two pages, or two spellings of one name.
  static bool is_renamed(const FieldFacts& before, const FieldFacts& after) {
    if (parent_of(before.pointer) != parent_of(after.pointer)) return false;
    if (before.place.line != 0 && before.place.line == after.place.line && before.type == after.type) return true;
    const std::string_view candidate = last_step(after.pointer);
    return find_similar(last_step(before.pointer), {&candidate, 1}).has_value();
  }

  /// A name and a type that only one field has on either side.
  void pair_up_moved(std::vector<const FieldFacts*>& removed, std::vector<const FieldFacts*>& added) {
    using Key = std::pair<std::string_view, std::string_view>;
    const auto key_of = [](const FieldFacts& field) { return Key(last_step(field.pointer), field.type); };
    std::map<Key, std::size_t> times_removed, times_added;
    std::map<Key, const FieldFacts*> places;
    for (const FieldFacts* field : removed) ++times_removed[key_of(*field)];
    for (const FieldFacts* field : added) ++times_added[key_of(*field)], places[key_of(*field)] = field;
    std::set<const FieldFacts*> paired;
    for (const FieldFacts* earlier : removed) {
      const Key key = key_of(*earlier);
      const auto times = times_added.find(key);
      if (key.first == "*" || times_removed[key] != 1 || times == times_added.end() || times->second != 1) continue;
      const FieldFacts* const later = places[key];
      add(What::field_moved, Effect::breaking, earlier, later, earlier->pointer, later->pointer);
      paired.insert({earlier, later});
    }
    const auto is_paired = [&](const FieldFacts* field) { return paired.contains(field); };
    std::erase_if(removed, is_paired);
    std::erase_if(added, is_paired);
  }

  /// Items that only one side tells the type of are a change of the list's type.
  void tell_items(std::vector<const FieldFacts*>& removed, std::vector<const FieldFacts*>& added) {
    const auto is_items = [](const FieldFacts* field) { return last_step(field->pointer) == "*"; };
    for (const FieldFacts* items : removed) {
      if (is_items(items)) tell_items(*items, *after_index_.at(parent_of(items->pointer)), true);
    }
    for (const FieldFacts* items : added) {
      if (is_items(items)) tell_items(*items, *before_index_.at(parent_of(items->pointer)), false);
    }
    std::erase_if(removed, is_items);
    std::erase_if(added, is_items);
  }

  /// `other` is the list on the side that does not tell its items' type.
  void tell_items(const FieldFacts& items, const FieldFacts& other, bool were_told) {
    const Index& index = were_told ? before_index_ : after_index_;
    const FieldFacts& list = *index.at(parent_of(items.pointer));
    const std::string told = list.type + " of " + items.type;
    if (were_told)
      add(What::type_changed, effect_of(Change::wider, part_), &list, &other, told, other.type);
    else
      add(What::type_changed, effect_of(Change::narrower, part_), &other, &list, other.type, told);
  }

  /// Takes out of both lists what is each other's only counterpart. Each is held against each: of too many none is a
  /// counterpart.
  void pair_up(std::vector<const FieldFacts*>& removed, std::vector<const FieldFacts*>& added, What what,
               IsPair is_pair) {
    if (removed.size() * added.size() > kMostPairs) return;
    std::vector<const FieldFacts*> left;
    for (const FieldFacts* earlier : removed) {
      const auto fits = [&](const FieldFacts* later) { return is_pair(*earlier, *later); };
      const auto later = std::find_if(added.begin(), added.end(), fits);
      const bool only = later != added.end() && std::count_if(added.begin(), added.end(), fits) == 1 &&
                        std::count_if(removed.begin(), removed.end(),
                                      [&](const FieldFacts* one) { return is_pair(*one, **later); }) == 1;
      if (!only) {
        left.push_back(earlier);
        continue;
      }
      add(what, Effect::breaking, earlier, *later, earlier->pointer, (*later)->pointer);
      added.erase(later);
    }
    removed = std::move(left);
  }

  Effect effect_of_added(const FieldFacts& field) const {
    return field.required && part_ != Part::response ? Effect::breaking : Effect::compatible;
  }

  void compare_field(const FieldFacts& before, const FieldFacts& after) {
    const Change type = type_change(before.type, after.type);
    if (before.type != after.type)
      add(What::type_changed, effect_of(type, part_), &before, &after, before.type, after.type);
    // Of another kind of value nothing else is the same either; of a wider or narrower one the bounds still tell.
    if (type != Change::other) {
      compare_values(before, after);
      const Change range = range_change(before, after);
      // A list in the place of a range is one change.
      if (before.closed.has_value() == after.closed.has_value() && range_text(before) != range_text(after)) {
        add(What::range_changed, effect_of(range, part_), &before, &after, range_text(before), range_text(after));
      }
      if (before.shape != after.shape) {
        const Change change = before.shape.empty()  ? Change::narrower
                              : after.shape.empty() ? Change::wider
                                                    : Change::other;
        add(What::shape_changed, effect_of(change, part_), &before, &after, form_words(before), form_words(after));
      }
    }
    if (before.required != after.required) {
      const Change change = after.required ? Change::narrower : Change::wider;
      add(after.required ? What::became_required : What::became_optional, effect_of(change, part_), &before, &after, "",
          "");
    }
    compare_words(before, after);
  }

  void compare_values(const FieldFacts& before, const FieldFacts& after) {
    if (before.closed && after.closed) {
      const Change change = list_change(*before.closed, *after.closed);
      if (change == Change::none) return;
      add(What::values_changed, effect_of(change, part_), &before, &after, only_in(*before.closed, *after.closed),
          only_in(*after.closed, *before.closed));
    } else if (after.closed) {
      add(What::list_closed, effect_of(Change::narrower, part_), &before, &after, values_text(before),
          values_text(after));
    } else if (before.closed) {
      add(What::list_opened, effect_of(Change::wider, part_), &before, &after, values_text(before), values_text(after));
    } else if (list_change(before.known, after.known) != Change::none) {
      add(What::known_values_changed, Effect::documentation, &before, &after, only_in(before.known, after.known),
          only_in(after.known, before.known));
    }
  }

  void compare_words(const FieldFacts& before, const FieldFacts& after) {
    if (before.default_json != after.default_json) {
      // Who leaves the field out gets another behaviour.
      const bool breaks = part_ != Part::response && !before.default_json.empty();
      add(What::default_changed, breaks ? Effect::breaking : Effect::documentation, &before, &after,
          before.default_json, after.default_json);
    }
    const auto words = [&](What what, const std::string& old_text, const std::string& new_text) {
      if (old_text != new_text) add(what, Effect::documentation, &before, &after, old_text, new_text);
    };
    words(What::unit_changed, before.unit, after.unit);
    words(What::secret_changed, before.secret ? "secret" : "", after.secret ? "secret" : "");
    words(What::deprecated_changed, before.deprecated ? "deprecated" : "", after.deprecated ? "deprecated" : "");
    words(What::description_changed, before.description, after.description);
  }

  void add(What what, Effect effect, const FieldFacts* before, const FieldFacts* after, std::string old_text,
           std::string new_text) {
    Difference difference;
    difference.what = what;
    difference.effect = effect;
    difference.part = part_;
    difference.pointer = after != nullptr ? after->pointer : before->pointer;
    difference.before = std::move(old_text);
    difference.after = std::move(new_text);
    if (before != nullptr) difference.before_place = before->place;
    if (after != nullptr) difference.after_place = after->place;
    differences_.push_back(std::move(difference));
  }

  const std::vector<FieldFacts>& before_;
  const std::vector<FieldFacts>& after_;
  Part part_;
  Index before_index_, after_index_;
  std::vector<Difference> differences_;
};

}  // namespace

bool allow_the_same(const FieldFacts& a, const FieldFacts& b) {
  return a.type == b.type && a.required == b.required && a.closed == b.closed && range_text(a) == range_text(b) &&
         a.shape == b.shape;
}

std::vector<Difference> compare_fields(const std::vector<FieldFacts>& before, const std::vector<FieldFacts>& after,
                                       Part part) {
  return FieldComparer(before, after, part).compare();
}

}  // namespace ocpv::compare
