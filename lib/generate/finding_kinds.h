// In: the id of a finding of `ocpv docs`. Out: how severe it is, what it means, a wrong page and a right one.
// Promises: every id that find_contradictions() gives is here, in both languages.
#pragma once

#include <span>
#include <string_view>

#include "base/terms.h"

namespace ocpv::generate {

struct FindingKind {
  std::string_view id;
  Severity severity = Severity::error;  ///< error: a reader is misled; warning: an example is; note: nobody need be.
  std::string_view meaning_en, meaning_zh;
  std::string_view wrong, right;  ///< Pieces of pages, the same in both languages.
};

/// All of them, in the order they are listed.
std::span<const FindingKind> finding_kinds() noexcept;

/// Null for an unknown id.
const FindingKind* find_kind(std::string_view id) noexcept;

}  // namespace ocpv::generate
