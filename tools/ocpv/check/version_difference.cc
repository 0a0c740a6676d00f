#include "tools/ocpv/check/version_difference.h"

#include <algorithm>

namespace ocpv::program {
namespace {

bool is_same(const findings::Diagnostic& a, const findings::Diagnostic& b) {
  return a.id == b.id && a.part == b.part && a.pointer == b.pointer &&
         (a.severity == Severity::error) == (b.severity == Severity::error);
}

}  // namespace

void leave_out(const Finding& other, Finding& finding) {
  findings::Findings& findings = finding.findings;
  if (!other.problem.empty() && !finding.problem.empty()) {
    finding = Finding{};
    return;
  }
  findings.drop_if([&](const findings::Diagnostic& one) {
    return std::any_of(other.findings.diagnostics.begin(), other.findings.diagnostics.end(),
                       [&](const findings::Diagnostic& there) { return is_same(one, there); });
  });
  findings.count_shown();  // Nobody knows which of those over the limit are in both.
  findings.settle();
  if (!was_judged(findings.status) && findings.diagnostics.empty() && finding.problem.empty())
    findings.status = Status::ok;
}

}  // namespace ocpv::program
