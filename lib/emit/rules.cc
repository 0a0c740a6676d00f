#include "emit/rules.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/result.h"
#include "emit/node.h"
#include "emit/scalar.h"

namespace ocpv::emit {

namespace {

using contract::Rule;
using Json = nlohmann::ordered_json;
using Steps = std::vector<std::string>;

/// How a nested subschema treats the members on its way: an `if` names each as required, so that an absent one never
/// triggers a rule; a `then` leaves the optional ones optional.
enum class Way { guarded, open };

Json reach(const Steps& steps, Json leaf, Way way) {
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    Json outer = Json::object();
    if (*step == "*") {
      outer["items"] = std::move(leaf);
    } else {
      if (!leaf.empty()) outer["properties"][*step] = std::move(leaf);
      if (way == Way::guarded) outer["required"] = Json::array({*step});
    }
    leaf = std::move(outer);
  }
  return leaf;
}

/// The member that `steps` names is there; the members on the way by `way`.
Json present(const Steps& steps, Way way) {
  return reach({steps.begin(), steps.end() - 1}, {{"required", Json::array({steps.back()})}}, way);
}

Steps parent(Steps steps) {
  steps.pop_back();
  return steps;
}

Steps common(const Steps& a, const Steps& b) {
  const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  return {a.begin(), end};
}

Steps after(const Steps& steps, std::size_t count) {
  return {steps.begin() + static_cast<std::ptrdiff_t>(count), steps.end()};
}

bool has_items_step(const Steps& steps) { return std::find(steps.begin(), steps.end(), "*") != steps.end(); }

/// A condition compares with values as they are written; a time can be written in many ways.
bool can_decide(contract::Kind kind) {
  using contract::Kind;
  return is_scalar(kind) && kind != Kind::date_time && kind != Kind::time && kind != Kind::date && kind != Kind::binary;
}

Json leaf_of(const contract::Count& count) {
  Json leaf = Json::object();
  if (count.least) leaf["minItems"] = *count.least;
  if (count.most) leaf["maxItems"] = *count.most;
  return leaf;
}

Json required(const Steps& names) { return {{"required", names}}; }

/// One subschema for each name: it is there.
Json each_required(const Steps& names) {
  Json each = Json::array();
  for (const std::string& name : names) each.push_back(required({name}));
  return each;
}

/// No two of the names are there.
Json no_pair(const Steps& names) {
  Json pairs = Json::array();
  for (std::size_t a = 0; a < names.size(); ++a) {
    for (std::size_t b = a + 1; b < names.size(); ++b) pairs.push_back(required({names[a], names[b]}));
  }
  return {{"not", pairs.size() == 1 ? pairs.front() : Json{{"anyOf", pairs}}}};
}

/// What a rule of a group says of the members of one object; its own field's name stands first.
Json group_form(Rule::Kind kind, const Steps& names) {
  switch (kind) {
    case Rule::Kind::needs:
      return {{"if", required({names.front()})}, {"then", required({names.begin() + 1, names.end()})}};
    case Rule::Kind::together:
      return {{"if", {{"anyOf", each_required(names)}}}, {"then", required(names)}};
    case Rule::Kind::exactly_one:
      return {{"oneOf", each_required(names)}};
    case Rule::Kind::at_most_one:
      return no_pair(names);
    case Rule::Kind::at_least_one:
      return {{"anyOf", each_required(names)}};
    case Rule::Kind::only_when:
    case Rule::Kind::required_when:
    case Rule::Kind::value_when:
    case Rule::Kind::values_when:
    case Rule::Kind::items_when:
      break;
  }
  return {};
}

constexpr std::size_t kMostInGroup = 8;  ///< at_most_one has a subschema for each pair; published groups have three.

/// One rule with everything that its form needs.
struct Parts {
  const contract::Field* field;    ///< At Rule::pointer.
  const contract::Field* written;  ///< The same, with a reference as a reference.
  const contract::Field* decider;  ///< At Rule::when.
  Steps to_field, to_decider;      ///< From the common object.
  Place place;                     ///< Of the common object.
};

std::string why_without_form(const Rule& rule, const char* why) {
  return "rule about " + rule.pointer + " and " + rule.when.pointer + ": " + why;
}

class Placer {
 public:
  Placer(const contract::Operation& operation, Part part, const contract::Field& root)
      : operation_(operation), part_(part), root_(root) {}

  PlacedRules place() {
    for (const Rule& rule : operation_.rules) {
      if (rule.part == part_) place_rule(rule);
    }
    for (const contract::OneOf& one_of : operation_.one_of) {
      if (one_of.part == part_) place_one_of(one_of);
    }
    return std::move(placed_);
  }

 private:
  /// The nearest object above all of `pointers`, as steps from the root.
  std::optional<Steps> nearest_object(const std::vector<Steps>& pointers) const {
    Steps shared = parent(pointers.front());
    for (const Steps& steps : pointers) shared = common(shared, parent(steps));
    while (true) {
      const auto at = locate(root_, operation_.structures, shared);
      if (!at) return std::nullopt;
      if (at->field->kind == contract::Kind::object) return shared;
      if (shared.empty()) return std::nullopt;
      shared.pop_back();
    }
  }

  Result<Parts> parts_of(const Rule& rule) const {
    const Steps field_steps = steps_of(rule.pointer);
    const Steps decider_steps = steps_of(rule.when.pointer);
    const auto field = locate(root_, operation_.structures, field_steps);
    const auto decider = locate(root_, operation_.structures, decider_steps);
    if (!field || !decider || field_steps.empty() || decider_steps.empty()) {
      return Error{why_without_form(rule, "one of them names no field")};
    }
    if (field_steps == decider_steps) return Error{why_without_form(rule, "a field cannot decide about itself")};
    const auto shared = nearest_object({field_steps, decider_steps});
    if (!shared) return Error{why_without_form(rule, "no object holds both")};
    Parts parts{field->field,
                field->written,
                decider->field,
                after(field_steps, shared->size()),
                after(decider_steps, shared->size()),
                locate(root_, operation_.structures, *shared)->place};
    const bool asks_field = !facts_of(rule.kind).asks_where_condition_holds;
    const bool condition_in_items = has_items_step(asks_field ? parts.to_field : parts.to_decider);
    if (condition_in_items || parts.to_field.back() == "*" || parts.to_decider.back() == "*") {
      return Error{why_without_form(rule, "a condition on items of a list beside the field has no form")};
    }
    if (rule.when.items ? parts.decider->kind != contract::Kind::array : !can_decide(parts.decider->kind))
      return Error{why_without_form(rule, "the deciding field holds no plain value, and no list to be counted")};
    return parts;
  }

  /// What the deciding field must be for the condition to hold.
  static Result<Json> condition_of(const Rule& rule, const Parts& parts) {
    if (rule.when.items) return leaf_of(*rule.when.items);
    const bool negated = !rule.when.not_in.empty();
    const Json deciding = values_of(parts.decider->kind, negated ? rule.when.not_in : rule.when.in);
    if (deciding.empty())
      return Error{why_without_form(rule, "no value of the condition is of the deciding field's type")};
    Json holds = {{"enum", deciding}};
    return negated ? Json{{"not", std::move(holds)}} : holds;
  }

  static Result<Json> values_asked(const Rule& rule, const Parts& parts) {
    Json values = values_of(parts.field->kind, rule.in);
    if (values.empty()) return Error{why_without_form(rule, "none of its values is of the field's type")};
    return values;
  }

  static Result<Json> form_of(const Rule& rule, const Parts& parts) {
    OCPV_TRY(holds, condition_of(rule, parts));
    switch (rule.kind) {
      case Rule::Kind::only_when:
        return Json{{"if", present(parts.to_field, Way::guarded)}, {"then", reach(parts.to_decider, holds, Way::open)}};
      case Rule::Kind::required_when:
        return Json{{"if", reach(parts.to_decider, holds, Way::guarded)}, {"then", present(parts.to_field, Way::open)}};
      case Rule::Kind::value_when: {
        OCPV_TRY(values, values_asked(rule, parts));
        return Json{{"if", reach(parts.to_field, {{"enum", values}}, Way::guarded)},
                    {"then", reach(parts.to_decider, holds, Way::open)}};
      }
      case Rule::Kind::values_when: {
        OCPV_TRY(values, values_asked(rule, parts));
        return Json{{"if", reach(parts.to_decider, holds, Way::guarded)},
                    {"then", reach(parts.to_field, {{"enum", values}}, Way::open)},
                    {"x-ocpv-rule", "values_when"}};
      }
      case Rule::Kind::items_when:
        if (parts.field->kind != contract::Kind::array || !rule.items)
          return Error{why_without_form(rule, "the field is no list")};
        return Json{{"if", reach(parts.to_decider, holds, Way::guarded)},
                    {"then", reach(parts.to_field, leaf_of(*rule.items), Way::open)}};
      case Rule::Kind::needs:
      case Rule::Kind::together:
      case Rule::Kind::at_least_one:
      case Rule::Kind::exactly_one:
      case Rule::Kind::at_most_one:
        break;
    }
    return Error{why_without_form(rule, "it has no condition")};
  }

  /// A field that is always required cannot be subject to a condition: the page contradicts itself, and a schema that
  /// held both could not be met by documents of the other choice. Nor can a field be subject to values that the
  /// deciding field does not have. Such rules only warn.
  bool can_hold(const Rule& rule, const Parts& parts) const {
    if (rule.kind == Rule::Kind::required_when) return true;
    if (rule.kind == Rule::Kind::items_when) return allows(*parts.field, *rule.items);
    const contract::Field& field = *parts.written;
    if (rule.kind == Rule::Kind::only_when && field.required && field.required_strength != Strength::contested) {
      return false;
    }
    if (rule.kind == Rule::Kind::values_when) return has_one(*parts.field, rule.in);
    return rule.when.in.empty() || has_one(*parts.decider, rule.when.in);
  }

  /// Some count of the field's own bounds is one of these.
  static bool allows(const contract::Field& field, const contract::Count& count) {
    if (!field.bounds) return true;
    const std::uint64_t least = std::max(count.least.value_or(0), field.bounds->min_items.value_or(0));
    return least <= std::min(count.most.value_or(least), field.bounds->max_items.value_or(least));
  }

  /// One of the texts is a value that the field may have.
  static bool has_one(const contract::Field& field, const std::vector<std::string>& texts) {
    const auto& values = field.values;
    if (!values || !values->closed) return true;
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
      return std::any_of(values->items.begin(), values->items.end(),
                         [&](const auto& item) { return item.text == text; });
    });
  }

  void place_group(const Rule& rule) {
    std::vector<Steps> pointers = {steps_of(rule.pointer)};
    for (const std::string& pointer : rule.others) pointers.push_back(steps_of(pointer));
    Steps names;
    bool some_required = false, is_group = usable(pointers) && pointers.size() <= kMostInGroup;
    for (std::size_t at = 0; is_group && at < pointers.size(); ++at) {
      const contract::Field& field = *locate(root_, operation_.structures, pointers[at])->written;
      some_required = some_required || (field.required && field.required_strength != Strength::contested);
      is_group = parent(pointers[at]) == parent(pointers.front()) && pointers[at].back() != "*" &&
                 std::find(names.begin(), names.end(), pointers[at].back()) == names.end();
      names.push_back(pointers[at].back());
    }
    const auto owner = is_group ? locate(root_, operation_.structures, parent(pointers.front())) : std::nullopt;
    if (!owner || owner->field->kind != contract::Kind::object)
      return placed_.left_out.push_back("rule about " + rule.pointer + ": it must name two to " +
                                        std::to_string(kMostInGroup) + " members of one object");
    // What is always required needs no rule, and what speaks against that only warns.
    add(rule, group_form(rule.kind, names), owner->place, !some_required);
  }

  void place_rule(const Rule& rule) {
    if (is_of_group(rule.kind)) return place_group(rule);
    const auto parts = parts_of(rule);
    if (!parts.ok()) return placed_.left_out.push_back(parts.error().message.en);
    auto form = form_of(rule, *parts);
    if (!form.ok()) return placed_.left_out.push_back(form.error().message.en);
    add(rule, std::move(*form), parts->place, can_hold(rule, *parts));
  }

  void add(const Rule& rule, Json form, const Place& place, bool can_hold) {
    add_said(form, rule.said);
    form["x-ocpv-strength"] = name_of(rule.strength);
    const bool rejects =
        rule.severity == Severity::error && rule.strength != Strength::contested && part_ != Part::response && can_hold;
    // A structure used twice states its rule once for each use; its definition needs it once.
    if (!told_.emplace(place, rejects, form.dump()).second) return;
    ObjectRules& object = placed_.by_place[place];
    (rejects ? object.all_of : object.advice).push_back(std::move(form));
  }

  void place_one_of(const contract::OneOf& one_of) {
    std::vector<Steps> pointers;
    for (const std::string& pointer : one_of.pointers) pointers.push_back(steps_of(pointer));
    const auto shared = usable(pointers) ? nearest_object(pointers) : std::nullopt;
    if (!shared)
      return placed_.left_out.push_back("one of several places: " + one_of.pointers.front() +
                                        " and others: no object holds all");
    Json alternatives = Json::array();
    for (const Steps& steps : pointers) {
      const Steps rest = after(steps, shared->size());
      if (has_items_step(rest))
        return placed_.left_out.push_back("one of several places: items of a list have no form");
      alternatives.push_back(present(rest, Way::guarded));
    }
    ObjectRules& object = placed_.by_place[locate(root_, operation_.structures, *shared)->place];
    if (object.any_of.empty())
      object.any_of.assign(alternatives.begin(), alternatives.end());
    else
      object.all_of.push_back({{"anyOf", std::move(alternatives)}});
  }

  bool usable(const std::vector<Steps>& pointers) const {
    return pointers.size() > 1 && std::all_of(pointers.begin(), pointers.end(), [&](const Steps& steps) {
             return !steps.empty() && locate(root_, operation_.structures, steps);
           });
  }

  const contract::Operation& operation_;
  Part part_;
  const contract::Field& root_;
  PlacedRules placed_;
  std::set<std::tuple<Place, bool, std::string>> told_;  ///< The forms placed; an object may have thousands.
};

}  // namespace

PlacedRules place_rules(const contract::Operation& operation, Part part, const contract::Field& root) {
  return Placer(operation, part, root).place();
}

}  // namespace ocpv::emit
