// In: plans of an operation and a case. Out: what a full check finds, in the words of the case file.
// Promises: each judgement also holds what must be true of every one: verdict-only and full agree, no secret is shown.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "case_file.h"
#include "check/check.h"
#include "plan/plan.h"

namespace ocpv::contract_test {

/// The texts of schemas/<operation>/<part>.schema.json, by part.
Result<std::map<std::string, std::string>> read_schemas(const std::string& operation);

/// What was found in one document.
struct Found {
  Status status = Status::ok;
  std::vector<Expected> diagnostics;  ///< Sorted; without suggestions where the case names none.
  std::vector<std::string> broken;    ///< Promises that do not hold, in words.
};

struct Judge {
  check::Checker checker;
  findings::Findings findings;
  std::vector<std::string> secrets;

  Found judge(const plan::Plan& plan, const std::string& text,
              const std::vector<std::pair<std::string, std::string>>& path);
};

/// Empty, or how `found` differs from what the case asks.
std::string difference(const Case& asked, const Found& found);

Verdict verdict_of(Status status);

}  // namespace ocpv::contract_test
