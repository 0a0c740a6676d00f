// In: a plan and bytes. Out: a verdict, or everything that is wrong.
// Promises: linear time, memory within Limits, strict RFC 8259 everywhere; verdict() and check() always agree; a warm
// Checker's verdict() allocates nothing, unless Options::compat asks for a second look at what is wrong; no regular
// expression engine, no recursion on input, no locale, no global state.
#pragma once

#include <memory>
#include <string_view>

#include "base/status.h"
#include "findings/diagnostic.h"
#include "plan/plan.h"
#include "walk/options.h"

namespace ocpv::check {

using walk::Compat;
using walk::Options;
using walk::PathParameter;

/// Scratch memory for checking; reused from call to call. One per thread. Throws std::bad_alloc only.
class Checker {
 public:
  Checker();
  ~Checker();

  /// Judges one JSON text: ok, invalid, or a could-not-judge status. `text` needs no terminator and no padding and is
  /// not kept.
  Status verdict(const plan::Plan& plan, std::string_view text, const Options& options);

  /// Judges one JSON text and says everything that is wrong, into `findings` (cleared first). Returns findings.status.
  Status check(const plan::Plan& plan, std::string_view text, const Options& options, findings::Findings& findings);

 private:
  Status judge(const plan::Plan& plan, std::string_view text, const Options& options, findings::Findings& findings);

  struct Scratch;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace ocpv::check
