// In: why something could not be judged, or the one thing that is wrong with it. Out: what was found, as data.
#pragma once

#include <string>
#include <utility>

#include "tools/ocpv/check/finding.h"

namespace ocpv::program {

inline Finding could_not(std::string problem) {
  Finding finding;
  finding.findings.status = Status::bad_argument;
  finding.problem = std::move(problem);
  return finding;
}

inline findings::Findings one_error(findings::Diagnostic diagnostic, findings::Findings findings) {
  findings.status = Status::invalid;
  findings.add(diagnostic);
  return findings;
}

}  // namespace ocpv::program
