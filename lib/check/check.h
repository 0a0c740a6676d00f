// In: a plan and bytes. Out: a verdict, or everything that is wrong.
// Promises: linear time, memory within Limits, strict RFC 8259 everywhere; verdict() and check() always agree; a warm
// Checker's verdict() allocates nothing; no regular expression engine, no recursion on input, no locale, no global
// state.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "base/limits.h"
#include "base/status.h"
#include "check/diagnostic.h"
#include "plan/plan.h"

namespace ocpv::check {

/// A path parameter whose value is known, such as {"tenantId", "1000012"}.
struct PathParameter {
  std::string_view name, value;
};

struct Options {
  Limits limits;
  bool strict = false;                         ///< Warnings are told as errors.
  Severity unknown_field = Severity::warning;  ///< note for responses.
  bool all_secrets = false;                    ///< check() fills Findings::secrets also when it reports nothing.
  bool secret_literals = false;                ///< check() only: a secret written out is a warning, `secret-literal`.
  std::span<const PathParameter> path_parameters = {};  ///< For `inconsistent-fields` against the path; may be empty.
};

/// Scratch memory for checking; reused from call to call. One per thread. Throws std::bad_alloc only.
class Checker {
 public:
  Checker();
  ~Checker();

  /// Judges one JSON text: ok, invalid, or a could-not-judge status. `text` needs no terminator and no padding and is
  /// not kept.
  Status verdict(const plan::Plan& plan, std::string_view text, const Options& options);

  /// Judges one JSON text and says everything that is wrong, into `findings` (cleared first). Returns findings.status.
  Status check(const plan::Plan& plan, std::string_view text, const Options& options, Findings& findings);

 private:
  struct Scratch;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace ocpv::check
