#include "config/compat.h"

#include <array>
#include <string>

#include "base/limits.h"
#include "base/utf8.h"

namespace ocpv::config {
namespace {

constexpr Message kNoSuch{"'{0}' is no switch of compatibility; there are {1}", "'{0}' 不是兼容开关；可用：{1}"};

constexpr std::array<CompatRow, 3> kRows = {{
    {"null", "error", "absent", &CompatSwitches::null_is_absent},
    {"long", "number", "number-or-string", &CompatSwitches::long_as_text},
    {"integers", "json", "java", &CompatSwitches::java_integers},
}};

}  // namespace

std::span<const CompatRow> compat_rows() noexcept { return kRows; }

Result<void> set_compat(CompatSwitches& switches, std::string_view text, Language language) {
  std::string all;
  for (const CompatRow& row : kRows) {
    for (const std::string_view value : {row.off, row.on}) {
      const std::string one = std::string(row.name) + "=" + std::string(value);
      if (one == text) {
        (switches.*row.field).on = value == row.on;
        return {};
      }
      (all += all.empty() ? "" : " ") += one;
    }
  }
  return Error{fill(kNoSuch, language, {shown(text, kMostShownBytes), all})};
}

}  // namespace ocpv::config
