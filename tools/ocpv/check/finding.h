// In: nothing; this is data. Out: what was found in one document of a file.
#pragma once

#include <cstdint>
#include <string>

#include "findings/diagnostic.h"

namespace ocpv::program {

/// What was found in one document. `problem` says why it could not be judged at all, if no diagnostic does.
struct Finding {
  findings::Findings findings;
  std::string operation;  ///< Its id; empty when it could not be told, or the schema is the user's own.
  std::string problem;
  std::uint32_t problem_line = 0, problem_column = 0;  ///< 0 when unknown.
  bool is_response = false;
  bool is_told_elsewhere = false;  ///< Nobody knows more of it than another document of the request says.
  bool is_no_request = false;      ///< The program wrote it: a baseline or a report. Nothing is said of it.
};

/// Whether what was found shows in the exit status.
inline bool fails(const findings::Findings& findings, Severity fail_on) {
  return findings.status == Status::invalid || findings.errors != 0 ||
         (fail_on != Severity::error && findings.warnings != 0) || (fail_on == Severity::note && findings.notes != 0);
}

}  // namespace ocpv::program
