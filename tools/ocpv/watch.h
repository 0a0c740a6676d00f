// In: files and folders, and what to run. Out: it runs, and again whenever one of them has changed.
// Promises: a change between two looks is never lost; where the system can tell of changes nothing is looked at until
// it does; what a run itself writes, and is named so, is no change.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tools/ocpv/command.h"

namespace ocpv::program {

struct Watched {
  std::vector<std::string> paths;    ///< Files, also those that are not there yet; folders with all files below them.
  std::vector<std::string> written;  ///< By the run.
};

/// Until it is interrupted or nobody reads. `what` is asked before each run.
ExitStatus watch(const std::function<Watched()>& what, const std::function<ExitStatus()>& run, Context& context);

}  // namespace ocpv::program
