// In: the facts of one or many operations, before and after. Out: what changed, by meaning, and whom it breaks.
// Promises: one cause, one difference (a field inside an added object is not told again); document order; requests
// are judged for those who send them, responses for those who read them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compare/facts.h"

namespace ocpv::compare {

enum class What : std::uint8_t {
  operation_added,
  operation_removed,
  endpoint_changed,
  operation_renamed,
  title_changed,
  part_added,
  part_removed,
  field_added,
  field_removed,
  field_moved,
  field_renamed,
  type_changed,
  became_required,
  became_optional,
  values_changed,
  list_closed,
  list_opened,
  known_values_changed,
  range_changed,
  shape_changed,
  default_changed,
  rule_added,
  rule_removed,
  rule_changed,
  description_changed,
  unit_changed,
  secret_changed,
  deprecated_changed,
  example_changed,
};

/// `field-added`, as in JSON.
std::string_view name_of(What what) noexcept;

enum class Effect : std::uint8_t {
  documentation,  ///< Words only: the same documents are right before and after.
  compatible,     ///< What was right stays right.
  breaking,       ///< A request that was right may be wrong now; a response may hold what its readers do not know.
};

std::string_view name_of(Effect effect) noexcept;

struct Difference {
  What what = What::field_added;
  Effect effect = Effect::documentation;
  std::string operation;  ///< Its id.
  std::optional<Part> part;
  std::string pointer;        ///< Where it is now, or was.
  std::string before, after;  ///< In words of JSON and types, no language: `string`, `"A", "B"`, `0..100`.
  Place before_place, after_place;
};

std::vector<Difference> compare_parts(const PartFacts& before, const PartFacts& after, Part part);
std::vector<Difference> compare_operations(const OperationFacts& before, const OperationFacts& after);

/// Operations are the same by method and path (names of path parameters aside), else by id.
std::vector<Difference> compare_trees(const std::vector<OperationFacts>& before,
                                      const std::vector<OperationFacts>& after);


}  // namespace ocpv::compare
