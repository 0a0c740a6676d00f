// In: a diagnostic. Out: the one place of it that a line such as `file:line:column` names.
#pragma once

#include "findings/diagnostic.h"

namespace ocpv::report {

/// The member's name where the member as such is at fault, else the value.
inline const findings::Range& place_of(const findings::Diagnostic& d) noexcept {
  switch (d.id) {
    case findings::Id::duplicate_key:
    case findings::Id::unknown_field:
    case findings::Id::misplaced_field:
    case findings::Id::not_applicable:
      return d.key_range.start.line != 0 ? d.key_range : d.range;
    default:
      return d.range;
  }
}

}  // namespace ocpv::report
