// An example that contradicts its table takes the force from what the table says. So the example alone, put right or
// made wrong, changes what is held to, and the contract is what it was.
#include "compare/examples.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "compare/fields.h"

namespace ocpv::compare {

namespace {

/// What a change is of, whichever way it goes; `none` is never made by an example.
enum class Subject : std::uint8_t { none, type, presence, values, range, shape };

Subject subject_of(What what) {
  switch (what) {
    case What::type_changed:
      return Subject::type;
    case What::became_required:
    case What::became_optional:
      return Subject::presence;
    case What::values_changed:
    case What::list_closed:
    case What::list_opened:
    case What::known_values_changed:
      return Subject::values;
    case What::range_changed:
      return Subject::range;
    case What::shape_changed:
      return Subject::shape;
    default:
      return Subject::none;
  }
}

bool is_same_change(const Difference& a, const Difference& b) {
  return a.pointer == b.pointer &&
         (a.what == b.what || (subject_of(a.what) == subject_of(b.what) && subject_of(a.what) != Subject::none));
}

const Difference* find_change(const std::vector<Difference>& differences, const Difference& wanted) {
  const auto found = std::find_if(differences.begin(), differences.end(),
                                  [&](const Difference& one) { return is_same_change(one, wanted); });
  return found == differences.end() ? nullptr : &*found;
}

const std::vector<FieldFacts>& stated_by(const PartFacts& part) {
  return part.stated.empty() ? part.fields : part.stated;
}

const FieldFacts* field_at(const std::vector<FieldFacts>& fields, const std::string& pointer) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const FieldFacts& field) { return field.pointer == pointer; });
  return found == fields.end() ? nullptr : &*found;
}

bool is_contested(const PartFacts& part, const std::string& pointer) {
  const FieldFacts *held = field_at(part.fields, pointer), *stated = field_at(stated_by(part), pointer);
  return held != nullptr && stated != nullptr && !allow_the_same(*held, *stated);
}

void become_example_change(Difference& difference) {
  const bool presence = subject_of(difference.what) == Subject::presence;
  if (presence) {
    difference.before = difference.what == What::became_required ? "optional" : "required";
    difference.after = difference.what == What::became_required ? "required" : "optional";
  }
  for (std::string* type : {&difference.before, &difference.after}) {
    if (*type == "unknown") *type = "any";  // The type is said in the table; it is only not held to.
  }
  difference.what = What::example_changed;
  difference.effect = Effect::documentation;
}

}  // namespace

std::vector<Difference> told_apart_from_examples(std::vector<Difference> held, const PartFacts& before,
                                                 const PartFacts& after, Part part) {
  if (before.stated.empty() && after.stated.empty()) return held;
  std::vector<Difference> stated = compare_fields(stated_by(before), stated_by(after), part);
  std::vector<Difference> told;
  for (Difference& difference : held) {
    if (const Difference* same = find_change(stated, difference); same != nullptr) {
      told.push_back(*same);
    } else {
      if (subject_of(difference.what) != Subject::none) become_example_change(difference);
      told.push_back(std::move(difference));
    }
  }
  for (Difference& difference : stated) {
    if (find_change(told, difference) != nullptr) continue;
    // An example speaks against it still: nothing is refused for it.
    if (is_contested(after, difference.pointer)) difference.effect = Effect::documentation;
    told.push_back(std::move(difference));
  }
  return told;
}

}  // namespace ocpv::compare
