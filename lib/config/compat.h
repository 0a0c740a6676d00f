// In: a switch by its name, and what it is set to. Out: which of OCP's own ways of reading JSON are followed.
// Promises: one table for the configuration and the command line; an unknown name or value is an Error that lists those
// there are.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/message.h"
#include "base/result.h"
#include "config/rules.h"

namespace ocpv::config {

/// A switch that is set, or not.
struct CompatSwitch {
  std::optional<bool> on;
  Place place;
};

/// What of walk::Compat is said, and where.
struct CompatSwitches {
  CompatSwitch null_is_absent, long_as_text, java_integers;
};

/// A switch, and its two values: as JSON Schema has it, and as OCP does.
struct CompatRow {
  std::string_view name, off, on;
  CompatSwitch CompatSwitches::*field;
};
std::span<const CompatRow> compat_rows() noexcept;

/// `null=absent`, as --compat takes it.
Result<void> set_compat(CompatSwitches& switches, std::string_view text, Language language);

}  // namespace ocpv::config
