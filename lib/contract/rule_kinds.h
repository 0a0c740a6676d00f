// In: kinds of rules. Out: their names.
// Promises: one list for operation.json, which has them, and corrections.json, where people write them.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "contract/contract.h"

namespace ocpv::contract {

inline constexpr std::array<std::pair<std::string_view, Rule::Kind>, 10> kRuleKinds{{
    {"only_when", Rule::Kind::only_when},
    {"required_when", Rule::Kind::required_when},
    {"value_when", Rule::Kind::value_when},
    {"values_when", Rule::Kind::values_when},
    {"items_when", Rule::Kind::items_when},
    {"needs", Rule::Kind::needs},
    {"together", Rule::Kind::together},
    {"at_least_one", Rule::Kind::at_least_one},
    {"exactly_one", Rule::Kind::exactly_one},
    {"at_most_one", Rule::Kind::at_most_one},
}};

constexpr std::string_view name_of(Rule::Kind kind) noexcept {
  for (const auto& [name, one] : kRuleKinds) {
    if (one == kind) return name;
  }
  return {};
}

}  // namespace ocpv::contract
