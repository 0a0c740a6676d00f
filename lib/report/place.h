// In: a diagnostic. Out: the one place of it that a line such as `file:line:column` names.
#pragma once

#include "check/diagnostic.h"

namespace ocpv::report {

/// The member's name where the member as such is at fault, else the value.
inline const check::Range& place_of(const check::Diagnostic& d) noexcept {
  switch (d.id) {
    case check::Id::duplicate_key:
    case check::Id::unknown_field:
    case check::Id::misplaced_field:
    case check::Id::not_applicable:
      return d.key_range.start.line != 0 ? d.key_range : d.range;
    default:
      return d.range;
  }
}

}  // namespace ocpv::report
