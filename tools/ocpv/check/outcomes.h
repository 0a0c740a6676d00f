// In: why something could not be judged, or what is wrong with it. Out: what was found, as data; what the program ends
// with.
#pragma once

#include <string>
#include <utility>

#include "tools/ocpv/check/finding.h"
#include "tools/ocpv/command.h"

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

/// What one document makes of the exit status: a fault of ours, no verdict, findings that count, or nothing.
inline ExitStatus exit_status_of(const Finding& finding, Severity fail_on) {
  const findings::Findings& findings = finding.findings;
  if (findings.status == Status::no_memory || findings.status == Status::internal) return ExitStatus::internal;
  if (!finding.problem.empty() || !was_judged(findings.status)) return ExitStatus::unreadable;
  return fails(findings, fail_on) ? ExitStatus::findings : ExitStatus::clean;
}

}  // namespace ocpv::program
