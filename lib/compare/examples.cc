// An example that contradicts its table takes the force from what the table says. So the example alone, put right or
// made wrong, changes what is held to, and the contract is what it was.
#include "compare/examples.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// Differences by where they are, to be found among many.
class Changes {
 public:
  explicit Changes(const std::vector<Difference>& differences) {
    for (const Difference& one : differences) by_pointer_[one.pointer].push_back(&one);
  }

  const Difference* find(const Difference& wanted) const {
    const auto at = by_pointer_.find(wanted.pointer);
    if (at == by_pointer_.end()) return nullptr;
    const auto found = std::find_if(at->second.begin(), at->second.end(),
                                    [&](const Difference* one) { return is_same_change(*one, wanted); });
    return found == at->second.end() ? nullptr : *found;
  }

 private:
  std::map<std::string, std::vector<const Difference*>, std::less<>> by_pointer_;
};

const std::vector<FieldFacts>& stated_by(const PartFacts& part) {
  return part.stated.empty() ? part.fields : part.stated;
}

using Fields = std::map<std::string_view, const FieldFacts*>;

Fields by_pointer(const std::vector<FieldFacts>& fields) {
  Fields all;
  for (const FieldFacts& field : fields) all.emplace(field.pointer, &field);
  return all;
}

/// The fields of which the table states another thing than what is held.
class Contested {
 public:
  explicit Contested(const PartFacts& part) : held_(by_pointer(part.fields)), stated_(by_pointer(stated_by(part))) {}

  bool has(const std::string& pointer) const {
    const auto held = held_.find(pointer), stated = stated_.find(pointer);
    return held != held_.end() && stated != stated_.end() && !allow_the_same(*held->second, *stated->second);
  }

 private:
  Fields held_, stated_;
};

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
  const Changes are_stated(stated);
  for (Difference& difference : held) {
    if (const Difference* same = are_stated.find(difference); same != nullptr) {
      told.push_back(*same);
    } else {
      if (subject_of(difference.what) != Subject::none) become_example_change(difference);
      told.push_back(std::move(difference));
    }
  }
  const std::vector<Difference> so_far = told;
  const Changes are_told(so_far);
  const Contested contested(after);
  for (Difference& difference : stated) {
    if (are_told.find(difference) != nullptr) continue;
    // An example speaks against it still: nothing is refused for it.
    if (contested.has(difference.pointer)) difference.effect = Effect::documentation;
    told.push_back(std::move(difference));
  }
  return told;
}

}  // namespace ocpv::compare
