// In: a name and the names that would be right. Out: the one that was probably meant, or none.
// Promises: bounded work (long names are not compared), no guess when two are equally near.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace ocpv {

/// Index of the candidate that `name` probably means: equal but for letter case, `_` and `-`; or at most one edit
/// (two for eight and more letters) away by optimal string alignment; or one is the other's plural. None when no
/// candidate is near, or two are equally near.
std::optional<std::size_t> find_similar(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace ocpv
