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
  std::erase_if(findings.diagnostics, [&](const findings::Diagnostic& one) {
    return std::any_of(other.findings.diagnostics.begin(), other.findings.diagnostics.end(),
                       [&](const findings::Diagnostic& there) { return is_same(one, there); });
  });
  const auto count = [&](Severity severity) {
    return static_cast<std::uint32_t>(std::count_if(findings.diagnostics.begin(), findings.diagnostics.end(),
                                                    [&](const auto& one) { return one.severity == severity; }));
  };
  findings.errors = count(Severity::error);
  findings.warnings = count(Severity::warning);
  findings.notes = count(Severity::note);
  if (was_judged(findings.status))
    findings.status = findings.errors == 0 ? Status::ok : Status::invalid;
  else if (findings.diagnostics.empty() && finding.problem.empty())
    findings.status = Status::ok;
}

}  // namespace ocpv::program
