#include "compare/compare.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "base/path_template.h"
#include "compare/examples.h"
#include "compare/fields.h"
#include "compare/rules.h"

namespace ocpv::compare {

namespace {

std::string endpoint_of(const OperationFacts& operation) { return operation.method + " " + operation.path; }

std::string key_of(const OperationFacts& operation) {
  return operation.method + " " + without_parameter_names(operation.path);
}

Difference of_operation(What what, Effect effect, const OperationFacts* before, const OperationFacts* after) {
  Difference difference;
  difference.what = what;
  difference.effect = effect;
  difference.operation = (after != nullptr ? after : before)->id;
  if (before != nullptr) difference.before = endpoint_of(*before), difference.before_place.page = before->page;
  if (after != nullptr) difference.after = endpoint_of(*after), difference.after_place.page = after->page;
  return difference;
}

void append(std::vector<Difference>& all, std::vector<Difference> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool asks_for_something(const PartFacts& part) {
  return std::any_of(part.fields.begin(), part.fields.end(), [](const FieldFacts& field) {
    return field.required && field.pointer.find('/', 1) == std::string::npos;
  });
}

/// The names in braces, in order.
std::vector<std::string> names_in_path(std::string_view path) {
  std::vector<std::string> names;
  for (std::size_t open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
    const std::size_t close = std::min(path.find('}', open), path.size());
    names.emplace_back(path.substr(open + 1, close - open - 1));
  }
  return names;
}

/// The earlier parameters under the names that the later path gives them: only the value is on the wire.
std::optional<PartFacts> with_names_of(const OperationFacts& before, const OperationFacts& after) {
  std::optional<PartFacts> parameters = before.parts[static_cast<std::size_t>(Part::parameters)];
  const std::vector<std::string> old_names = names_in_path(before.path), new_names = names_in_path(after.path);
  if (!parameters || key_of(before) != key_of(after)) return parameters;
  std::map<std::string, std::string> renamed;
  for (std::size_t n = 0; n < old_names.size(); ++n) renamed.emplace("/path/" + old_names[n], "/path/" + new_names[n]);
  for (auto* fields : {&parameters->fields, &parameters->stated}) {
    for (FieldFacts& field : *fields) {
      if (const auto found = renamed.find(field.pointer); found != renamed.end()) field.pointer = found->second;
    }
  }
  return parameters;
}

/// A part that only one side documents.
Difference of_part(What what, Effect effect, Part part) {
  Difference difference;
  difference.what = what;
  difference.effect = effect;
  difference.part = part;
  return difference;
}

std::vector<Difference> compare_optional_parts(const std::optional<PartFacts>& before,
                                               const std::optional<PartFacts>& after, Part part) {
  if (before && after) return compare_parts(*before, *after, part);
  if (before) return {of_part(What::part_removed, Effect::breaking, part)};
  if (!after) return {};
  const bool breaks = part != Part::response && asks_for_something(*after);
  return {of_part(What::part_added, breaks ? Effect::breaking : Effect::compatible, part)};
}

/// Counterparts of `before` in `after`, by endpoint, then by id; -1 for none.
std::vector<std::ptrdiff_t> match(const std::vector<OperationFacts>& before, const std::vector<OperationFacts>& after) {
  std::vector<std::ptrdiff_t> counterpart(before.size(), -1);
  std::vector<bool> taken(after.size(), false);
  const auto match_by = [&](auto key) {
    std::multimap<std::string, std::size_t> places;
    for (std::size_t n = 0; n < after.size(); ++n) places.emplace(key(after[n]), n);
    for (std::size_t n = 0; n < before.size(); ++n) {
      if (counterpart[n] >= 0) continue;
      const auto [first, last] = places.equal_range(key(before[n]));
      const auto free = std::find_if(first, last, [&](const auto& entry) { return !taken[entry.second]; });
      if (free == last) continue;
      counterpart[n] = static_cast<std::ptrdiff_t>(free->second);
      taken[free->second] = true;
    }
  };
  match_by([](const OperationFacts& one) { return key_of(one) + " " + one.id; });
  match_by(key_of);
  match_by([](const OperationFacts& one) { return one.id; });
  return counterpart;
}

}  // namespace

std::vector<Difference> compare_parts(const PartFacts& before, const PartFacts& after, Part part) {
  std::vector<Difference> differences =
      told_apart_from_examples(compare_fields(before.fields, after.fields, part), before, after, part);
  append(differences, compare_rules(before, after, part));
  return differences;
}

std::vector<Difference> compare_operations(const OperationFacts& before, const OperationFacts& after) {
  std::vector<Difference> differences;
  if (endpoint_of(before) != endpoint_of(after)) {
    const Effect effect = key_of(before) == key_of(after) ? Effect::documentation : Effect::breaking;
    differences.push_back(of_operation(What::endpoint_changed, effect, &before, &after));
  }
  if (before.id != after.id && key_of(before) == key_of(after)) {
    differences.push_back(of_operation(What::operation_renamed, Effect::documentation, &before, &after));
    differences.back().before = before.id;
    differences.back().after = after.id;
  }
  if (before.title_zh != after.title_zh || before.title_en != after.title_en) {
    differences.push_back(of_operation(What::title_changed, Effect::documentation, &before, &after));
    differences.back().before = before.title_zh.empty() ? before.title_en : before.title_zh;
    differences.back().after = after.title_zh.empty() ? after.title_en : after.title_zh;
  }
  for (const Part part : {Part::parameters, Part::request, Part::response}) {
    const auto at = static_cast<std::size_t>(part);
    const bool renames = part == Part::parameters && before.path != after.path;
    append(differences,
           compare_optional_parts(renames ? with_names_of(before, after) : before.parts[at], after.parts[at], part));
  }
  for (Difference& difference : differences) difference.operation = after.id;
  return differences;
}

std::vector<Difference> compare_trees(const std::vector<OperationFacts>& before,
                                      const std::vector<OperationFacts>& after) {
  const std::vector<std::ptrdiff_t> counterpart = match(before, after);
  std::vector<bool> is_new(after.size(), true);
  std::vector<Difference> differences;
  for (std::size_t n = 0; n < before.size(); ++n) {
    if (counterpart[n] < 0) {
      differences.push_back(of_operation(What::operation_removed, Effect::breaking, &before[n], nullptr));
      continue;
    }
    const auto at = static_cast<std::size_t>(counterpart[n]);
    is_new[at] = false;
    append(differences, compare_operations(before[n], after[at]));
  }
  for (std::size_t n = 0; n < after.size(); ++n) {
    if (is_new[n]) differences.push_back(of_operation(What::operation_added, Effect::compatible, nullptr, &after[n]));
  }
  return differences;
}

std::string_view name_of(What what) noexcept {
  static constexpr std::pair<What, std::string_view> kNames[] = {
      {What::operation_added, "operation-added"},
      {What::operation_removed, "operation-removed"},
      {What::endpoint_changed, "endpoint-changed"},
      {What::operation_renamed, "operation-renamed"},
      {What::title_changed, "title-changed"},
      {What::part_added, "part-added"},
      {What::part_removed, "part-removed"},
      {What::field_added, "field-added"},
      {What::field_removed, "field-removed"},
      {What::field_moved, "field-moved"},
      {What::field_renamed, "field-renamed"},
      {What::type_changed, "type-changed"},
      {What::became_required, "became-required"},
      {What::became_optional, "became-optional"},
      {What::values_changed, "values-changed"},
      {What::list_closed, "list-closed"},
      {What::list_opened, "list-opened"},
      {What::known_values_changed, "known-values-changed"},
      {What::range_changed, "range-changed"},
      {What::shape_changed, "shape-changed"},
      {What::default_changed, "default-changed"},
      {What::rule_added, "rule-added"},
      {What::rule_removed, "rule-removed"},
      {What::rule_changed, "rule-changed"},
      {What::description_changed, "description-changed"},
      {What::unit_changed, "unit-changed"},
      {What::secret_changed, "secret-changed"},
      {What::deprecated_changed, "deprecated-changed"},
      {What::example_changed, "example-changed"},
  };
  static_assert(std::size(kNames) == static_cast<std::size_t>(What::example_changed) + 1);
  for (const auto& [one, name] : kNames) {
    if (one == what) return name;
  }
  return {};
}

std::string_view name_of(Effect effect) noexcept {
  switch (effect) {
    case Effect::documentation:
      return "documentation";
    case Effect::compatible:
      return "compatible";
    case Effect::breaking:
      return "breaking";
  }
  return "";
}

}  // namespace ocpv::compare
