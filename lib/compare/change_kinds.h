// In: the id of a change that `ocpv diff` tells. Out: what it means, and what it looks like before and after.
// Promises: every name that name_of(What) gives is here, in both languages.
#pragma once

#include <span>
#include <string_view>

namespace ocpv::compare {

struct ChangeKind {
  std::string_view id, meaning_en, meaning_zh;
  std::string_view before, after;  ///< Pieces of pages, the same in both languages.
};

/// All of them, in the order of What.
std::span<const ChangeKind> change_kinds() noexcept;

/// Null for an unknown id.
const ChangeKind* find_change_kind(std::string_view id) noexcept;

}  // namespace ocpv::compare
