#include "tools/ocpv/check/version_difference.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace ocpv::program {
namespace {

/// What makes a finding of one version that of another.
using Key = std::tuple<findings::Id, RequestPart, bool, std::string_view>;

Key key_of(const findings::Diagnostic& one) {
  return {one.id, one.part, one.severity == Severity::error, std::string_view(one.pointer)};
}

bool is_unjudged(const Finding& finding, bool is_request) {
  const auto& all = finding.findings.diagnostics;
  const bool is_for_none = !is_request && std::any_of(all.begin(), all.end(), [](const findings::Diagnostic& one) {
    return one.id == findings::Id::no_such_operation && one.severity == Severity::error;
  });
  return is_for_none || !finding.problem.empty() || !was_judged(finding.findings.status);
}

// Nothing is told of it but whether both found it right.
void keep_verdict(const Finding& other, Finding& finding) {
  const auto is_right = [](const Finding& one) { return one.problem.empty() && one.findings.status == Status::ok; };
  Finding verdict;
  verdict.operation = finding.operation;
  verdict.findings.status = is_right(other) && is_right(finding) ? Status::ok : Status::invalid;
  finding = std::move(verdict);
}

}  // namespace

bool leave_out(const Finding& other, bool is_request, Compared wanted, Finding& finding) {
  findings::Findings& findings = finding.findings;
  const bool is_in_neither = is_unjudged(other, is_request) && is_unjudged(finding, is_request);
  if (wanted == Compared::right) {
    keep_verdict(other, finding);
    return is_in_neither;
  }
  if (is_in_neither != (wanted == Compared::unjudged) && wanted != Compared::all) {
    finding = Finding{};
    return is_in_neither;
  }
  if (is_in_neither) return true;
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
  return false;
}

}  // namespace ocpv::program
