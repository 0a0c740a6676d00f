// In: cases that were run. Out: the result as text, JUnit XML or TAP.
// Promises: cases in the order they were run; no value of a secret member.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "tools/ocpv/cases/touched_rows.h"

namespace ocpv::program {

struct Case {
  std::string name;
  std::vector<std::string> faults;  ///< Why it does not pass.
  bool unreadable = false;          ///< It could not be judged.
};

std::string as_text(const std::vector<Case>& cases, const TouchedRows& rows, Language language);
std::string as_junit(const std::vector<Case>& cases);
std::string as_tap(const std::vector<Case>& cases);

}  // namespace ocpv::program
