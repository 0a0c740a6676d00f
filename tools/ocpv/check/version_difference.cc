#include "tools/ocpv/check/version_difference.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <vector>

namespace ocpv::program {
namespace {

/// What makes a finding of one version that of another.
using Key = std::tuple<findings::Id, RequestPart, bool, std::string_view>;

Key key_of(const findings::Diagnostic& one) {
  return {one.id, one.part, one.severity == Severity::error, std::string_view(one.pointer)};
}

}  // namespace

void leave_out(const Finding& other, Finding& finding) {
  findings::Findings& findings = finding.findings;
  if (!other.problem.empty() && !finding.problem.empty()) {
    finding = Finding{};
    return;
  }
  // Sorted, for a hostile body may have as many findings as bytes.
  std::vector<Key> there;
  there.reserve(other.findings.diagnostics.size());
  for (const findings::Diagnostic& one : other.findings.diagnostics) there.push_back(key_of(one));
  std::sort(there.begin(), there.end());
  findings.drop_if(
      [&](const findings::Diagnostic& one) { return std::binary_search(there.begin(), there.end(), key_of(one)); });
  findings.count_shown();  // The limit holds again where the report is written.
  findings.settle();
  if (!was_judged(findings.status) && findings.diagnostics.empty() && finding.problem.empty())
    findings.status = Status::ok;
}

}  // namespace ocpv::program
