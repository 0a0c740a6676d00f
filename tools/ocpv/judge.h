// In: what to check against, and bytes. Out: findings.
// Promises: a Target is made once and shared by threads; a Judge belongs to one thread and reuses its memory.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "check/check.h"
#include "check_settings.h"
#include "plan/plan.h"

namespace ocpv::program {

/// A schema ready to be checked against.
struct Target {
  std::string operation;  ///< Its id; empty for a schema of the user's own.
  std::string schema;
  std::optional<plan::Plan> plan;  ///< None with the reference engine.
  std::vector<std::pair<std::string, std::string>> path_parameters;
};

Result<Target> make_target(const CheckSettings& settings, const catalog::Catalog& catalog, Language language);

/// What was found in one document. `problem` says why the document could not be judged at all, if no diagnostic does.
struct Finding {
  check::Findings findings;
  std::string problem;
};

class Judge {
 public:
  Judge(const Target& target, const CheckSettings& settings, Language language);
  Finding judge(std::string_view document);

 private:
  Finding judge_by_reference(std::string_view document) const;

  const Target& target_;
  Engine engine_;
  Language language_;
  check::Options options_;
  std::vector<check::PathParameter> path_parameters_;
  check::Checker checker_;
};

}  // namespace ocpv::program
