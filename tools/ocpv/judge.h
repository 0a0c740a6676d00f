// In: what to check against, and a document. Out: findings.
// Promises: a Judge belongs to one thread and reuses its memory; findings have the places of the file the user sees.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "check/check.h"
#include "check_settings.h"
#include "input/document.h"
#include "targets.h"

namespace ocpv::program {

/// What was found in one document. `problem` says why it could not be judged at all, if no diagnostic does.
struct Finding {
  check::Findings findings;
  std::string operation;  ///< Its id; empty when it could not be told, or the schema is the user's own.
  std::string problem;
};

class Judge {
 public:
  Judge(Targets& targets, const CheckSettings& settings, Language language);

  /// A JSON text that says nothing of its operation.
  Finding judge(std::string_view json);
  /// A document as it was read; an .http request says which operation it is for.
  Finding judge(const input::Document& document);

 private:
  Finding judge_for(const Aim& aim, std::string_view json);
  Finding judge_by_reference(const Target& target, std::string_view json);
  Finding judge_request(const input::Document& document);

  Targets& targets_;
  const CheckSettings& settings_;
  Language language_;
  check::Options options_;
  check::Checker checker_;
  std::unique_ptr<const plan::Plan> anything_;  ///< With the reference engine.
};

}  // namespace ocpv::program
