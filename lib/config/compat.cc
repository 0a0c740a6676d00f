#include "config/compat.h"

#include <string>

#include "base/limits.h"
#include "base/utf8.h"

namespace ocpv::config {
namespace {

constexpr Message kNoSuch{"'{0}' is no switch of compatibility; there are {1}", "'{0}' 不是兼容开关；可用：{1}"};

}  // namespace

Result<void> set_compat(CompatSwitches& switches, std::string_view text, Language language) {
  std::string all;
  for (const CompatRow& row : kCompatRows) {
    for (const std::string_view value : row.values) {
      const std::string one = std::string(row.name) + "=" + std::string(value);
      if (one == text) {
        (switches.*row.field).on = value == row.on();
        return {};
      }
      (all += all.empty() ? "" : " ") += one;
    }
  }
  return Error{fill(kNoSuch, language, {shown(text, kMostShownBytes), all})};
}

}  // namespace ocpv::config
