// In: a diagnostic. Out: the one place of it that a line such as `file:line:column` names.
#pragma once

#include "findings/diagnostic.h"

namespace ocpv::report {

/// The member's name where the member as such is at fault, else the value.
inline const findings::Range& place_of(const findings::Diagnostic& d) noexcept {
  const bool is_at_name = facts_of(d.id).about == findings::About::member && d.key_range.start.line != 0;
  return is_at_name ? d.key_range : d.range;
}

}  // namespace ocpv::report
