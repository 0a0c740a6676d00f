// In: a switch by its name, and what it is set to. Out: which of OCP's own ways of reading JSON are followed.
// Promises: one table for the configuration and the command line; an unknown name or value is an Error that lists those
// there are.
#pragma once

#include <array>
#include <optional>
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
  std::string_view name;
  std::array<std::string_view, 2> values;
  CompatSwitch CompatSwitches::*field;
  Message says;
  std::string_view otherwise = {};  ///< What holds without it, as JSON, where that is one thing.

  constexpr std::string_view off() const noexcept { return values[0]; }
  constexpr std::string_view on() const noexcept { return values[1]; }
};
inline constexpr std::array<CompatRow, 3> kCompatRows = {{
    {"null",
     {"error", "absent"},
     &CompatSwitches::null_is_absent,
     {"what a member that is null is: a value like others, or one that is not there",
      "值为 null 的成员：与其他值相同，或视为不存在"},
     R"("error")"},
    {"long",
     {"number", "number-or-string"},
     &CompatSwitches::long_as_text,
     {"how a Long may be written; in responses text is taken unless this says number",
      "Long 的写法；未设为 number 时，响应中可为字符串"}},
    {"integers",
     {"json", "java"},
     &CompatSwitches::java_integers,
     {"whether 26.0 is a whole number: by JSON Schema it is, by Java it is not",
      "26.0 是否为整数：JSON Schema 视为整数，Java 不视为整数"},
     R"("json")"},
}};

/// `null=absent`, as --compat takes it.
Result<void> set_compat(CompatSwitches& switches, std::string_view text, Language language);

}  // namespace ocpv::config
